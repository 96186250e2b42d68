"""The admin keeps the register, shows the rest, and can break nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import Department, Directive, Source
from tests.database.admin import SETTLING_QUERIES, make_everything, url
from tests.factories import make_department, make_source, make_user
from tracker import models
from tracker.roles import SEPARATED, Role

KEPT = {"Department", "DepartmentGroup", "Person", "Post", "MeetingKind"}
KEPT |= {"User", "Office", "CalendarDay", "DueRule", "LadderStep"}
GRANTED = {"Membership"}
ONLY_READ = {"Meeting", "Directive", "Source", "Reading", "Edit", "Docket"}
ONLY_READ |= {"Assignment", "Event", "Standing", "Report", "Verification"}
ONLY_READ |= {"Dismissal", "DocketSerial", "Extension", "Attachment", "Notice"}
ONLY_READ |= {"NoticeSerial", "Instruction", "InstructionReply"}
ONLY_READ |= {"Inspection", "MonthCheck", "Mark", "Merit", "Settlement"}
ONLY_READ |= {"DepartmentScore", "Objection"}
OURS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in ("meetings", "tracker", "auth")
]


@pytest.fixture
def page(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def doors(administrator: User, security: User, auditor: User) -> dict[str, Client]:
    """By model: the site as whoever keeps, grants or reads it."""
    keeper, granter, reader = map(logged_in, (administrator, security, auditor))
    return {
        **dict.fromkeys(KEPT, keeper),
        **dict.fromkeys(GRANTED, granter),
        **dict.fromkeys(ONLY_READ, reader),
    }


@pytest.fixture
def rows(
    officer: User, senior: User, liaison: User, bureau: Department
) -> dict[str, Model]:
    """One row of every model, by its name."""
    make_everything(officer, senior, liaison, bureau)
    models.Office.objects.create()
    models.CalendarDay.objects.create(day="2026-10-10", is_working=True)
    models.DueRule.objects.create(count=7, unit="days")
    found = {model.__name__: model._default_manager.first() for model in OURS}
    assert all(found.values()), found
    return {name: row for name, row in found.items() if row}


def addresses(rows: dict[str, Model]) -> Iterator[str]:
    yield reverse("admin:index")
    yield reverse("admin:app_list", args=["meetings"])
    yield reverse("admin:autocomplete")
    for model in OURS:
        pk = rows[model.__name__].pk
        yield url(model, "changelist")
        yield url(model, "add")
        for name in ("change", "history", "delete"):
            yield url(model, name, pk)


def test_every_model_is_kept_or_only_read() -> None:
    assert {model.__name__ for model in OURS} == KEPT | GRANTED | ONLY_READ


@pytest.mark.parametrize("who", sorted(set(Role) - SEPARATED))
def test_nobody_but_an_administrator_comes_in(
    client: Client, request: pytest.FixtureRequest, rows: dict[str, Model], who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    refused = reverse("admin:login")
    for address in addresses(rows):
        for got in (client.get(address), client.post(address)):
            assert got.status_code == 302, address
            assert got["Location"].startswith(refused), address
    assert client.get(refused).status_code == 403


def test_a_stranger_is_sent_to_the_log_in_of_the_site(client: Client, db: None) -> None:
    got = client.get(reverse("admin:index"), follow=True)
    assert got.redirect_chain[-1][0].startswith(reverse("login"))


def test_a_superuser_without_the_role_stays_outside(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("root"))
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_an_administrator_whose_term_is_over_stays_outside(
    page: Client, administrator: User
) -> None:
    models.Membership.objects.filter(user=administrator).update(valid_to="2026-01-01")
    assert administrator.is_staff
    assert page.get(reverse("admin:index"), follow=True).status_code == 403


def test_after_logging_in_the_way_leads_where_it_was_meant_to(page: Client) -> None:
    login, meant = reverse("admin:login"), reverse("admin:tracker_event_changelist")
    assert page.get(login, {"next": meant})["Location"] == meant
    elsewhere = page.get(login, {"next": "https://example.com/"})
    assert elsewhere["Location"] == reverse("admin:index")


def test_an_administrator_sees_no_business(
    page: Client, rows: dict[str, Model]
) -> None:
    for name in ONLY_READ:
        address = url(type(rows[name]), "change", rows[name].pk)
        assert page.get(address).status_code == 403, name
    assert "督办件" not in page.get(reverse("admin:index")).text


def test_every_page_opens_for_whom_it_is(
    doors: dict[str, Client], rows: dict[str, Model]
) -> None:
    for model in OURS:
        name, pk = model.__name__, rows[model.__name__].pk
        page = doors[name]
        listed = page.get(url(model, "changelist"), follow=True)
        assert listed.status_code == 200, name
        assert page.get(url(model, "change", pk)).status_code == 200, name
        assert page.get(url(model, "history", pk)).status_code == 200, name
        adding = page.get(url(model, "add")).status_code
        expected = 200 if name in (KEPT | GRANTED) - {"Office"} else 403
        assert adding == expected, name


def test_every_search_and_date_hierarchy_works(
    doors: dict[str, Client], rows: dict[str, Model]
) -> None:
    for model in OURS:
        got = doors[model.__name__].get(
            url(model, "changelist"), {"q": "局"}, follow=True
        )
        assert got.status_code == 200, model


def test_what_is_only_read_refuses_every_post(
    doors: dict[str, Client], rows: dict[str, Model]
) -> None:
    for name in ONLY_READ:
        row, page = rows[name], doors[name]
        before = type(row)._default_manager.filter(pk=row.pk).values().get()
        for address in (
            url(type(row), "add"),
            url(type(row), "change", row.pk),
            url(type(row), "delete", row.pk),
        ):
            data = {"post": "yes", "state": "closed", "reason": "改过", "text": "改过"}
            assert page.post(address, data).status_code == 403, address
        after = type(row)._default_manager.filter(pk=row.pk).values().get()
        assert after == before


def test_what_is_only_read_cannot_be_deleted_from_a_list(
    doors: dict[str, Client], rows: dict[str, Model]
) -> None:
    for name in ONLY_READ:
        row, page = rows[name], doors[name]
        listed = page.get(url(type(row), "changelist"))
        assert "delete_selected" not in listed.text
        data = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
        page.post(url(type(row), "changelist"), data)
        assert type(row)._default_manager.filter(pk=row.pk).exists()


def test_a_department_with_work_cannot_be_deleted(
    page: Client, rows: dict[str, Model], bureau: Department
) -> None:
    got = page.post(url(Department, "delete", bureau.pk), {"post": "yes"})
    assert got.status_code in (200, 403)
    assert Department.objects.filter(pk=bureau.pk).exists()


# Queries of each list, those of session, user and roles among them.
QUERIES = {
    "Department": 11,
    "DepartmentGroup": 10,
    "Post": 11,
    "Person": 12,
    "Source": 11,
    "Reading": 10,
    "MeetingKind": 9,
    "Meeting": 11,
    "Edit": 10,
    "User": 11,
    "Membership": 9,
    "Event": 9,
    "Assignment": 11,
    "Standing": 9,
    "Directive": 9,
    "Dismissal": 10,
    "Docket": 11,
    "DocketSerial": 7,
    "CalendarDay": 12,
    "DueRule": 9,
    "LadderStep": 9,
    "Notice": 9,
    "NoticeSerial": 7,
    "Report": 9,
    "Verification": 9,
    "Extension": 9,
    "Attachment": 8,
    **dict.fromkeys(("Instruction", "InstructionReply", "Inspection"), 9),
    "MonthCheck": 9,
    **SETTLING_QUERIES,
}


def test_a_list_asks_as_much_for_many_rows_as_for_one(
    doors: dict[str, Client], rows: dict[str, Model], senior: User
) -> None:
    assert asked(doors) == QUERIES
    for _ in range(2):
        officer, other = make_user(Role.OFFICER), make_department()
        make_everything(officer, senior, make_user(Role.LIAISON, other), other)
    assert asked(doors) == QUERIES


def asked(doors: dict[str, Client]) -> dict[str, int]:
    lists = {m.__name__: m for m in OURS if m.__name__ != "Office"}
    return {
        name: queries(doors[name], url(model, "changelist"))
        for name, model in lists.items()
    }


def queries(page: Client, address: str) -> int:
    page.get(address)  # content types are asked for once and kept
    with CaptureQueriesContext(connection) as found:
        assert page.get(address).status_code == 200
    return len(found)


def test_the_settings_are_one_row(page: Client, db: None) -> None:
    listed = url(models.Office, "changelist")
    assert page.get(listed)["Location"] == url(models.Office, "add")
    office = models.Office.objects.create()
    assert page.get(listed)["Location"] == url(models.Office, "change", office.pk)
    assert page.post(url(models.Office, "add")).status_code == 403


def test_a_directive_shows_its_docket(
    doors: dict[str, Client], rows: dict[str, Model]
) -> None:
    docket: Any = rows["Docket"]
    page = doors["Directive"]
    assert docket.code in page.get(url(Directive, "changelist")).text
    assert docket.code in page.get(url(Directive, "change", docket.origin.pk)).text


def test_a_source_shows_its_beginning_and_no_file(doors: dict[str, Client]) -> None:
    page = doors["Source"]
    source = make_source("澄湖日报 " + "长" * 5000)
    got = page.get(url(Source, "change", source.pk))
    assert "(共 5005 字,只显示前 3000 字)" in got.text
    assert "长" * 3001 not in got.text


def test_no_page_has_inline_scripts_or_styles(
    doors: dict[str, Client], rows: dict[str, Model]
) -> None:
    for model in OURS:
        page = doors[model.__name__]
        for address in (
            url(model, "changelist"),
            url(model, "change", rows[model.__name__].pk),
        ):
            text = page.get(address, follow=True).text
            assert " style=" not in text, address
            assert not re.search(r"<script(?![^>]* src=)[^>]*>|<style| on\w+=", text)
