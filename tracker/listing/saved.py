"""Saved views: kept, renamed, deleted, and each of these taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from tracker.models import SavedView
from tracker.permissions import sees_all

from .assignments import ASSIGNMENTS
from .dockets import DOCKETS
from .listing import Listing, Shown, filter_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LISTINGS: dict[str, Listing] = {row.key: row for row in (ASSIGNMENTS, DOCKETS)}
LONGEST = 2000  # characters of an address that are kept


@dataclass(frozen=True, slots=True)
class Tab:
    """A view as the list shows it; current: the list shows just this."""

    name: str
    url: str
    current: bool


def pages_of(user: User) -> set[str]:
    """The lists that this user may open."""
    return set(LISTINGS) if sees_all(user) else {ASSIGNMENTS.key}


def url_of(view: SavedView) -> str:
    address = reverse(LISTINGS[view.page].address)
    return f"{address}?{view.state}" if view.state else address


def tabs(user: User, shown: Shown) -> list[Tab]:
    """One's own views of this list."""
    rows = SavedView.objects.visible_to(user).kept()
    now = sorted(QueryDict(shown.state).lists())
    return [
        Tab(row.name, url_of(row), sorted(QueryDict(row.state).lists()) == now)
        for row in rows.filter(page=shown.listing.key)
    ]


class NameForm(forms.ModelForm[SavedView]):
    """A name that no other view of this owner has."""

    class Meta:
        model = SavedView
        fields = ("name",)
        error_messages = {"name": {"required": "请给视图起个名称。"}}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].help_text = "自己认得就行,如“教育局逾期的”,30 字以内。"

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        kept = SavedView.objects.filter(owner=self.instance.owner).kept()
        if kept.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(f"您已有一个叫“{name}”的视图,请换一个名称。")
        return name


def blank(user: User, page: str, state: str) -> SavedView:
    """A view of what the address says, not yet named nor saved."""
    said = QueryDict(state)
    return SavedView(
        owner=user,
        page=page,
        query=filter_of(said).urlencode(),
        columns=said.get("columns", "")[:10],
        order=said.get("sort", "")[:30],
    )


def rename(view: SavedView, name: str) -> None:
    """The name before stays known: it is the way back."""
    before = SavedView.objects.values_list("name", flat=True).get(pk=view.pk)
    if before != name:
        view.name, view.former = name, before
        view.save(update_fields=["name", "former"])


def delete(view: SavedView) -> None:
    if view.deleted_at is None:
        view.deleted_at = timezone.now()
        view.save(update_fields=["deleted_at"])


@transaction.atomic
def restore(view: SavedView) -> bool:
    """False where another has its name by now."""
    taken = SavedView.objects.filter(owner=view.owner, name=view.name).kept()
    if taken.exclude(pk=view.pk).exists():
        return False
    view.deleted_at = None
    view.save(update_fields=["deleted_at"])
    return True
