"""Which department a printed name means: told once, learnt for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.intake import intake
from meetings.models import (
    Alias,
    Department,
    DepartmentGroup,
    Directive,
    Edit,
    Mention,
    Source,
)
from meetings.proofreading import add_body, remove_body, resolve, undo
from meetings.refusals import Locked, Stale
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.proposals import done, last, proposed
from tests.factories import make_department, make_directive


@pytest.fixture
def city(db: None) -> Department:
    return make_department("澄湖区城市管理和综合执法局")


@pytest.fixture
def printed(city: Department, source: Source) -> Mention:
    """区城管局, as the page prints it; two more of its bodies are called so."""
    body = Mention.objects.get(name="区城管局")
    for row in Directive.objects.exclude(pk=body.directive_id)[:2]:
        row.mentions.create(name="区城管局", order=9)
    return body


def test_one_choice_resolves_the_name_in_the_whole_source_and_is_learnt(
    printed: Mention, city: Department, officer: User
) -> None:
    assert printed.department is None
    told = resolve(printed, officer, city)
    assert (told.also, told.learnt) == (2, "区城管局")
    assert "另有 2 处" in str(told) and "已记住“区城管局”" in str(told)
    rows = Mention.objects.filter(name="区城管局")
    assert {row.department for row in rows} == {city}
    alias = Alias.objects.get()
    assert (alias.department, alias.valid_from) == (city, printed.directive.said_on)
    assert Edit.objects.exclude(verb="read").count() == 1


def test_the_next_reading_resolves_it(
    printed: Mention, city: Department, officer: User
) -> None:
    resolve(printed, officer, city)
    other = intake(PAGE.replace("18日", "19日").encode(), published_on=DAY).source
    again = Mention.objects.filter(
        directive__reading__source=other, name="区城管局"
    ).first()
    assert again is not None and again.department == city


def test_undo_takes_back_the_choice_and_the_alias(
    printed: Mention, city: Department, officer: User
) -> None:
    edit = done(resolve(printed, officer, city).edit)
    undo(edit, officer)
    assert not Alias.objects.exists()
    assert not Mention.objects.filter(name="区城管局", department=city).exists()


def test_roles_stay_and_what_was_decided_is_not_touched(
    printed: Mention, city: Department, officer: User
) -> None:
    other = make_department()
    first, second = Mention.objects.filter(name="区城管局").exclude(pk=printed.pk)
    Mention.objects.filter(pk=first.pk).update(department=other, role="support")
    Mention.objects.filter(pk=second.pk).update(role="support")
    assert resolve(printed, officer, city).also == 1
    found = Mention.objects.filter(pk__in=(first.pk, second.pk)).order_by("pk")
    assert [(m.role, m.department) for m in found] == [
        ("support", other),
        ("support", city),
    ]


def test_what_is_docketed_meanwhile_is_left_alone(
    printed: Mention, city: Department, officer: User
) -> None:
    other = Mention.objects.filter(name="区城管局").exclude(pk=printed.pk)[0]
    proofreading.lock(other.directive, officer)
    resolve(printed, officer, city)
    other.refresh_from_db()
    assert other.department is None
    with pytest.raises(Locked):
        resolve(other, officer, city)


@pytest.mark.parametrize("name", ["各镇街", "有关部门", "城"])
def test_a_word_for_many_is_never_an_alias(
    city: Department, officer: User, name: str
) -> None:
    body = Mention.objects.create(directive=proposed(), name=name)
    assert resolve(body, officer, city).learnt == ""
    assert not Alias.objects.exists()


def test_a_name_in_use_or_a_group_is_not_taught_twice(
    city: Department, officer: User
) -> None:
    other = make_department("澄湖区水务局")
    other.aliases.create(name="区水务局")
    DepartmentGroup.objects.create(name="滨湖三镇")
    for name in ("区水务局", "澄湖区水务局", "滨湖三镇"):
        body = Mention.objects.create(directive=proposed(), name=name)
        assert resolve(body, officer, city).learnt == ""
    assert Alias.objects.count() == 1


def test_the_officer_may_choose_without_teaching(
    printed: Mention, city: Department, officer: User
) -> None:
    assert resolve(printed, officer, city, learn=False).learnt == ""
    assert not Alias.objects.exists()
    assert resolve(printed, officer, city, learn=False).edit is None


def test_a_body_is_added_by_any_of_its_names(
    item: Directive, officer: User, city: Department
) -> None:
    city.aliases.create(name="区城管局")
    add_body(item, officer, "区城管局")
    add_body(item, officer, " 区城改办 ", "support")
    rows = item.mentions.values_list("name", "role", "department")
    assert list(rows) == [
        ("区城管局", "lead", city.pk),
        ("区城改办", "support", None),
    ]
    with pytest.raises(ValidationError, match="已点到"):
        add_body(item, officer, "区城管局")


def test_a_body_is_removed_once(item: Directive, officer: User) -> None:
    body = item.mentions.create(name="区城改办")
    edit = done(remove_body(body, officer))
    assert remove_body(body, officer) is None
    undo(edit, officer)
    assert item.mentions.get().pk == body.pk


def test_bodies_of_a_locked_or_changed_directive_are_left(
    item: Directive, officer: User, senior: User, city: Department
) -> None:
    locked = make_directive()
    body = locked.mentions.create(name="区城改办")
    proofreading.lock(locked, officer)
    acts: list[Callable[[], object]] = [
        lambda: add_body(locked, officer, "区城管局"),
        lambda: remove_body(body, officer),
    ]
    for act in acts:
        with pytest.raises(Locked, match="勘误"):
            act()
    seen = last(item)
    add_body(item, senior, "区城管局")
    with pytest.raises(Stale, match="添上“区城管局”"):
        add_body(item, officer, "区城改办", seen=seen)


def test_the_queries_do_not_grow_with_the_bodies(
    printed: Mention,
    city: Department,
    officer: User,
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(24):
        resolve(printed, officer, city)
