"""How the follow-through is shown: lights in words and the stacked bar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker import lights, workflow
from tracker.calendar import doubt, is_known
from tracker.models import CalendarDay, Office

register = template.Library()

# In the order of the bar, best first; claimed is not verified and is hatched.
BAR = (
    lights.DONE,
    "claimed",
    lights.OK,
    lights.SOON,
    lights.STILL,
    lights.LATE,
    "rest",
)
STATE_WORDS: dict[str, str] = dict(workflow.STATE_CHOICES)
OTHER_WORDS = {"claimed": lights.WORDS[lights.WAITING], "rest": "其他"}


@register.filter
def light_word(value: str) -> str:
    """The word of a light as the office calls it; any other text stays as it is."""
    return Office.present().light_words.get(value, value)


@register.filter
def lit(value: str) -> str:
    """The classes of a light: its symbol, and its colour where that is the office's
    own. Late stays ■, whatever its colour."""
    tone = Office.present().tone_of(value)
    return value if tone == lights.TONES.get(value, "") else f"{value} as-{tone}"


@register.filter
def state_word(value: str) -> str:
    """The word of a workflow state; any other text stays as it is."""
    return STATE_WORDS.get(value, value)


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """What includes/_state.html shows of a state alone, in rows of long lists."""
    return format_html('<span class="state {}">{}</span>', state, state_word(state))


@register.simple_tag
def light_rules() -> list[tuple[str, str]]:
    """(light, its rule in words) with the office's thresholds, for the legend."""
    office = Office.present()
    return lights.rules(office.soon_days, office.still_days)


@register.simple_tag
def calendar_doubt(day: datetime.date) -> str:
    """What has to be said where `day` is counted with; "" in years that are known."""
    known = is_known(day)
    return "" if known else doubt(day, CalendarDay.objects.changes())


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar, in percent of its width."""

    tone: str
    x: float
    width: float


@register.inclusion_tag("includes/_bar.html")
def bar(**counts: int | None) -> dict[str, Any]:
    """{% bar done=41 claimed=4 ok=13 soon=6 still=0 late=7 rest=0 %}: all optional."""
    words = {**Office.present().light_words, **OTHER_WORDS}
    rows = [(tone, counts.get(tone) or 0) for tone in BAR]
    total = sum(number for _, number in rows)
    parts, before = [], 0
    for tone, number in rows:
        if number:
            share = [round(100 * n / total, 2) for n in (before, number)]
            parts.append(Part(tone, *share))
            before += number
    said = ",".join(f"{words[tone]} {n}" for tone, n in rows if n)
    return {"parts": parts, "words": f"共 {total} 件" + (f":{said}" if said else "")}
