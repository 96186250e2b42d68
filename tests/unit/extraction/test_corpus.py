"""Every annotated page is read at least as well as the floor says."""

from __future__ import annotations

import pytest

from .scoring import FIELDS, Score, score_of

FLOORS = {
    "dev": dict.fromkeys(FIELDS, 0.98),
    "own/tuned": dict.fromkeys(FIELDS, 0.97),
    "own/held": dict.fromkeys(FIELDS, 0.95),
    "own/fresh": dict.fromkeys(FIELDS, 0.85),
    "blind": dict.fromkeys(FIELDS, 0.95),
    "hands/tuned": dict.fromkeys(FIELDS, 0.97),
    "hands/opened": dict.fromkeys(FIELDS, 0.96),
    "hands2/open": dict.fromkeys(FIELDS, 0.97) | {"period": 0.9},
    "hands2/sealed": dict(
        zip(
            FIELDS,
            (1.0, 1.0, 1.0, 0.92, 1.0, 0.97, 0.97, 0.93, 1.0, 0.96, 1.0, 0.97),
            strict=True,
        )
    ),
    "hands3/open": dict.fromkeys(FIELDS, 0.97),
    "hands3/opened": dict.fromkeys(FIELDS, 0.94),
    "hands4/open": dict.fromkeys(FIELDS, 0.97)
    | {"departments": 0.94, "deadlines": 0.94},
    "hands4/opened": dict.fromkeys(FIELDS, 0.97),
    "hands4/shut": dict.fromkeys(FIELDS, 0.97) | {"title": 0.9},
    "hands5/open": dict.fromkeys(FIELDS, 0.94),
    "hands5/late": dict.fromkeys(FIELDS, 0.93) | {"title": 0.85},
    "hands6/minutes": dict.fromkeys(FIELDS, 0.95) | {"deadlines": 0.6},
    "hands6/web": dict.fromkeys(FIELDS, 0.94)
    | {"departments": 0.85, "deadlines": 0.85},
    "hands6/open": dict.fromkeys(FIELDS, 0.95),
    "hands6/opened": dict.fromkeys(FIELDS, 0.96),
    "hands6/late": dict.fromkeys(FIELDS, 0.96),
    "hands6/shut": dict.fromkeys(FIELDS, 0.98),
    "hands7/open": dict.fromkeys(FIELDS, 0.97),
    "hands7/sealed": dict.fromkeys(FIELDS, 0.92) | {"deadlines": 0.83},
}
CORRECTIONS = {
    "dev": 1.0,
    "own/tuned": 1.0,
    "own/held": 1.0,
    "own/fresh": 3.0,
    "blind": 1.5,
    "hands/tuned": 1.0,
    "hands/opened": 1.5,
    "hands2/open": 1.0,
    "hands2/sealed": 1.5,
    "hands3/open": 1.0,
    "hands3/opened": 1.0,
    "hands4/open": 2.5,
    "hands4/opened": 1.5,
    "hands4/shut": 1.5,
    "hands5/open": 1.5,
    "hands5/late": 1.5,
    "hands6/minutes": 1.5,
    "hands6/web": 2.0,
    "hands6/open": 1.5,
    "hands6/opened": 1.5,
    "hands6/late": 1.5,
    "hands6/shut": 0.5,
    "hands7/open": 1.0,
    "hands7/sealed": 4.0,
}
STRANGE = ("hands6/minutes", "hands7/sealed")
# Punctuation that other keyboards have.
PRINTED = {
    "straight quotation marks": str.maketrans("“”", '""'),
    "half-width marks": str.maketrans("。，；：（）", ".,;:()"),
    "marks of half the width": str.maketrans("。、", "｡､"),
}


@pytest.fixture(scope="module", params=FLOORS)
def scored(request: pytest.FixtureRequest) -> tuple[str, Score]:
    return request.param, score_of(request.param)


def test_no_field_falls_below_its_floor(scored: tuple[str, Score]) -> None:
    folder, score = scored
    low = {
        name: round(tally.f1, 4)
        for name, tally in score.fields.items()
        if tally.f1 < FLOORS[folder][name]
    }
    assert not low


def test_an_officer_has_little_to_correct(scored: tuple[str, Score]) -> None:
    folder, score = scored
    assert score.corrections <= CORRECTIONS[folder]


@pytest.mark.parametrize("marks", PRINTED)
def test_other_marks_change_little(marks: str) -> None:
    assert score_of("dev", PRINTED[marks]).corrections <= CORRECTIONS["dev"]


def test_confidence_means_something(scored: tuple[str, Score]) -> None:
    folder, score = scored
    assert score.sure >= 0.7 * score.things
    # A few pages, or pages that nobody has tuned on: too little to prove it by.
    if folder not in ("own/fresh", "hands2/sealed") and folder not in STRANGE:
        assert score.right >= 0.98 * score.sure, f"{score.right} of {score.sure}"
