"""The style pages show every component in every state, or say why it has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from tests.factories import make_user
from tracker.roles import Role
from tracker.samples import SPECIMENS
from tracker.samples.specimens import STATES, Specimen

pytestmark = pytest.mark.django_db

# Parts of every page's frame, and pieces of a component that is shown.
FRAME = {
    "_again.html",
    "_bar.html",  # by its tag
    "_confirm_dialog.html",
    "_field_notes.html",
    "_filter_field.html",
    "_hatch.html",
    "_masthead.html",
    "_search_box.html",
    "_styles.html",
    "_trouble.html",
}


def test_every_shared_partial_is_shown_in_its_states() -> None:
    folder = Path(settings.BASE_DIR) / "templates" / "includes"
    shown = {one.template.removeprefix("includes/") for one in SPECIMENS}
    partials = {path.name for path in folder.glob("_*.html")}
    assert partials - FRAME <= shown
    assert partials >= FRAME


@pytest.mark.parametrize("one", SPECIMENS, ids=lambda one: one.slug)
def test_a_component_has_each_state_or_says_why_not(one: Specimen) -> None:
    told = [state for state in STATES if f"没有“{state}”" in one.missing]
    assert sorted([*one.shown, *told]) == sorted(STATES)


@pytest.mark.parametrize("one", SPECIMENS, ids=lambda one: one.slug)
def test_the_states_of_a_component_look_different(one: Specimen) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = [str(shown) for _, shown in one.cases(request)]
    assert len(set(html)) == len(html)


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("?theme=dark", "screen"),
        ("?theme=light", "not all"),
        ("?theme=loud", "screen and (prefers-color-scheme: dark)"),
    ],
)
def test_a_theme_is_shown_whatever_the_screen_asks_for(
    client: Client, query: str, media: str
) -> None:
    client.force_login(make_user(Role.ADMIN))
    for path in ("/styleguide/", "/styleguide/states/"):
        page = client.get(path + query).content.decode()
        assert f'css/dark.css" media="{media}"' in page
