"""A site with the demo data, and people who look at it in Chromium.

The site is loaded once for all tests of a run and served by Django's own test server;
a test that changes it works on rows of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings, setup_databases, teardown_databases
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.people import Person, account

CHROMIUM = shutil.which(os.environ.get("CHROMIUM") or "chromium")
STORAGE = "tracker.styles.JoiningStorage"
# Only this machine is spoken to: nothing is fetched or reported in the background.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--metrics-recording-only",
]
PHONE, DESK = 390, 1440
expect.set_options(timeout=30_000)  # a busy machine answers late, not wrongly

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(
    django_test_environment: None,
    django_db_modify_db_settings_xdist_suffix: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a served site that holds the demo data."""
    # Playwright keeps an event loop in this thread; the tests are not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # A file, as in use: in memory, two threads would not wait for each other.
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("site") / "site.sqlite3")
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        with override_settings(DEBUG=True):  # the demo's passwords are public
            call_command("loaddemo", meetings=12, stdout=StringIO())
        with collected(tmp_path_factory.mktemp("static")):
            server = LiveServer("localhost", start=False)
            server.thread.static_handler = InUse
            server.start()
            yield server.url
            server.stop()
        teardown_databases(made, verbosity=0)


@contextmanager
def collected(folder: Path) -> Iterator[None]:
    """Static files as in use: one stylesheet, kept by the browser. Forty requests a
    page would be most of a run."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": STORAGE}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


class InUse(WSGIHandler):
    """WhiteNoise answers for static files, not the server of the tests."""

    def __init__(self, application: WSGIHandler) -> None:
        super().__init__()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        missing = "Chromium is missing: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(site: str, browser: Browser) -> Iterator[Visit]:
    """visit(person, path="/", width=1440, theme="light") opens a page, logged in."""
    with visits(site, browser) as visit:
        yield visit


@contextmanager
def visits(site: str, browser: Browser) -> Iterator[Visit]:
    """Each visit has a window of its own, which is closed at the end."""
    contexts = []

    def open_page(
        person: Person | User | None,
        path: str = "/",
        width: int = DESK,
        theme: str = "light",
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            accept_downloads=True,
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        user = account(person) if isinstance(person, Person) else person
        if user:
            context.add_cookies(
                [{"name": "sessionid", "value": session_of(user), "url": site}]
            )
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value
