"""A digest in words: as the office calls things, as long as it may be, with links."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from tracker.models import Digest, Office
from tracker.reminding import wording

DAY = datetime.date(2026, 9, 18)


@pytest.fixture(autouse=True)
def site(settings: Any, db: None) -> None:
    settings.SITE_URL = "https://luoshi.example.org"


def note(part: int, why: str, who: str = "") -> dict[str, Any]:
    return {"part": part, "who": who, "why": why, "words": "过时限 3 天"}


def digest(*notes: dict[str, Any], count: int = 1) -> Digest:
    tally = {one["why"]: 1 for one in notes}
    matter = {"docket": 5, "code": "督〔2026〕005号", "title": "修路", "notes": notes}
    return Digest(day=DAY, matters=[matter], count=count, tally=tally)


def test_lights_are_called_as_the_office_calls_them() -> None:
    Office.objects.create(late_word="超期")
    one = digest(note(7, "late"))
    assert wording.subject(one) == "【落实】9月18日待办 1 件:超期 1"
    assert "【超期】过时限 3 天。" in wording.body(one, "宋致远")


def test_the_subject_names_the_three_most_urgent_reasons() -> None:
    whys = ("still", "late", "unsigned", "today")
    one = digest(*(note(7, why) for why in whys), count=4)
    assert wording.subject(one).endswith("4 件:逾期 1、今日到期 1、待签收 1 等")


def test_what_is_not_listed_is_counted_with_a_link() -> None:
    text = wording.body(digest(note(7, "late"), count=12), "宋致远")
    assert "另有 11 件:https://luoshi.example.org/assignments/" in text
    assert "另有" not in wording.body(digest(note(7, "late")), "宋致远")


def test_one_part_leads_to_itself_and_several_to_their_docket() -> None:
    one = wording.body(digest(note(7, "late"), note(7, "still")), "陆明远")
    assert "https://luoshi.example.org/assignments/7/" in one
    two = digest(note(7, "verify", "区水务局"), note(8, "verify", "区住建局"))
    text = wording.body(two, "陆明远")
    assert "https://luoshi.example.org/dockets/5/" in text
    assert "区水务局:过时限" in text and "区住建局:过时限" in text


def test_a_mail_says_how_to_have_no_more_of_them(liaison: User) -> None:
    text = wording.body(digest(note(7, "late")), "宋致远")
    assert "不想收邮件:https://luoshi.example.org/inbox/mail/" in text
    assert "9月18日 星期五" in text
