"""Departments with their aliases and posts, and the groups they are called in."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings import models
from meetings.models import Alias, Department, DepartmentGroup, Post

from .base import ModelAdmin, TabularInline


class AliasInline(TabularInline):
    model = Alias
    fields = ("name", "valid_from", "valid_to")
    extra = 1


class PostInline(TabularInline):
    model = Post
    fields = ("title", "order")
    extra = 0
    show_change_link = True


class MemberInline(TabularInline):
    model = models.TaskForceMember
    fk_name = "task_force"
    fields = ("department", "valid_from", "valid_to")
    autocomplete_fields = ("department",)
    extra = 0
    verbose_name_plural = "成员单位(专班填)"


@admin.register(Department)
class DepartmentAdmin(ModelAdmin):
    list_display = (
        "name",
        "kind",
        "order",
        "also_called",
        "leader_in_charge",
        "valid_from",
        "valid_to",
        "successor",
    )
    list_filter = ("kind", "groups", ("valid_to", admin.EmptyFieldListFilter))
    list_select_related = ("leader_in_charge__department", "successor")
    search_fields = ("name", "aliases__name")
    autocomplete_fields = ("successor", "leader_in_charge")
    inlines = (AliasInline, PostInline, MemberInline)
    readonly_fields = ("in_groups",)
    fields = (
        ("name", "kind", "order"),
        "leader_in_charge",
        ("valid_from", "valid_to"),
        "successor",
        "in_groups",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        return super().get_queryset(request).prefetch_related("aliases")

    @admin.display(description="别名")
    def also_called(self, row: Department) -> str:
        return "、".join(alias.name for alias in row.aliases.all())

    @admin.display(description="所在单位组")
    def in_groups(self, row: Department) -> str:
        if row.pk is None:
            return "—"
        return "、".join(group.name for group in row.groups.all()) or "—"


@admin.register(DepartmentGroup)
class DepartmentGroupAdmin(ModelAdmin):
    list_display = ("name", "called")
    search_fields = ("name", "members__name")
    filter_horizontal = ("members",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DepartmentGroup]:
        return super().get_queryset(request).prefetch_related("members")

    @admin.display(description="成员单位")
    def called(self, row: DepartmentGroup) -> str:
        return "、".join(member.name for member in row.members.all())
