"""The register: template → filled in → preview → saved → the same again changes
nothing."""

from __future__ import annotations

import io

from django.contrib.auth.models import User

from meetings.models import Department, DepartmentGroup, Person, Post
from tests.database.tracker.register import (
    ROWS,
    START,
    Rows,
    load,
    plan_of,
)
from tracker import register
from tracker.permissions import roles_of
from tracker.roles import Role


def test_everything_arrives_in_its_place(db: None) -> None:
    load(ROWS)
    bureau = Department.objects.get(name="澄湖区水务局")
    assert [a.name for a in bureau.aliases.all()] == ["区水务局", "水务局"]
    assert bureau.valid_from == START
    assert str(bureau.leader_in_charge) == "副区长(城建)"
    assert Department.objects.get(name="澄湖区水利局").successor == bureau
    assert DepartmentGroup.objects.get().members.get().name == "柳堤镇"
    head = Post.objects.get(title="局长")
    assert (head.department, str(head.holder(START))) == (bureau, "柏舟")
    assert Person.objects.get(name="霍启明").phone == "13800000001"


def test_accounts_get_their_roles(db: None) -> None:
    load(ROWS)
    user = User.objects.get(username="baizhou")
    assert roles_of(user) == {Role.LIAISON}
    assert user.groups.get().name == "联络员"
    served = [str(m.department) for m in user.memberships.order_by("pk")]
    assert served == ["澄湖区水务局", "柳堤镇"]


def test_the_same_workbook_again_changes_nothing(db: None) -> None:
    load(ROWS)
    plan = plan_of(ROWS)
    assert {entry.verdict for entry in plan.entries} == {"unchanged"}
    assert not plan.count


def test_what_goes_out_comes_back_unchanged(db: None) -> None:
    load(ROWS)
    out = io.BytesIO()
    register.filled().save(out)
    plan = register.check(register.read(out.getvalue()))
    assert not plan.errors
    assert len(plan.entries) == 10
    assert {entry.verdict for entry in plan.entries} == {"unchanged"}


def test_a_change_shows_old_and_new_and_an_empty_cell_leaves_as_is(db: None) -> None:
    load(ROWS)
    rows: Rows = {"单位": [["澄湖区水务局", None, 9, "区水务局、水局"]]}
    (entry,) = plan_of(rows).changed
    told = [(c.head, c.old, c.new) for c in entry.changes]
    assert told == [
        ("序列", "3", "9"),
        ("别名", "区水务局、水务局", "区水务局、水务局、水局"),
    ]
    load(rows)
    bureau = Department.objects.get(name="澄湖区水务局")
    assert (bureau.order, bureau.aliases.count(), bureau.valid_from) == (9, 3, START)
