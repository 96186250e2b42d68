"""Boards of a past day: each figure opens exactly what stood so on that day."""

from __future__ import annotations

import datetime
import re
from functools import partial
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department, Post
from tests.database.once import kept, person
from tests.factories import (
    make_department,
    make_directive,
    make_docket,
    make_meeting,
    make_user,
)
from tracker.acts import act
from tracker.models import Membership
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TODAY = timezone.localdate()
LINKS = re.compile(
    r'<a[^>]* href="(/(?:dockets|assignments)/\?[^"]*)"[^>]*>(.*?)</a>', re.S
)
# The big number of a figure, or the one that a link begins or ends with; no rate.
NUMBER = re.compile(r"<b>(\d+)</b>|^(\d+)(?![\d.%])|\s(\d+)$")


def at(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


def leader_in_charge(bureau: Department) -> User:
    bureau.leader_in_charge = Post.objects.create(title="副区长(城建)")
    bureau.save()
    user = make_user(Role.LEADER, first_name="骆长河")
    Membership.objects.filter(user=user).update(post=bureau.leader_in_charge)
    return user


def dockets(officer: User, bureau: Department) -> None:
    """Of each age and due date, led by two bodies, some finished in between."""
    other = make_department()
    for ago, due in (
        (70, 60),
        (70, 28),
        (45, 33),
        (45, 20),
        (33, 25),
        (20, 10),
        (3, 1),
    ):
        for lead, helper in ((bureau, other), (other, bureau)):
            start = TODAY - ago * DAY
            made = make_docket(
                officer,
                lead,
                make_directive(make_meeting(held_on=start)),
                responsible=[helper],
                support=[make_department()],
                charged_on=start,
                recorded_at=at(start),
                due_on=TODAY - due * DAY,
            )
            if ago == 45 and lead == bureau:
                for part in made.assignments.all():
                    for verb, day in ((Verb.SIGN_FOR, 40), (Verb.REPORT_DONE, 31)):
                        when = TODAY - day * DAY
                        words = Words(
                            "办完",
                            channel="phone",
                            caller="小宋",
                            happened_on=when,
                            recorded_at=at(when),
                        )
                        act(part, verb, officer, words)


officer = person(Role.OFFICER, "陆明远")
bureau = kept(partial(make_department, "澄湖区住房和城乡建设局"))
deputy_head = kept(leader_in_charge, "bureau")
work = kept(dockets, "officer", "bureau")


def figures(client: Client, address: str) -> list[tuple[str, int]]:
    html = client.get(address).content.decode()
    return [
        (unescape(href), int(next(filter(None, found.groups()))))
        for href, words in LINKS.findall(html)
        if (found := NUMBER.search(words.strip()))
    ]


@pytest.mark.parametrize("ago", [0, 5, 30, 60])
@pytest.mark.parametrize("name", ["board", "board-departments", "board-meetings"])
@pytest.mark.parametrize("own", [False, True])
def test_every_figure_is_its_list(
    client: Client, deputy_head: User, work: None, name: str, ago: int, own: bool
) -> None:
    client.force_login(deputy_head)
    field = Post.objects.get(departments_in_charge__isnull=False).pk
    query = f"?year=all{f'&leader={field}' if own else ''}&on={TODAY - ago * DAY}"
    found = figures(client, reverse(name) + query)
    assert len(found) > 2
    for href, value in found:
        assert client.get(href).context["page"].paginator.count == value, href
        assert ago == 0 or f"on={TODAY - ago * DAY}" in href


def test_the_day_is_printed_and_goes_along(
    client: Client, deputy_head: User, work: None
) -> None:
    client.force_login(deputy_head)
    day = TODAY - 30 * DAY
    for name in ("board", "board-departments", "board-meetings"):
        html = client.get(reverse(name), {"on": day.isoformat()}).content.decode()
        assert f"截至 {day.year} 年 {day.month} 月 {day.day} 日" in html
        for path in (
            reverse("board-departments"),
            reverse("board-meetings"),
            reverse("matrix", args=[TODAY.year]),
        ):
            assert re.search(rf'href="{path}\?[^"]*on={day}', html), (name, path)
