"""The "?" beside a word: what it means, by a click or a key, with no script at all."""

from __future__ import annotations

from typing import Any

from django import template

from tracker import lights
from tracker.models import Office
from tracker.words import EXPLANATIONS

register = template.Library()


@register.inclusion_tag("includes/_explain.html")
def explain(word: str) -> dict[str, Any]:
    """{% explain "办结率" %}, or a light: {% explain "late" %}."""
    if word in EXPLANATIONS:
        return {"word": word, "text": EXPLANATIONS[word]}
    office = Office.present()
    rules = dict(lights.rules(office.soon_days, office.still_days))
    return {"word": office.light_words[word], "text": f"{rules[word]}。"}
