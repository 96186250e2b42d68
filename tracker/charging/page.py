"""The charging page of one meeting: its undecided directives as rows of forms."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from meetings.models import Directive, Meeting, Post
from tracker.models import Docket

from .answering import Answer
from .decisions import DISMISS, Decision
from .directory import Directory
from .forms import ChargeForm, HeadForm, follow_rule, suggested
from .proposals import Proposal, Proposer
from .waiting import taken_by, undecided

# What the buttons of the page ask for. Only the first three look for mistakes.
PREVIEW, SUGGESTED, CONFIRM, BACK = "preview", "suggested", "confirm", "back"
CHECKED = {PREVIEW, SUGGESTED, CONFIRM}
POSTED = re.compile(r"d(\d+)-decision")
RECENT = 200  # earlier dockets that the page offers for 并入


@dataclass(slots=True)
class Row:
    """A directive with its form; without one it heads the demands below it."""

    directive: Directive
    proposal: Proposal
    form: ChargeForm | None = None
    demands: list[Directive] = field(default_factory=list)
    item: Directive | None = None  # of a demand: where it stands
    doubts: list[tuple[str, str]] = field(default_factory=list)  # (printed, may be)
    burden: str = ""  # what the proposed lead has to do as it is


class ChargePage:
    """Rows of `meeting`, from what was posted where something was.

    Item ids in `split` are charged by their demands. Nothing is saved here:
    `decisions` is what `charging.decide` carries out.
    """

    def __init__(
        self, meeting: Meeting, data: QueryDict | None = None, do: str | None = None
    ) -> None:
        self.meeting, self.trouble = meeting, list[str]()
        self.data = data.copy() if data is not None else None
        asked = do or (str(data.get("do", "")) if data is not None else "")
        self.do, _, which = asked.partition(":")
        self.checks = self.do in CHECKED
        self.split = self._split(int(which) if which.isdigit() else None)
        self.directory = Directory(timezone.localdate())
        self.posts = {str(p.pk): p for p in Post.objects.of_leaders()}
        self.head = self._head()
        self.proposer = Proposer(meeting, self.directory, self._charged_on())
        self.rows = list(self._rows())
        if self.checks:
            self._look_for_trouble()

    @property
    def forms(self) -> list[ChargeForm]:
        return [row.form for row in self.rows if row.form]

    @property
    def sent(self) -> list[ChargeForm]:
        """Forms that were posted; a directive confirmed since then has none."""
        return [form for form in self.forms if form.is_bound]

    @property
    def clear(self) -> int:
        """How many rows can go as the text suggests."""
        return sum(bool(form.proposal.decision) for form in self.forms)

    @cached_property
    def is_valid(self) -> bool:
        checked = [form.is_valid() for form in (self.head, *self.sent)]
        return all(checked) and not self.trouble

    @property
    def shows_preview(self) -> bool:
        return self.do in (PREVIEW, SUGGESTED) and self.is_valid

    @property
    def wrong(self) -> list[Row]:
        return [row for row in self.rows if row.form and row.form.errors]

    @cached_property
    def decisions(self) -> list[Decision]:
        """Of a valid page: what was decided, in the order of the rows."""
        day = self.head.cleaned_data["charged_on"]
        made = (form.decision_made(day) for form in self.sent)
        return [decision for decision in made if decision]

    @property
    def answers(self) -> list[Answer]:
        """Of a valid page: which point each charged or joined directive answers."""
        follow = [form for form in self.sent if form.kind not in ("", DISMISS)]
        return [(f.directive, point) for f in follow if (point := f.answered)]

    @property
    def left_out(self) -> list[Row]:
        """Rows of a valid page that stay undecided."""
        decided = {decision.directive.pk for decision in self.decisions}
        return [r for r in self.rows if r.form and r.directive.pk not in decided]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What was typed, as the preview carries it on."""
        lists = self.data.lists() if self.data is not None else ()
        without = {"do", "csrfmiddlewaretoken"}
        return [(n, str(v)) for n, vs in lists if n not in without for v in vs]

    def dockets(self) -> Sequence[Docket]:
        """Dockets to join: this meeting's first, then the newest."""
        own = Docket.objects.filter(directives__directive__meeting=self.meeting)
        others = Docket.objects.exclude(pk__in=own.values("pk"))
        newest = others.order_by("-year", "-serial")[:RECENT]
        return [*own.distinct(), *newest]

    def again(self, errors: Sequence[str]) -> ChargePage:
        """The page as it was typed, rows anew, with what went wrong."""
        page = ChargePage(self.meeting, self.data, BACK)
        page.trouble = [*errors, *page._gone()]
        page.trouble = list(dict.fromkeys(page.trouble))
        return page

    def _split(self, toggled: int | None) -> set[int]:
        posted = self.data.getlist("split") if self.data is not None else []
        split = {int(pk) for pk in posted if pk.isdigit()}
        if toggled is not None:
            split = split | {toggled} if self.do == "split" else split - {toggled}
        return split

    def _head(self) -> HeadForm:
        initial = {"charged_on": timezone.localdate().isoformat()}
        if self.data is None:
            return HeadForm(self.meeting, initial=initial)
        self.data.setdefault("charged_on", initial["charged_on"])
        if self.checks:
            return HeadForm(self.meeting, self.data)
        return HeadForm(self.meeting, initial=self.data.dict())

    def _charged_on(self) -> datetime.date:
        """As typed in the head, which is checked elsewhere."""
        try:
            return datetime.date.fromisoformat(str(self.head["charged_on"].value()))
        except ValueError:
            return timezone.localdate()

    def _rows(self) -> Iterator[Row]:
        waiting = set(
            undecided().filter(meeting=self.meeting).values_list("pk", flat=True)
        )
        found = Directive.objects.confirmed().filter(meeting=self.meeting)
        below: dict[int, list[Directive]] = defaultdict(list)
        tops: dict[int, Directive] = {}
        for row in found.select_related("meeting", "parent").prefetch_related(
            "mentions"
        ):
            if row.parent is None:
                tops[row.pk] = row
            else:
                below[row.parent.pk].append(row)
                tops.setdefault(row.parent.pk, row.parent)
        for item in sorted(tops.values(), key=lambda d: (d.order, d.pk)):
            yield from self._family(item, below[item.pk], waiting)

    def _family(
        self, item: Directive, demands: list[Directive], waiting: set[int]
    ) -> Iterator[Row]:
        if item.pk in waiting:
            proposal = self.proposer.item(item, demands)
            split = item.pk in self.split and bool(demands)
            form = None if split else self._form(item, proposal)
            yield Row(item, proposal, form, demands, doubts=self._doubts(proposal))
            waiting = {d.pk for d in demands} if split else set()
        for demand in demands:
            if demand.pk in waiting:
                proposal = self.proposer.demand(demand, item)
                form = self._form(demand, proposal)
                doubts = self._doubts(proposal)
                yield Row(demand, proposal, form, item=item, doubts=doubts)

    def _doubts(self, proposal: Proposal) -> list[tuple[str, str]]:
        """Names that the register doesn't settle, with the departments they may be."""
        open_names = proposal.suggestion.unresolved
        return [(body.name, self.directory.write(body.ids)) for body in open_names]

    def _form(self, directive: Directive, proposal: Proposal) -> ChargeForm:
        key = f"d{directive.pk}-"
        if self.data is not None and self.do == SUGGESTED:
            for name, value in suggested(directive, proposal, self.directory).items():
                missing = key + name not in self.data
                if missing or (name == "decision" and not self.data[key + name]):
                    self.data[key + name] = value
        if self.data is not None and self.do != CONFIRM:  # as it was previewed
            follow_rule(self.data, key, proposal)
        known = self.data is not None and f"{key}decision" in self.data
        return ChargeForm(
            directive,
            proposal,
            self.directory,
            self.posts,
            self.data if known else None,
            check=self.checks,
        )

    def _look_for_trouble(self) -> None:
        self.trouble = self._gone()
        chosen = [form for form in self.sent if form.kind]
        if not chosen and not self.trouble:
            self.trouble = ["还没有选定怎样办。请至少给一条选“决定”。"]

    def _gone(self) -> list[str]:
        """Directives decided here that somebody else decided on meanwhile."""
        here = {form.directive.pk for form in self.forms}
        posted = {
            int(found.group(1))
            for name, value in (self.data or {}).items()
            if value and (found := POSTED.fullmatch(name))
        }
        rows = Directive.objects.filter(meeting=self.meeting, pk__in=posted - here)
        return [
            taken_by(row) or f"“{row.heading}”已退回校核,不能立项。" for row in rows
        ]
