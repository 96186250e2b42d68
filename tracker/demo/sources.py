"""The demo's own sources, taken in as any other and left at different stages."""

from __future__ import annotations

import datetime
import re

from django.contrib.auth.models import User

from meetings import proofreading
from meetings.intake import intake
from meetings.models import Directive, Meeting, Source
from meetings.queue import assign
from tracker.charging import Charge, docket
from tracker.charging.directory import Directory
from tracker.charging.proposals import Proposer

from .fates import Fate
from .matters import Choice, Demand
from .phrases import places
from .play import Player
from .plot import weekday
from .stock import FOLDER

BLANK = re.compile(r"\{(?:(\w+) ?)?([+-]\d+)?\}")
WEEKDAYS = "一二三四五六日"
CHARGED = -41  # days from loading to the day when the minutes were charged
# What became of the four items of those minutes.
FATES = (Fate.RUNNING, Fate.ON_TIME, Fate.OVERDUE, Fate.RUNNING)
PAPER, OFFICE, SITE = "澄湖日报", "会议纪要", "澄湖区人民政府网站"


def take_in(player: Player, today: datetime.date) -> None:
    """Minutes charged, an article confirmed, a page half proofread, minutes unread."""
    officer, other = player.cast.officers
    housing = add("minutes-housing.txt", OFFICE, -43, today, other)
    for meeting in Meeting.objects.filter(reading__source=housing):
        proofreading.confirm_meeting(meeting, other)
        _charge(meeting, other, today, player)
    article = add("web-article.html", SITE, -19, today, officer)
    for meeting in Meeting.objects.filter(reading__source=article):
        proofreading.confirm_meeting(meeting, officer)
    page = add("newspaper-page-2.txt", PAPER, -5, today, officer)
    assign([page.pk], officer)
    _begin(page, officer)
    add("minutes-lake.txt", OFFICE, -1, today, other)


def text_of(name: str, today: datetime.date) -> str:
    """The source with its days filled in, counted from `today`.

    {-9} is 11月14日 (a working day), {date -9}, {long -9} and {weekday -9} say more.
    """
    raw = (FOLDER / "sources" / name).read_text(encoding="utf-8")

    def fill(match: re.Match[str]) -> str:
        word, offset = match[1], int(match[2] or 0)
        day = today + datetime.timedelta(days=offset)
        if word == "issue":
            return str(today.isocalendar().week)
        if word == "weekday":
            return f"星期{WEEKDAYS[day.weekday()]}"
        if word == "date":
            return f"{day.year}年{day.month}月{day.day}日"
        short = weekday(day) if offset < 0 else day
        year = f"{short.year}年" if word == "long" else ""
        return f"{year}{short.month}月{short.day}日"

    return BLANK.sub(fill, raw)


def add(
    name: str, publication: str, offset: int, today: datetime.date, by: User
) -> Source:
    return intake(
        text_of(name, today).encode(),
        file_name=name,
        publication=publication,
        published_on=today + datetime.timedelta(days=offset),
        by=by,
    ).source


def _begin(source: Source, by: User) -> None:
    """An officer confirmed two items of the page, rejected one, and went home."""
    rows = Directive.objects.filter(reading__source=source, parent=None)
    first, second, *_, last = rows.order_by("meeting_id", "order")
    proofreading.confirm(first, by)
    proofreading.confirm(second, by)
    proofreading.reject(last, by)


def _charge(meeting: Meeting, by: User, today: datetime.date, player: Player) -> None:
    """Charge as suggested what is clear; the rest waits in the list of undecided."""
    directory = Directory(today)
    charged_on = today + datetime.timedelta(days=CHARGED)
    proposer = Proposer(meeting, directory, charged_on)
    items = Directive.objects.top().filter(meeting=meeting)
    rows = items.prefetch_related("mentions", "children__mentions")
    fates = iter(FATES)
    for item in rows:
        proposal = proposer.item(item, list(item.children.all()))
        found = proposal.suggestion
        if found.lead is None or not found.is_clear:
            continue
        lead = directory.all[found.lead]
        charge = Charge(
            directive=item,
            lead=lead,
            responsible=[directory.all[pk] for pk in found.responsible],
            support=[directory.all[pk] for pk in found.support],
            due_on=proposal.due.on,
            responsible_post=lead.leader_in_charge,
            charged_on=charged_on,
            recorded_at=player.moment(charged_on, 0),
        )
        player.follow(docket(charge, by), _demand(item, next(fates), player))


def _demand(item: Directive, fate: Fate, player: Player) -> Demand:
    """What phrases about the item speak of."""
    around = places(player.stock.words, player.rng)
    values: dict[str, str | int] = {"n": 12, "unit": "项", "object": "任务", **around}
    return Demand(item.text, Choice.CHARGE, values=values, fate=fate)
