"""Every page, as each person sees it: at a desk and on a phone, light and dark.

axe-core finds nothing; nothing scrolls sideways; targets are large enough; the
browser reports no error, such as a script that the security policy refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESK, PHONE, Visit, visits
from tests.browser.pages import (
    EXAMPLES,
    PAGES,
    is_page,
    needs_arguments,
    path_for,
)
from tests.browser.people import Person, account
from tracker.models import Membership

# Those who see a page look at it in all ways between them, each in one at least.
WAYS = [(DESK, "light"), (PHONE, "dark"), (DESK, "dark"), (PHONE, "light")]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEAST = {DESK: 34, PHONE: 44}
TARGETS = """least => [...document.querySelectorAll(
    'button, summary, select, .button, input:not([type=checkbox]):not([type=radio])'
  )].filter(e => e.checkVisibility({visibilityProperty: true}))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width > 1 && box.height > 1 && box.height < least - 0.5)
    .map(([e, box]) => `${Math.round(box.height)}px ${e.outerHTML.slice(0, 100)}`)"""
SIDEWAYS = """() => document.documentElement.scrollWidth
  - document.documentElement.clientWidth"""


RUN = "() => axe.run({resultTypes: ['violations']}).then(all => all.violations)"


def faults(page: Page, width: int) -> list[str]:
    page.wait_for_load_state("load")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN)
    wrong = [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]} {node['any'][:1]}"
        for rule in found
        for node in rule["nodes"]
    ]
    wrong += [f"small target: {box}" for box in page.evaluate(TARGETS, LEAST[width])]
    if (more := page.evaluate(SIDEWAYS)) > 0:
        wrong.append(f"scrolls sideways by {more} px")
    return wrong


def foreign(url: str) -> bool:
    return not url.startswith(("http://localhost:", "data:", "about:"))


def complaints(page: Page) -> list[str]:
    """What the browser will have complained of, and what it fetched from elsewhere."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: said.append(r.url) if foreign(r.url) else None)
    return said


def look(page: Page, ways: list[tuple[int, str]]) -> list[str]:
    wrong = []
    for width, theme in ways:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        wrong += [f"{width} {theme}: {fault}" for fault in faults(page, width)]
    return list(dict.fromkeys(wrong))


Open = Callable[[Person, str], tuple[Page, list[str]]]


@pytest.fixture(scope="module")
def open_as(site: str, browser: Browser) -> Iterator[Open]:
    """open_as(person, path): the page, and what the browser complained of since.

    Each person keeps one window: a new one would fetch every script and style anew.
    """
    windows: dict[Person, tuple[Page, list[str]]] = {}

    with visits(site, browser) as visit:

        def open_page(person: Person, path: str) -> tuple[Page, list[str]]:
            if person not in windows:
                page = visit(person, "about:blank")
                windows[person] = page, complaints(page)
            page, said = windows[person]
            page.set_viewport_size({"width": DESK, "height": 900})
            page.emulate_media(color_scheme="light")
            said.clear()
            page.goto(path)
            return page, said

        yield open_page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_everyone_who_sees_it(name: str, open_as: Open) -> None:
    seen = [
        (person, path)
        for person in Person
        if is_page(path := path_for(name, user := account(person)), user)
    ]
    assert seen, f"{name} is a page for nobody: NO_PAGES is the place for a file"
    wrong = []
    for n, (person, path) in enumerate(seen):
        page, said = open_as(person, path)
        found = look(page, WAYS[n :: len(seen)] or [WAYS[n % 4]])
        wrong += [f"{person} {path} {fault}" for fault in [*said, *found]]
    assert not wrong, "\n".join(wrong)


def test_the_preview_of_a_register_is_fit_for_everyone(visit: Visit) -> None:
    page = visit(Person.ADMIN, "/register/")
    template = page.request.get("/register/template/?filled=1").body()
    page.set_input_files(
        "input[type=file]",
        {"name": "register.xlsx", "mimeType": XLSX, "buffer": template},
    )
    page.get_by_role("button", name="上传").click()
    page.wait_for_url("**/register/preview/")
    assert not (wrong := look(page, WAYS)), "\n".join(wrong)


@pytest.mark.parametrize(
    ("person", "path"),
    [(Person.OFFICER, "/nowhere/"), (Person.LIAISON, "/register/")],
)
def test_a_refusal_is_fit_for_everyone(person: Person, path: str, visit: Visit) -> None:
    assert not (wrong := look(visit(person, path), WAYS)), "\n".join(wrong)


def test_a_liaison_of_two_houses_with_long_names_fits_a_phone(visit: Visit) -> None:
    liaison = User.objects.get(username="liaison")
    assert Membership.objects.filter(user=liaison).count() > 1
    assert not (wrong := look(visit(liaison), WAYS)), "\n".join(wrong)


def test_every_page_with_arguments_has_an_example() -> None:
    assert {name for name in PAGES if needs_arguments(name)} == set(EXAMPLES)


def test_the_list_of_pages_is_read_from_the_addresses() -> None:
    assert {"board", "login", "docket-list", "meeting-detail"} <= set(PAGES)


def test_a_fault_is_found(visit: Visit) -> None:
    page = visit(Person.NOBODY, "/accounts/login/")
    page.evaluate("""() => {
        document.body.insertAdjacentHTML(
            'beforeend', '<img src="/x.png"><button>x</button>');
        document.body.lastChild.setAttribute('class', 'tiny');
        document.body.lastChild.style.setProperty('min-height', '0');
        document.body.lastChild.style.setProperty('height', '10px');
        document.body.style.setProperty('width', '3000px');
    }""")
    found = "\n".join(faults(page, DESK))
    assert "image-alt" in found
    assert "small target" in found
    assert "sideways" in found
