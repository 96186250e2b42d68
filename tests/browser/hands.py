"""An officer's hands on the keys: every key of a chord counts as a press."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from playwright.sync_api import Locator, Page, expect

PATIENCE = 60_000


class Hands:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.presses += len(key.split("+"))
            self.page.keyboard.press(key)


def in_hand(page: Page) -> Locator:
    return page.locator("[aria-current=step]")


def left(page: Page, words: str) -> None:
    """The bar says so, and nothing is under way any more."""
    # Thirty acts are thirty answers, one after the other: a slow machine needs a while.
    expect(page.locator("#deskbar .left")).to_have_text(words, timeout=PATIENCE)
    expect(page.locator(".sent")).to_have_count(0, timeout=PATIENCE)


def answered(page: Page) -> AbstractContextManager[Any]:
    """with answered(page): act — until the site has answered the act."""
    return page.expect_response(
        lambda answer: answer.request.method == "POST", timeout=PATIENCE
    )
