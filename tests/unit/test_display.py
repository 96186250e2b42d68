"""How dates and numbers are written."""

import datetime

import pytest
from django.utils import timezone

from meetings.templatetags.display import ago, day, numeral, occasion


def today(days: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_a_day_of_this_year_goes_without_its_year() -> None:
    year = today().year
    assert day(datetime.date(year, 11, 3)) == "11 月 3 日"
    assert day(datetime.date(2019, 1, 23)) == "2019 年 1 月 23 日"
    assert day(None) == ""


def test_a_moment_is_written_as_the_day_in_the_office() -> None:
    late = datetime.datetime(2019, 1, 23, 20, 0, tzinfo=datetime.UTC)
    assert day(late) == "2019 年 1 月 24 日"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "今天"), (-1, "昨天"), (-68, "68 天前"), (3, "3 天后")]
)
def test_ago_counts_whole_days(days: int, words: str) -> None:
    assert ago(today(days)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (12345, "12345"),
    ],
)
def test_numbers_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words


@pytest.mark.parametrize(
    ("organ", "ordinal", "kind", "words"),
    (
        ("区政府", 9, "常务会议", "区政府第九次常务会议"),
        ("党工委", None, "党工委会议", "党工委会议"),
        ("党工委", 3, "党工委会议", "党工委第三次会议"),
        ("", None, None, ""),
    ),
)
def test_an_occasion_names_its_organ_once(
    organ: str, ordinal: int | None, kind: str | None, words: str
) -> None:
    assert occasion(organ, ordinal, kind) == words
