"""A register that ledgers name, and a way to send one in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from meetings.models import Department, DepartmentGroup, Person, Post, Tenure
from tests.factories import make_department
from tracker import imports
from tracker.imports import Preview

Send = Callable[..., Preview]


@pytest.fixture
def water(db: None) -> Department:
    return make_department("澄湖区水务局")


@pytest.fixture
def towns(db: None) -> list[Department]:
    made = [make_department(name, kind="town") for name in ("云浦镇", "石桥镇")]
    DepartmentGroup.objects.create(name="各镇街").members.set(made)
    return made


@pytest.fixture
def deputy_head(db: None) -> Post:
    """A leader's post and who holds it."""
    post = Post.objects.create(title="副区长(城建)")
    Tenure.objects.create(post=post, person=Person.objects.create(name="霍启明"))
    return post


@pytest.fixture
def send(officer: User, bureau: Department, water: Department) -> Send:
    """send(data): the ledger sent in by the officer, as it would be taken over."""

    def send(data: bytes, name: str = "2025年台账.xlsx") -> Preview:
        return imports.preview(imports.keep(data, name, officer))

    return send


def again(seen: Preview) -> Preview:
    """The same upload, as it is stored now."""
    seen.source.refresh_from_db()
    return imports.preview(seen.source)
