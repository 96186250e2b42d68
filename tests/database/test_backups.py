"""A backup brings back what there was, or says why it is none."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import make_assignment, make_attachment
from tracker import backups
from tracker.acts import act
from tracker.models import Assignment, Attachment, Event
from tracker.recording import Words
from tracker.workflow import Verb

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def disk(settings: Any, tmp_path: Path) -> None:
    settings.ATTACHMENTS = tmp_path / "evidence"


@pytest.fixture
def proof(officer: User) -> Attachment:
    """A part with a report by telephone and its file."""
    own = make_assignment(officer)
    act(own, Verb.SIGN_FOR, officer, Words(channel="phone", caller="小宋"))
    own.refresh_from_db()
    return make_attachment(own)


@pytest.fixture
def kept(proof: Attachment, tmp_path: Path) -> Path:
    folder = tmp_path / "backup"
    call_command("backup", folder, stdout=StringIO())
    return folder


def empty() -> None:
    call_command("flush", interactive=False, verbosity=0)


def test_there_and_back(
    kept: Path, proof: Attachment, settings: Any, tmp_path: Path
) -> None:
    before = list(Event.objects.values_list("pk", "verb", "after"))
    data = proof.path.read_bytes()
    empty()
    settings.ATTACHMENTS = tmp_path / "elsewhere"
    out = StringIO()
    call_command("restore", kept, stdout=out)
    assert "核对 1 项交办任务,全部相符" in out.getvalue()
    assert list(Event.objects.values_list("pk", "verb", "after")) == before
    assert Attachment.objects.get().path.read_bytes() == data
    assert User.objects.filter(username="officer").exists()
    # and people go on: the next keys are free
    part = Assignment.objects.get()
    act(part, Verb.URGE, User.objects.get(username="officer"), Words("请抓紧"))


def test_what_happens_after_the_backup_is_not_in_it(kept: Path, officer: User) -> None:
    make_assignment(officer)
    empty()
    call_command("restore", kept, stdout=StringIO())
    assert Assignment.objects.count() == 1


def test_a_site_with_data_is_left_alone(kept: Path) -> None:
    count = Event.objects.count()
    with pytest.raises(CommandError, match="本站已有数据"):
        call_command("restore", kept)
    assert Event.objects.count() == count


def test_a_changed_file_is_found(kept: Path) -> None:
    (file,) = (kept / "attachments").iterdir()
    file.write_bytes(b"else")
    empty()
    with pytest.raises(CommandError, match="校验值不符"):
        call_command("restore", kept)
    assert not User.objects.exists()


def test_an_unfinished_backup_is_none(kept: Path) -> None:
    (kept / "manifest.json").unlink()
    with pytest.raises(backups.Broken, match="不是完整的备份"):
        backups.restore(kept)


def test_a_backup_of_another_database_is_refused(kept: Path) -> None:
    path = kept / "manifest.json"
    facts = {**json.loads(path.read_text()), "engine": "oracle"}
    path.write_text(json.dumps(facts))
    with pytest.raises(backups.Broken, match="来自 oracle"):
        backups.restore(kept)


def test_each_backup_has_a_folder_of_its_own(kept: Path) -> None:
    with pytest.raises(CommandError, match="不是空目录"):
        call_command("backup", kept)


def test_evidence_that_is_gone_is_told(proof: Attachment, tmp_path: Path) -> None:
    proof.path.unlink()
    with pytest.raises(CommandError, match="1 个附件在磁盘上缺失"):
        call_command("backup", tmp_path / "backup", stdout=StringIO())
    assert (tmp_path / "backup" / "manifest.json").is_file()
