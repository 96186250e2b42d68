"""What handing over a post asks for."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone

from meetings.models import Post, Tenure
from tracker.forms import day_input
from tracker.models import Membership
from tracker.roles import LABELS, OF_DEPARTMENT, OFFICE, SEPARATED, Role

from . import going
from .accounts import AccountField
from .handing_over import Asked, check

if TYPE_CHECKING:
    from django.contrib.auth.models import User


MOVED = "现任刚刚有变动,请看清楚再交接。"


class HandOverForm(forms.Form):
    """`asked` says what is to be done, once the form is valid."""

    former = forms.TypedChoiceField(label="接替谁", coerce=int, empty_value=None)
    name = forms.CharField(label="接任人姓名", max_length=40)
    phone = forms.CharField(
        label="电话", max_length=30, required=False, help_text="同名的人靠电话区分。"
    )
    account = AccountField(
        get_user_model().objects.none(),
        label="接任人账号",
        required=False,
        empty_label="没有账号,由督查员代录",
        help_text="没有账号的,请管理员先在“名册导入”或后台建好。",
    )
    role = forms.ChoiceField(label="账号身份", required=False)
    on = forms.DateField(
        label="到任日期",
        widget=day_input(),
        help_text="可以填以后的日期,到那天自动生效。",
    )
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, post: Post, user: User, **more: Any) -> None:
        self.post, self.user = post, user
        today = timezone.localdate()
        self.held = self._held(today)
        newest = self.held[-1].pk if self.held else None
        initial = {"on": today, "role": going.role_of(post), "former": newest}
        super().__init__(*args, **{"initial": initial, **more})
        self._offer(today)
        for field in self.fields.values():
            field.error_messages["required"] = "请填写。"
        self.fields["former"].error_messages.update(
            invalid_choice=MOVED, required=MOVED
        )

    def _held(self, today: datetime.date) -> list[Tenure]:
        rows = self.post.tenures.select_related("person").order_by("valid_from", "pk")
        return [row for row in rows if row.holds_on(today)]

    def _offer(self, today: datetime.date) -> None:
        """Only what there is to choose."""
        former: Any = self.fields["former"]
        former.choices = [(row.pk, row.person.name) for row in self.held]
        former.required = bool(self.held)
        if len(self.held) < 2:
            former.widget = forms.HiddenInput()
        taken = Membership.objects.current(today).filter(role__in=OFFICE | SEPARATED)
        accounts = get_user_model().objects.filter(is_active=True)
        choice: Any = self.fields["account"]
        choice.queryset = accounts.exclude(pk__in=taken.values("user")).order_by("pk")
        roles = OF_DEPARTMENT if self.post.department_id else {Role.LEADER}
        role: Any = self.fields["role"]
        role.choices = [("", "不设"), *((r, LABELS[r]) for r in sorted(roles))]
        if any(going.memberships(self.post, row, today) for row in self.held):
            del self.fields["role"]  # the former holder's goes over

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "former" in self.errors:
            self._ask_anew()
        if not self.errors:
            held = {row.pk: row for row in self.held}
            former = held.get(cleaned.pop("former") or 0)
            self.asked = Asked(post=self.post, former=former, **cleaned)
            check(self.asked, self.user)
        return cleaned

    def _ask_anew(self) -> None:
        """Somebody was faster: what was typed stays, of the present holder."""
        posted: Any = self.data
        sent = posted.copy()
        sent["former"] = self.held[-1].pk if self.held else ""
        self.data = sent
