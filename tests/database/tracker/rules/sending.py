"""What a browser sends from the form of rules: all that it shows."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

YEAR = 2026


class Fields(HTMLParser):
    """The successful controls of the form #rule-form, as HTML defines them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.found = False, dict[str, list[str]]()
        self.select = self.area = ""

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        at = dict(pairs)
        name, value = at.get("name") or "", at.get("value") or ""
        if tag == "form":
            self.inside = at.get("id") == "rule-form"
        elif not self.inside:
            return
        elif tag == "input":
            if at.get("type") != "checkbox" or "checked" in at:
                self.found.setdefault(name, []).append(
                    value or "on" * ("checked" in at)
                )
        elif tag == "select":
            self.select = name
        elif tag == "option":
            if "selected" in at or self.select not in self.found:
                self.found[self.select] = [value]
        elif tag == "textarea":
            self.area, self.found[name] = name, [""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area][0] += data


def opened(client: Client, by: User, query: str = "") -> dict[str, Any]:
    """The fields of the form, as `by` finds them."""
    client.force_login(by, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("rule-edit", args=[YEAR]) + query)
    return fields(page.content.decode())


def fields(page: str) -> dict[str, Any]:
    parser = Fields()
    parser.feed(page)
    found = {
        name: [v.removeprefix("\n") for v in vs] for name, vs in parser.found.items()
    }
    return {name: values for name, values in found.items() if name}


def send(client: Client, data: dict[str, Any], do: str = "save") -> Any:
    address = reverse("rule-edit", args=[YEAR])
    return client.post(address, {**data, "do": do}, follow=True)
