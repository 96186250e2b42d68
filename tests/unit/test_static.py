"""Static files: each that a style names is there, and none comes from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from tests.unit.test_sizes import ours
from tracker import styles

MANIFEST = "tracker.styles.JoiningStorage"


def test_every_file_that_a_style_names_is_there(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": MANIFEST}}
    call_command("collectstatic", interactive=False)
    assert "post-processed" in capsys.readouterr().out
    assert (tmp_path / "staticfiles.json").exists()
    (site,) = (tmp_path / "css").glob("site.*.css")
    text = site.read_text()
    assert all((tmp_path / name).read_text() in text for name in styles.files())


def test_nothing_is_loaded_from_elsewhere() -> None:
    """An intranet has no internet. The names of SVG's own tags are no addresses."""
    foreign = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.\w+")
    found = [
        f"{path}: {match.group()}"
        for path in ours("templates", "tracker/static")
        for match in foreign.finditer(path.read_text())
    ]
    assert not found, "\n".join(found)


def test_every_stylesheet_is_linked_somewhere() -> None:
    pages = "".join(path.read_text() for path in ours("templates"))
    for path in ours("tracker/static/css"):
        name = f"css/{path.name}"
        assert name in styles.files() or name in pages, path
