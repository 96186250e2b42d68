"""Every address × every person: who is let in, who is kept out.

`LET_IN` is the reviewed table. An address that it does not name fails the tests, so
a new page cannot be open by oversight.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from meetings.models import (
    Department,
    Directive,
    Edit,
    Restatement,
    Source,
    Twin,
    Upload,
)
from meetings.models.records import RecordState
from tests.database.addresses import LET_IN, SENT, addresses
from tests.database.body_examples import body_examples
from tests.database.imports.examples import import_examples
from tests.database.returns.examples import return_examples
from tests.database.settling_examples import settling_examples
from tests.database.tracker.inspections.looking import look
from tests.database.year_examples import year_examples
from tests.factories import (
    TODAY,
    make_assignment,
    make_attachment,
    make_directive,
    make_meeting,
    make_source,
    make_view,
)
from tests.ladder import give, make_late
from tests.relayed import make_answer, make_relay
from tracker import charging, meeting_instructions
from tracker.acts import act
from tracker.ladder import Form
from tracker.models import Assignment, Digest, Notice
from tracker.permissions import roles_of
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

ON_DIRECTIVE = ("directive-", "body-add")
CHARGED = (
    *("meeting-detail", "meeting-progress", "meeting-matrix", "charge"),
    *("breakdown", "breakdown-workbook", "charge-notices"),
)

YEARLY = ("year-workbook", "year-export", "year-export-file")


@pytest.fixture
def people(
    officer: User,
    senior: User,
    leader: User,
    auditor: User,
    administrator: User,
    security: User,
    liaison: User,
    deputy: User,
    approver: User,
    outsider: User,
) -> dict[str, User | None]:
    office = (officer, senior, leader, auditor, administrator, security)
    users = (*office, liaison, deputy, approver, outsider)
    return {"nobody": None, **{user.username: user for user in users}}


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.ATTACHMENTS = str(tmp_path)


@pytest.fixture
def task(officer: User, liaison: User, bureau: Department) -> Assignment:
    task = make_assignment(officer, bureau)
    act(task, Verb.SIGN_FOR, liaison, Words())
    Digest.objects.create(user=liaison, day=TODAY, count=0)
    return task


@pytest.fixture
def recorded(task: Assignment, officer: User) -> dict[str, dict[str, Any]]:
    """The arguments of each address that takes some."""
    source = make_source()
    found: dict[str, Any] = {"meetings": [], "doubts": [], "unassigned": []}
    reading = source.readings.create(extractor="1", published_on=TODAY, result=found)
    meeting = make_meeting(state=RecordState.PROPOSED, reading=reading)
    said = make_directive(meeting, state=RecordState.PROPOSED, reading=reading)
    meeting.passages.create(source=source, start=0, end=2)
    said.passages.create(source=source, start=2, end=4)
    body = said.mentions.create(name="区城改办")
    edit = Edit.objects.create(source=source, meeting=meeting, verb=Edit.Verb.READ)
    dismissal = charging.dismiss(make_directive(make_meeting()), officer, "重复")
    charged = origin(task).meeting
    act(task, Verb.URGE, officer, Words(channel="phone", batch="b1"))
    link = charging.join(make_directive(), task.docket, officer)
    twin = Twin.objects.create(meeting=meeting, other=charged, score=0.8)
    again = Restatement.objects.create(directive=said, earlier=origin(task), score=0.8)
    about = ("change", "difference", "original", "read", "waiting", "select", "accept")
    rows: dict[Any, Any] = {
        source: ["desk", *(f"source-{one}" for one in about)],
        Upload.objects.create(by=officer): ("upload",),
        charged: CHARGED,
        meeting: [
            f"meeting-{name}" for name in ("change", "field", "accept", "people")
        ],
        said: [name for name in LET_IN if name.startswith(ON_DIRECTIVE)],
        body: ("body-remove", "body-resolve"),
        edit: ("edit-undo", "edit-redo"),
        twin: ("twin", "twin-join", "twin-part"),
        task: ("assignment", "evidence", "task"),
        a_slip(task): ("notice",),
    }
    return {
        **body_examples(officer),
        **{name: {"pk": row.pk} for row, names in rows.items() for name in names},
        "directive-act": {"pk": said.pk, "verb": "reject"},
        "meeting-act": {"pk": meeting.pk, "verb": "reject"},
        "meeting-pick": {"pk": meeting.pk, "number": 0},
        "meeting-paste": {"pk": meeting.pk, "what": "people"},
        **relayed(said),
        "restatement": {"pk": again.pk, "verdict": "yes"},
        "dismissal-revoke": {"pk": dismissal.pk},
        "docket-leave": {"pk": link.pk},
        "docket-detail": {"pk": task.docket_id},
        "act": {"pk": task.pk, "verb": Verb.REPORT},
        "correct": {"pk": task.events.latest("seq").pk},
        "attachment": {"pk": make_attachment(task).pk},
        **{key: {"batch": "b1"} for key in ("bulk-done", "bulk-undo")},
        **{key: {"year": 2026} for key in YEARLY},
    }


def a_slip(task: Assignment) -> Notice:
    late = make_late(task.docket.officer, task.department)
    return give(late, Form.SLIP, task.docket.officer)


@pytest.fixture
def examples(
    recorded: dict[str, Any], task: Assignment, leader: User, senior: User
) -> dict[str, dict[str, Any]]:
    """And what a leader wrote on the charged meeting, its answer, an inspection."""
    docket, officer, meeting = task.docket, task.docket.officer, origin(task).meeting
    assert meeting is not None
    given = meeting_instructions.give(meeting, leader, Words("要抓紧"))
    told = meeting_instructions.answer(given, officer, Words("正在办", settles=False))
    seen = look(docket, officer)
    month = {"month": TODAY.replace(month=1)}
    view = {"pk": make_view(officer).pk}
    return {
        **dict.fromkeys(("view-rename", "view-delete", "view-restore"), view),
        **recorded,
        **return_examples(task, officer),
        **import_examples(officer),
        **settling_examples(task, senior),
        "docket-instruct": {"pk": docket.pk},
        "meeting-instruct": {"pk": meeting.pk},
        "instruction-reply": {"pk": given.pk},
        "instruction-revoke": {"pk": given.pk},
        "reply-revoke": {"pk": told.pk},
        "inspect": {"pk": docket.pk},
        "inspection-done": {"pk": seen.pk},
        "inspection-revoke": {"pk": seen.pk},
        "month": month,
        "month-sign": month,
        "month-lines": {**month, "kind": "closed"},
        **{name: a_month(task) for name in ("matrix-month", "month-evidence")},
        **{
            name: {"pk": task.department_id}
            for name in ("burden-department", "department")
        },
        **year_examples(task),
        "digest": {"day": TODAY},
    }


def relayed(said: Directive) -> dict[str, dict[str, Any]]:
    answer = make_answer(said)
    made = Edit.objects.create(verb=Edit.Verb.RELAY, relay=make_relay())
    asked = {"pk": answer.point.relay_id}
    return {
        **{"relay-change": asked, "relay-detail": asked},
        "relay-act": {"pk": made.relay_id, "verb": "reject"},
        "relay-undo": {"pk": made.pk},
        "answer-release": {"pk": answer.pk},
    }


def a_month(task: Assignment) -> dict[str, Any]:
    return {"year": 2026, "department": task.department_id, "month": 9}


def origin(task: Assignment) -> Directive:
    directive = task.docket.origin
    assert directive is not None
    return directive


def answer(name: str, user: User | None, arguments: dict[str, Any] | None) -> str:
    """let in | log in | kept out: what becomes of this person at this address."""
    client = Client()
    if user:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    ask: Callable[..., Any] = client.post if name in SENT else client.get
    response = ask(reverse(name, kwargs=arguments))
    if response.status_code == 302 and response.headers["Location"].startswith(
        reverse("login") + "?next="
    ):
        return "log in"
    if response.status_code in (403, 404):
        return "kept out"
    assert response.status_code < 500
    assert response.status_code != 405, f"{name}: does SENT say how it is asked?"
    return "let in"


def test_every_role_is_among_the_people(people: dict[str, User | None]) -> None:
    held = {role for user in people.values() if user for role in roles_of(user)}
    assert held == set(Role)


def test_every_address_stands_in_the_table() -> None:
    assert addresses(get_resolver().url_patterns) == set(LET_IN)


# The examples cost more than the addresses: they are made once for each of these.
PARTS = [sorted(LET_IN)[first::8] for first in range(8)]
Examples = dict[str, dict[str, Any]]


@pytest.mark.parametrize("names", PARTS, ids=range(8))
def test_an_address_lets_in_whom_the_table_says(
    names: list[str], people: dict[str, User | None], examples: Examples
) -> None:
    wrong = {}
    for name in names:
        found = {who for who in people if let_in(name, people[who], examples)}
        if found != LET_IN[name]:
            wrong[name] = found
    assert not wrong


def let_in(name: str, user: User | None, examples: Examples) -> bool:
    """Each finds the rows as they were."""
    with transaction.atomic():
        found = answer(name, user, examples.get(name)) == "let in"
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("names", PARTS, ids=range(8))
def test_nobody_is_sent_to_log_in_first(names: list[str], examples: Examples) -> None:
    told = {name: answer(name, None, examples.get(name)) for name in names}
    open_to_all = {name for name in names if "nobody" in LET_IN[name]}
    assert {n for n, said in told.items() if said != "log in"} == open_to_all


def test_the_admin_site_is_for_the_three_administrators(
    people: dict[str, User | None],
) -> None:
    entered = set()
    for who, user in people.items():
        client = Client()
        if user:
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        if client.get(reverse("admin:index")).status_code == 200:
            entered.add(who)
    assert entered == {"administrator", "security", "auditor"}


def test_a_source_that_does_not_exist_is_not_told_apart_from_one_that_is_closed(
    outsider: User, examples: dict[str, dict[str, Any]]
) -> None:
    there = examples["docket-detail"]["pk"]
    assert answer("docket-detail", outsider, {"pk": there}) == "kept out"
    assert answer("docket-detail", outsider, {"pk": there + 999}) == "kept out"
    assert Source.objects.exists()
