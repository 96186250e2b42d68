"""The form of a rule set as a whole: filled from a document, or from what was sent."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.http import QueryDict

from tracker.scoring import RuleSet, RuleSetError

from . import forms, turning

MOST = 200  # rows of one list


class Editor:
    """heads: the parts that are there once; lists: formsets by name; faults: what is
    wrong, in words; rules: the rule set, where nothing is."""

    def __init__(self, document: turning.Document) -> None:
        self.document = document
        self.heads = {
            name: form(initial=turning.head(document, name), prefix=name)
            for name, (_, form) in turning.HEADS.items()
        }
        self.lists = {
            name: _formset(form)(initial=turning.rows(document, name), prefix=name)
            for name, (form, _) in forms.LISTS.items()
        }
        self.faults: tuple[str, ...] = ()
        self.rules: RuleSet | None = None

    @classmethod
    def sent(cls, data: QueryDict) -> Editor:
        """As it was typed, judged; another blank row stands at the end of each list."""
        heads = {n: form(data, prefix=n) for n, (_, form) in turning.HEADS.items()}
        lists = {
            name: _formset(form)(_counted(data, name), prefix=name)
            for name, (form, _) in forms.LISTS.items()
        }
        made = cls(turning.document(heads, lists))
        made.judge()
        return made

    def judge(self) -> None:
        try:
            self.rules = RuleSet.from_document(self.document)
        except RuleSetError as error:
            self.faults = error.messages


def _formset(form: type[django_forms.Form]) -> Any:
    return django_forms.formset_factory(form, extra=1, max_num=MOST, can_delete=True)


def _counted(data: QueryDict, name: str) -> QueryDict:
    """With a head of the list that Django takes, whatever was sent."""
    count = data.get(f"{name}-TOTAL_FORMS", "")
    if count.isascii() and count.isdigit() and int(count) <= MOST:
        return data
    mended = data.copy()
    mended[f"{name}-TOTAL_FORMS"] = "0"
    mended[f"{name}-INITIAL_FORMS"] = "0"
    return mended
