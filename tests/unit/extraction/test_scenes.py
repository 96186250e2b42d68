"""Small reports of many hands, each with who was there and who demands what."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

import pytest

from meetings.extraction import extract
from meetings.extraction.canvas import canvas
from meetings.extraction.numerals import chinese

from .cases import HERE

FILES = (
    "scenes.txt",
    "fronts.txt",
    "minutes.txt",
    "sections.txt",
    "mixture.txt",
    "tours.txt",
    "realistic.txt",
    "tasks.txt",
)


class Scene(NamedTuple):
    """rows: (speaker, ordinal or -, how the text begins) of what is demanded.

    title: as printed, None where the scene does not say it.
    """

    name: str
    published: datetime.date
    text: str
    title: str | None
    when: str
    chair: list[str]
    there: list[str]
    rows: list[tuple[str, str, str]]


def scenes(name: str) -> list[Scene]:
    """# name, @ day, text, ! title, = when and who, > what is demanded."""
    text = (HERE / "cases" / name).read_text(encoding="utf-8")
    return [_scene(part) for part in re.split(r"(?m)^# ", text)[1:]]


def _scene(part: str) -> Scene:
    name, published, *lines = part.strip().split("\n")
    body = [line for line in lines if line[:1] not in ("=", ">", "!")]
    title = next((line[2:] for line in lines if line[:1] == "!"), None)
    known = next(line[1:] for line in lines if line[:1] == "=")
    when, chair, there = (cell.strip() for cell in known.split("|"))
    rows = [line[1:].split(maxsplit=2) for line in lines if line[:1] == ">"]
    return Scene(
        name,
        datetime.date.fromisoformat(published.removeprefix("@ ")),
        "\n".join(body),
        title,
        when,
        chair.split(),
        sorted(there.split()),
        [(who, number, canvas(text)) for who, number, text in rows],
    )


@pytest.mark.parametrize(
    "scene",
    [scene for name in FILES for scene in scenes(name)],
    ids=lambda scene: scene.name,
)
def test_a_scene_is_read_as_it_was(scene: Scene) -> None:
    (meeting,) = extract(scene.text, scene.published).meetings
    if scene.title:
        assert meeting.title and meeting.title.value == scene.title
    assert f"{meeting.date or '-'} {meeting.period or '-'}" == scene.when
    here = [who for who in meeting.people if who.role != "absent"]
    assert sorted(who.name for who in here) == scene.there
    assert [who.name for who in here if who.role == "chair"] == scene.chair
    found = [row for row in meeting.directives if row.level == 1]
    assert len(found) == len(scene.rows)
    for row, (speaker, number, text) in zip(found, scene.rows, strict=True):
        assert row.speaker == speaker
        assert (chinese(row.number) if row.number else "-") == number
        assert canvas(row.text).startswith(text)
