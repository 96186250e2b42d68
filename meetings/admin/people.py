"""Posts, people, and who held which post from when to when."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from meetings.models import Person, Post, Tenure

from .base import ModelAdmin, TabularInline


class HolderInline(TabularInline):
    """On a post: when the holder changes, end one row and add the next."""

    model = Tenure
    verbose_name_plural = "任职(换人时给前任填“止”,再加一行)"
    fields = ("person", "valid_from", "valid_to")
    autocomplete_fields = ("person",)
    extra = 0


class HeldInline(TabularInline):
    """On a person."""

    model = Tenure
    fields = ("post", "valid_from", "valid_to")
    autocomplete_fields = ("post",)
    extra = 0


@admin.register(Post)
class PostAdmin(ModelAdmin):
    list_display = ("title", "department", "holders", "order")
    list_filter = ("department__kind", ("department", admin.EmptyFieldListFilter))
    list_select_related = ("department",)
    search_fields = ("title", "department__name", "tenures__person__name")
    autocomplete_fields = ("department",)
    inlines = (HolderInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        rows = super().get_queryset(request).select_related("department")
        return rows.prefetch_related("tenures__person")

    @admin.display(description="现任")
    def holders(self, row: Post) -> str:
        today = timezone.localdate()
        held = [t.person.name for t in row.tenures.all() if t.holds_on(today)]
        return "、".join(held) or "空缺"


@admin.register(Person)
class PersonAdmin(ModelAdmin):
    list_display = ("name", "phone", "posts")
    search_fields = ("name", "phone", "tenures__post__title")
    inlines = (HeldInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        rows = super().get_queryset(request)
        return rows.prefetch_related("tenures__post__department")

    @admin.display(description="现任岗位")
    def posts(self, row: Person) -> str:
        today = timezone.localdate()
        return "、".join(str(t.post) for t in row.tenures.all() if t.holds_on(today))
