"""One verb for many assignments: seen before, refused singly, taken back together."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone

from . import requirements
from .acts import Stale, act, correct
from .ladder import Form, Step
from .models import Assignment, Docket, Event, Office
from .permissions import roles_of
from .recording import Words
from .workflow import RULES, NotAllowed, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST = 300  # rows of one bulk act: more is not looked through before it is done
# Those that say the same to many; what is judged one by one is not among them.
VERBS = (
    Verb.URGE,
    Verb.CLOSE,
    Verb.VERIFY,
    Verb.SIGN_FOR,
    Verb.INSIST,
    Verb.SET_INTERVAL,
    Verb.AMEND_DUE,
    Verb.HOLD,
    Verb.RESUME,
    Verb.WITHDRAW,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A bulk verb, or a step of the ladder given by 催办."""

    verb: Verb
    step: Step | None = None

    @property
    def key(self) -> str:
        """As the list asks for it: urge, or urge-3 for the third step."""
        return f"{self.verb}-{self.step.order}" if self.step else self.verb.value

    @property
    def label(self) -> str:
        return self.step.word if self.step else self.verb.label

    @property
    def button(self) -> str:
        return self.step.form.act if self.step else f"确认{self.verb.label}"


Refused = list[tuple[Assignment, str]]


@dataclass(slots=True)
class Preview:
    """ready: what the verb would be done to; refused: the others, each with why."""

    ready: list[Assignment] = field(default_factory=list)
    refused: Refused = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    batch: str
    done: list[Event] = field(default_factory=list)
    refused: Refused = field(default_factory=list)


def verbs_of(user: User) -> list[Verb]:
    """The bulk verbs that one of the user's roles may perform at all."""
    held = roles_of(user)
    return [verb for verb in VERBS if RULES[verb].roles & held]


def deeds_of(user: User) -> list[Deed]:
    """The bulk verbs of the user; 催办 is followed by its steps."""
    found: list[Deed] = []
    for verb in verbs_of(user):
        found.append(Deed(verb))
        if verb == Verb.URGE:
            steps = Office.present().ladder
            found += [Deed(verb, step) for step in steps if step.form != Form.HINT]
    return found


def preview(
    rows: Iterable[Assignment], verb: Verb, by: User, step: Step | None = None
) -> Preview:
    found, today = Preview(), timezone.localdate()
    for row in rows:
        if why := requirements.refusal(row, verb, by, today, step):
            found.refused.append((row, why))
        else:
            found.ready.append(row)
    return found


def perform(
    picked: Sequence[tuple[Assignment, int]], verb: Verb, by: User, words: Words
) -> Outcome:
    """Each act is a transaction of its own; what is refused leaves the rest done.

    picked: assignments, each with its docket's seq as the preview showed it.
    """
    outcome = Outcome(uuid.uuid4().hex)
    words = replace(words, batch=outcome.batch)
    moved: dict[int, tuple[int, int]] = {}  # docket → (seq shown, seq after our acts)
    for row, seen in picked:
        shown, now = moved.get(row.docket_id, (seen, seen))
        try:
            event = act(
                row, verb, by, replace(words, seq=now if seen == shown else seen)
            )
        except (NotAllowed, Stale) as why:
            outcome.refused.append((row, str(why)))
        except ValidationError as error:
            outcome.refused.append((row, "；".join(error.messages)))
        else:
            outcome.done.append(event)
            last = Docket.objects.values_list("last_seq", flat=True)
            moved[row.docket_id] = (shown, last.get(pk=row.docket_id))
    return outcome


def undo(batch: str, by: User, reason: str) -> tuple[int, Refused]:
    """Correct the acts of the batch, newest first: how many, and why not the others."""
    rows = Event.objects.filter(batch=batch, corrects=None, corrected_by=None)
    done, refused = 0, Refused()
    for event in rows.select_related("assignment__department").order_by("-pk"):
        assert event.assignment is not None  # a bulk act is always a part's
        try:
            correct(event, by, reason, batch)
        except NotAllowed as why:
            refused.append((event.assignment, str(why)))
        except ValidationError as error:
            refused.append((event.assignment, "；".join(error.messages)))
        else:
            done += 1
    return done, refused


def by_reason(refused: Refused) -> dict[str, list[Assignment]]:
    """Why → what was not done for that reason, in the order met."""
    found: dict[str, list[Assignment]] = {}
    for row, why in refused:
        found.setdefault(why, []).append(row)
    return found
