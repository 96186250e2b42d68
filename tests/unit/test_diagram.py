"""The drawn states are those of the table."""

from __future__ import annotations

from tests.unit.layout import ROOT
from tracker.diagram import page
from tracker.workflow import TABLE


def test_the_page_in_the_docs_is_as_the_table_is_now() -> None:
    assert (ROOT / "docs/workflow.md").read_text() == page()


def test_every_verb_stands_on_the_page() -> None:
    assert all(rule.verb.label in page() for rule in TABLE)
