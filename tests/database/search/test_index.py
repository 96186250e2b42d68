"""The index finds what reading the texts finds, and follows every change of a row."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from meetings import proofreading
from meetings.models import Department, Person, Post, Tenure
from meetings.models.records import RecordState
from tests.factories import make_directive, make_docket
from tracker.models import SearchEntry
from tracker.models.search import Kind
from tracker.search import index, pairs, rebuilding

TEXTS = (
    "抓好老旧小区改造,12个小区5月底前完工",
    "管网管道检测;网管培训",
    "督促 \uff21区 50% 的项目_竣工",
    "小区改造老旧",
)
QUERIES = (
    *("区", "网", "1", "小区", "管网", "老旧小区", "小区改造", "管网管道", "管网管"),
    *("a区", "50%", "_竣", "小区 完工", "改造老旧", "没有", "\uff21", "完工 "),
    *("'\"", "%"),
)


@pytest.fixture
def texts(db: None) -> dict[int, str]:
    made = {make_directive(text=text).pk: text for text in TEXTS}
    rebuilding.rebuild()
    return made


def found(query: str, kind: Kind = Kind.DIRECTIVE) -> list[int]:
    return index.newest(kind, pairs.words(query), 0, 50)


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_finds_what_reading_finds(texts: dict[int, str], query: str) -> None:
    asked = pairs.words(query)
    read = {pk for pk, text in texts.items() if pairs.holds(pairs.fold(text), asked)}
    assert set(found(query)) == read
    assert index.count(Kind.DIRECTIVE, asked) == len(read)
    listed = index.having(Kind.DIRECTIVE, asked).values_list("object", flat=True)
    assert set(listed) == read


def test_counting_stops(texts: dict[int, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST", 2)
    assert index.count(Kind.DIRECTIVE, ["区"]) == 3


def test_an_act_at_the_desk_is_found_at_once(officer: User) -> None:
    row = make_directive(state=RecordState.PROPOSED, text="疏浚河道")
    proofreading.confirm(row, officer)
    assert found("河道") == [row.pk]
    proofreading.reject(row, officer)
    assert found("河道") == [] and found("河道", Kind.DRAFT) == []


def test_what_is_rolled_back_is_not_found(officer: User, bureau: Department) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_docket(officer, bureau, title="疏浚河道")
        assert found("河道", Kind.DOCKET)
        raise ZeroDivisionError
    assert found("河道", Kind.DOCKET) == []


def test_what_is_removed_is_not_found(bureau: Department) -> None:
    person = Person.objects.create(name="苏望舒")
    post = Post.objects.create(title="局长", department=bureau)
    Tenure.objects.create(post=post, person=person)
    assert found("局局长 望舒", Kind.PERSON) == [person.pk]
    bureau.name = "澄湖区住建委"
    bureau.save()
    assert found("住建委 望舒", Kind.PERSON) == [person.pk]
    Tenure.objects.all().delete()
    person.delete()
    assert found("望舒", Kind.PERSON) == []


def test_reindex_may_run_twice_and_is_held_to_the_rows(
    texts: dict[int, str], officer: User
) -> None:
    make_docket(officer)
    for _ in range(2):
        call_command("reindex", stdout=StringIO())
        assert list(rebuilding.differences()) == []
    kept = list(SearchEntry.objects.order_by("key").values_list("key", "text"))
    call_command("reindex", stdout=StringIO())
    assert list(SearchEntry.objects.order_by("key").values_list("key", "text")) == kept
    out = StringIO()
    call_command("reindex", check=True, stdout=out)
    assert "全部相符" in out.getvalue()


def test_a_stale_entry_is_told(texts: dict[int, str], capsys: Any) -> None:
    entry = SearchEntry.objects.all()[0]
    SearchEntry.objects.filter(pk=entry.pk).update(text="别的")
    with pytest.raises(CommandError, match="1 处不符"):
        call_command("reindex", check=True, stderr=StringIO())
