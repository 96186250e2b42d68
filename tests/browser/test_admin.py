"""The administrator's lists; the forms below them are Django's own."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import reverse

from tests.browser.conftest import Visit
from tests.browser.people import Person

# Django's lists that are edited in place have no labels for their fields.
OPTIONS = {"resultTypes": ["violations"], "rules": {"label": {"enabled": False}}}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_list_of_the_administrator_is_fit(visit: Visit, theme: str) -> None:
    lists = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]
    page = visit(Person.ADMIN, "about:blank", theme=theme)
    wrong = []
    for path in [reverse("admin:index"), *lists]:
        answer = page.goto(path)
        assert answer is not None
        if answer.status == 403:  # a table that the administrator may not see
            continue
        assert answer.status == 200, path
        found = Axe().run(page, options=OPTIONS).response["violations"]
        wrong += [
            f"{path} {rule['id']}: {node['html'][:120]}"
            for rule in found
            for node in rule["nodes"]
        ]
    assert not wrong, "\n".join(wrong)
