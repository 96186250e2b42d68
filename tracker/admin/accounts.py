"""Accounts, and what they are granted: by two administrators, who are never one.

An account is never deleted: events name it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes import admin as axes_admin  # noqa: F401  registers what is taken off here
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from meetings.admin.base import ModelAdmin, ReadOnlyInline
from tracker.models import Membership
from tracker.register.passwords import initial_password

from . import account_actions
from .administrators import refuse_losing_the_last

if TYPE_CHECKING:
    StockUserAdmin = UserAdmin[User]
    AccountModelForm = ModelForm[User]
    MembershipModelForm = ModelForm[Membership]
else:
    StockUserAdmin = UserAdmin
    AccountModelForm = MembershipModelForm = ModelForm

admin.site.unregister(User)
admin.site.unregister(Group)  # groups mirror memberships and are not set by hand
# Failed log-ins are unlocked from the account; their own lists are in English.
admin.site.unregister([AccessAttempt, AccessFailureLog, AccessLog])


class AccountForm(AccountModelForm):
    """The whole name in one field, as Chinese names are written."""

    full_name = forms.CharField(label="姓名", max_length=40)
    email = forms.EmailField(
        label="邮箱", required=False, help_text="每日提醒发到这里;本人也可以自己填。"
    )

    class Meta:
        model = User
        fields = ("username", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["full_name"].initial = self.instance.get_full_name()

    def save(self, commit: bool = True) -> User:
        self.instance.first_name = self.cleaned_data["full_name"]
        self.instance.last_name = ""
        return super().save(commit)


class MembershipForm(MembershipModelForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            refuse_losing_the_last(self.instance, cleaned)
        return cleaned


class MembershipInline(ReadOnlyInline):
    """Shown only: grants are the security administrator's, in their own table."""

    model = Membership
    fields = ("role", "department", "post", "valid_from", "valid_to")


@admin.register(User)
class AccountAdmin(StockUserAdmin):
    form = add_form = AccountForm
    list_display = ("username", "full_name", "roles", "in_use", "last_login")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("username", "first_name", "memberships__department__name")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": (("username", "full_name"), "email")}),
        (
            "状态(停用、启用、重置密码在列表页的“动作”里)",
            {"fields": (("in_use", "last_login", "date_joined"),)},
        ),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (("username", "full_name"), "email"),
                "description": "初始密码由系统生成,保存后只显示一次。"
                "角色由安全管理员在“成员身份”里授予,授予以前账号看不到任何业务。",
            },
        ),
    )
    readonly_fields = ("in_use", "last_login", "date_joined")
    actions = account_actions.ALL

    def get_urls(self) -> list[Any]:
        """Without UserAdmin's page on which one person types another's password."""
        return ModelAdmin.get_urls(self)

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """A new account holds nothing yet."""
        return [MembershipInline] if obj else []

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        rows = super().get_queryset(request).filter(is_superuser=False)
        return rows.prefetch_related("memberships__department")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="姓名", ordering="first_name")
    def full_name(self, row: User) -> str:
        return row.get_full_name()

    @admin.display(description="启用", boolean=True, ordering="is_active")
    def in_use(self, row: User) -> bool:
        return row.is_active

    @admin.display(description="身份")
    def roles(self, row: Any) -> str:
        today = timezone.localdate()
        return "、".join(str(m) for m in row.memberships.all() if m.holds_on(today))

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: Any
    ) -> None:
        if not change:
            obj.initial_password = initial_password()
            obj.set_password(obj.initial_password)
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """The one page that shows the password."""
        slips = [(obj, obj.initial_password)]
        return account_actions.hand_out(self, request, slips)


@admin.register(Membership)
class MembershipAdmin(ModelAdmin):
    form = MembershipForm
    list_display = (
        "user",
        "name",
        "role",
        "department",
        "post",
        "valid_from",
        "valid_to",
    )
    list_filter = ("role", ("valid_to", admin.EmptyFieldListFilter), "department")
    list_select_related = ("user", "department", "post__department")
    search_fields = ("user__username", "user__first_name", "department__name")
    autocomplete_fields = ("user", "department", "post")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Deleting in bulk would pass by Membership.delete and its mirror."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_delete_permission(
        self, request: HttpRequest, obj: Membership | None = None
    ) -> bool:
        try:
            if obj is not None:
                refuse_losing_the_last(obj, None)
        except ValidationError:
            return False
        return super().has_delete_permission(request, obj)

    @admin.display(description="姓名", ordering="user__first_name")
    def name(self, row: Membership) -> str:
        return str(row.user.get_full_name())
