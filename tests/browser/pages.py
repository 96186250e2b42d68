"""Which pages there are: every named address of the site, with an example of each.

A page without arguments is included by itself. One with arguments needs an example
in `EXAMPLES`, and an address that never answers with a page stands in `NO_PAGES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.browser import examples, supervision

EXAMPLES = examples.EXAMPLES | supervision.EXAMPLES
# Files, answers to a sent form, parts of a page, and what a machine asks for. The
# preview of a register is there after an upload only and has a test of its own.
NO_PAGES = {
    "answer-release",
    "department-rename",
    "handover-undo",
    "officer-handed-undo",
    "task-force-join",
    "task-force-leave",
    "assignment-workbook",
    "attachment",
    "bulletin-document",
    "bulletin-draft-document",
    "bulletin-issue",
    "bulk",
    "bulk-undo",
    "body-add",
    "body-names",
    "body-remove",
    "breakdown-workbook",
    "dismissal-revoke",
    "docket-leave",
    "docket-workbook",
    "directive-act",
    "directive-card",
    "directive-demote",
    "directive-field",
    "directive-merge",
    "directive-move",
    "directive-number",
    "directive-place",
    "directive-promote",
    "directive-split",
    "edit-redo",
    "edit-undo",
    "evidence",
    "healthz",
    "home",
    "ledger-import-answer",
    "ledger-import-back",
    "ledger-import-columns",
    "ledger-import-drop",
    "ledger-import-failed",
    "ledger-import-file",
    "ledger-import-sheet",
    "ledger-import-take",
    "ledger-import-template",
    "logout",
    "mark",
    "meeting-act",
    "meeting-field",
    "meeting-paste",
    "meeting-pick",
    "month-sign",
    "month-evidence",
    "register-drop",
    "register-preview",
    "register-save",
    "register-template",
    "return-file",
    "return-form",
    "return-form-file",
    "return-marked",
    "relay-act",
    "relay-undo",
    "restatement",
    "rule-export",
    "rule-import",
    "rule-preview",
    "source-assign",
    "source-original",
    "source-read",
    "source-select",
    "source-upload",
    "source-waiting",
    "task",
    "twin-join",
    "twin-part",
    "view-delete",
    "view-restore",
    "year-export-file",
    "year-workbook",
}


def named(patterns: list[Any] | None = None) -> Iterator[str]:
    """The names of all our addresses; Django's admin has pages of its own."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from named(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def needs_arguments(name: str) -> bool:
    possibilities = get_resolver().reverse_dict.getlist(name)
    return all(params for found in possibilities for _, params in found[0])


def path_for(name: str, user: User | None) -> str:
    """The address of the example of this page for this user."""
    who = user or User.objects.order_by("pk")[0]
    return reverse(name, kwargs=EXAMPLES[name](who) if name in EXAMPLES else None)


def is_page(path: str, user: User | None) -> bool:
    """Whether this user gets a page of ours there, not a refusal or a file."""
    client = Client(raise_request_exception=True)
    if user:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(path)
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith(
        "text/html"
    )


PAGES = sorted(set(named()) - NO_PAGES)
