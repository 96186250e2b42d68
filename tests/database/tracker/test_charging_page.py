"""The charging page: prefilled rows, preview, confirm."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Alias, Department, DepartmentGroup, Meeting
from tests.charging import carried, make_mention, row, send, show
from tests.factories import make_department, make_directive, make_docket, make_meeting
from tracker import charging
from tracker.models import CalendarDay, Dismissal, Docket, DocketDirective
from tracker.workflow import Duty

HELD = datetime.date(2026, 9, 18)


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=HELD)


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def test_thirty_directives_take_two_forms(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    for _ in range(30):
        make_mention(make_directive(meeting), bureau)
    clicks = 0
    preview = send(page, meeting, "suggested")
    clicks += 1
    assert "督〔2026〕001号 至 督〔2026〕030号" in preview
    assert not Docket.objects.exists()
    send(page, meeting, "confirm", carried(preview))
    clicks += 1
    assert clicks <= 10
    assert Docket.objects.count() == 30
    assert not charging.undecided().exists()


def test_rows_are_prefilled_from_the_text(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    fire = make_department("澄湖区消防救援大队")
    directive = make_directive(
        meeting,
        deadline_text="10个工作日内",
        deadline_on=datetime.date(2026, 10, 2),
        deadline_unit="working_days",
        deadline_count=10,
    )
    make_mention(directive, bureau)
    make_mention(directive, fire, role="support")
    CalendarDay.objects.create(day=datetime.date(2026, 10, 9), is_working=False)
    html = show(page, meeting)
    assert f'value="{bureau}"' in html and f'value="{fire}"' in html
    assert 'value="2026-10-10"' in html
    assert "10 月 2 日" in html and "采用后者" in html


def test_groups_expand(page: Client, meeting: Meeting) -> None:
    towns = [make_department(f"{n}街道", kind="town") for n in ("石桥", "柳溪")]
    DepartmentGroup.objects.create(name="各镇街").members.set(towns)
    make_directive(meeting, text="各镇街要落实河长制")
    html = show(page, meeting)
    assert 'value="石桥街道、柳溪街道"' in html
    assert "待明确" in html  # a group never leads


def test_an_unresolved_name_is_shown_and_left_to_the_officer(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    directive = make_directive(meeting)
    make_mention(directive, None, "园区办")
    make_mention(directive, bureau)
    html = show(page, meeting)
    assert '<span class="tag unknown">园区办</span>' in html
    preview = send(page, meeting, "suggested")
    assert "还没有选定" in preview
    assert not Docket.objects.exists()


def test_a_name_that_the_register_knows_by_now_is_resolved(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    make_mention(make_directive(meeting), None, "区住建局")
    assert "待明确" in show(page, meeting)
    Alias.objects.create(department=bureau, name="区住建局")
    assert "待明确" not in show(page, meeting)


def test_a_department_that_has_ended_is_charged_through_its_successor(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    ended = datetime.date(2020, 1, 1)
    old = make_department("区建设局", valid_to=ended, successor=bureau)
    directive = make_directive(meeting)
    make_mention(directive, old)
    preview = send(page, meeting, "suggested")
    send(page, meeting, "confirm", carried(preview))
    assert Docket.objects.get().assignments.get().department == bureau


def test_every_decision_from_one_page(
    page: Client, meeting: Meeting, bureau: Department, officer: User
) -> None:
    earlier = make_docket(officer, bureau)
    charge, read, keep, join, drop, later = (make_directive(meeting) for _ in range(6))
    said = send(
        page,
        meeting,
        "confirm",
        {
            **row(charge, lead=bureau.name, due_on="2026-12-01", criterion="全部开工"),
            **row(read, decision="information", lead=bureau.name),
            **row(keep, decision="standing", lead=bureau.name, due_on="2026-12-01"),
            **row(join, decision="join", docket=f"{earlier.code} {earlier.title}"),
            **row(drop, decision="dismiss", reason="一般性要求"),
            **row(later, decision="", lead="没有的单位"),
        },
    )
    assert "立项 1 件,长期 1 件,阅知 1 件" in said
    kinds = Docket.objects.exclude(pk=earlier.pk).values_list("kind", flat=True)
    assert sorted(kinds) == ["action", "information", "standing"]
    docket = Docket.objects.get(criterion="全部开工")
    assert (docket.due_on, docket.grade) == (datetime.date(2026, 12, 1), "B")
    assert DocketDirective.objects.get(directive=join).docket == earlier
    assert Dismissal.objects.get().directive == drop
    assert set(charging.undecided()) == {later}


def test_an_item_is_charged_by_its_demands(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    item = make_directive(meeting)
    one, two = (make_directive(meeting, parent=item) for _ in range(2))
    make_mention(item, bureau)
    html = send(page, meeting, f"split:{item.pk}")
    assert f"d{item.pk}-decision" not in html
    assert f"d{one.pk}-decision" in html and f"d{two.pk}-decision" in html
    assert "单位取自整条" in html
    split = {"split": str(item.pk)}
    html = send(page, meeting, f"whole:{item.pk}", split)
    assert f"d{item.pk}-decision" in html
    data = {**row(one, lead=bureau.name), **split}
    send(page, meeting, "confirm", data)
    assert Docket.objects.get().directives.get().directive == one
    assert set(charging.undecided()) == {two}


def test_an_item_as_one_takes_in_the_bodies_and_the_last_date_of_its_demands(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    water = make_department("区水务局")
    item = make_directive(meeting)
    dates = (datetime.date(2026, 11, 30), datetime.date(2026, 12, 31))
    for department, on in zip((bureau, water), dates, strict=True):
        demand = make_directive(meeting, parent=item, deadline_on=on)
        make_mention(demand, department)
    preview = send(page, meeting, "suggested")
    send(page, meeting, "confirm", carried(preview))
    docket = Docket.objects.get()
    duties = [(a.department, a.role) for a in docket.assignments.all()]
    assert duties == [(bureau, Duty.LEAD), (water, Duty.RESPONSIBLE)]
    assert docket.due_on == dates[1]


def test_the_leader_in_charge_follows_the_lead(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    post = bureau.posts.model.objects.create(title="副区长(城建)")
    bureau.leader_in_charge = post
    bureau.save()
    send(page, meeting, "confirm", row(make_directive(meeting), lead=bureau.name))
    assert Docket.objects.get().responsible_post == post


def test_a_page_without_rows_says_so(page: Client, meeting: Meeting) -> None:
    assert "都已有决定" in show(page, meeting)


def test_queries_do_not_grow_with_the_rows(
    page: Client,
    meeting: Meeting,
    bureau: Department,
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(12):
        item = make_directive(meeting)
        make_mention(item, bureau)
        make_mention(make_directive(meeting, parent=item), bureau)
    with django_assert_max_num_queries(28):
        show(page, meeting)


def test_a_hundred_directives_go_in_one_form(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    for _ in range(100):
        make_mention(make_directive(meeting), bureau)
    data = carried(send(page, meeting, "suggested"))
    assert len(data) > 1000  # Django's own limit
    assert "预计编号" in send(page, meeting, "preview", data)
