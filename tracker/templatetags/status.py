"""How the follow-through is shown: lights in words and the stacked bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

from tracker import lights, workflow

register = template.Library()

SOON_DAYS, STILL_DAYS = 7, 30  # where a page does not say the office's own
# In the order of the bar, best first; claimed is not verified and is hatched.
BAR_WORDS = {
    "done": "已办结",
    "claimed": "待核查",
    "ok": "正常",
    "soon": "临期",
    "still": "久无进展",
    "late": "逾期",
    "rest": "其他",
}


@register.filter
def light_word(value: str) -> str:
    """The word of a light; any other text stays as it is."""
    return lights.WORDS.get(value, value)


@register.filter
def state_word(value: str) -> str:
    """The word of a workflow state; any other text stays as it is."""
    labels: dict[str, str] = dict(workflow.STATE_CHOICES)
    return labels.get(value, value)


@register.simple_tag
def light_rules(
    soon_days: int | None = None, still_days: int | None = None
) -> list[tuple[str, str]]:
    """(light, its rule in words) with the office's thresholds, for the legend."""
    return lights.rules(soon_days or SOON_DAYS, still_days or STILL_DAYS)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar, in percent of its width."""

    tone: str
    x: float
    width: float


@register.inclusion_tag("includes/_bar.html")
def bar(**counts: int | None) -> dict[str, Any]:
    """{% bar done=41 claimed=4 ok=13 soon=6 still=0 late=7 rest=0 %}: all optional."""
    rows = [(tone, counts.get(tone) or 0) for tone in BAR_WORDS]
    total = sum(number for _, number in rows)
    parts, before = [], 0
    for tone, number in rows:
        if number:
            share = [round(100 * n / total, 2) for n in (before, number)]
            parts.append(Part(tone, *share))
            before += number
    said = ",".join(f"{BAR_WORDS[tone]} {n}" for tone, n in rows if n)
    return {"parts": parts, "words": f"共 {total} 件" + (f":{said}" if said else "")}
