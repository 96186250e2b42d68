"""F-12: another palette changes colours and no word; who sets ladder and palette."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.ladder import give, make_late
from tracker import lights, palettes
from tracker.ladder import Form
from tracker.models import Notice, Office

LIGHT = re.compile(r'<(?:span|a) class="light ([^"]*)"[^>]*>([^<]*)<')
ADDRESSES = ("docket-list", "assignment-list", "notice-list")


@pytest.fixture
def slips(officer: User, bureau: Department) -> list[Notice]:
    """One of each step, on parts with several lights; the words of a slip stay."""
    steps = ((Form.URGE, -2), (Form.SLIP, 2), (Form.LEADER, 9), (Form.BULLETIN, 20))
    return [
        give(make_late(officer, bureau, late), form, officer) for form, late in steps
    ]


def shown(client: Client) -> tuple[list[str], list[str], list[str]]:
    """Of all lists with lights and steps: the words, the tones, the whole text."""
    words, tones, pages = [], [], []
    for name in ADDRESSES:
        page = client.get(reverse(name)).content.decode()
        for tone, word in LIGHT.findall(page):
            words.append(word)
            tones.append(tone)
        pages.append(re.sub(r"<[^>]*>", "", page))
    return words, tones, pages


def under(client: Client, key: str) -> tuple[list[str], list[str], list[str]]:
    office = Office.objects.first() or Office()
    palettes.take(key, office)
    office.save()
    return shown(client)


def test_the_same_status_has_other_colours_and_the_same_words(
    client: Client, officer: User, bureau: Department
) -> None:
    for late in (-6, -2, 2, 9, 20):
        make_late(officer, bureau, late)
    client.force_login(officer)
    words, tones, pages = under(client, "suqian")
    other_words, other_tones, other_pages = under(client, "zhenan")
    assert {"逾期", "临期", "该办:督办单"} <= set(words)
    assert words == other_words and pages == other_pages
    assert len(tones) == len(other_tones)
    pairs = set(zip(words, tones, other_tones, strict=True))
    same = {word for word, tone, other in pairs if tone == other}
    assert same <= {"正常"}


def test_a_slip_printed_anew_keeps_the_colour_it_had(
    client: Client, slips: list[Notice], officer: User
) -> None:
    client.force_login(officer)
    address = slips[1].get_absolute_url()
    under(client, "zhenan")
    assert 'class="sheet slip as-red"' in client.get(address).content.decode()


@pytest.mark.parametrize("key", list(palettes.PALETTES))
def test_a_palette_says_a_colour_for_each_light_and_step(key: str) -> None:
    palette = palettes.PALETTES[key]
    assert set(palette.lights) == set(lights.TONES)
    assert set(palette.steps) == set(Form)
