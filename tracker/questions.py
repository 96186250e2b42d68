"""What is asked and why (asked.py), in the words of the forms."""

from __future__ import annotations

from dataclasses import dataclass

from .asked import FIELDS, Asked
from .forms import DAYS
from .instruction_forms import form_of
from .workflow import RULES, Verb


@dataclass(frozen=True, slots=True)
class Question:
    verb: str
    label: str
    asked: Asked


def questions() -> list[Question]:
    """Every field of every form of a department, in the order of the workflow."""
    verbs = [verb for verb in RULES if verb in FIELDS]
    return [
        Question(verb.label, label(verb, name), asked)
        for verb in verbs
        for name, asked in FIELDS[verb].items()
    ]


def label(verb: Verb, name: str) -> str:
    if name == "text":
        return RULES[verb].label or "说明"
    if name == "due_on":
        return DAYS[verb]
    if name == "answers":
        return "回复的批示"
    return str(form_of(verb).base_fields[name].label)
