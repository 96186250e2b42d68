"""Mails that a server really gets: once a day each, whatever goes wrong on the way."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.core.management.base import CommandError

from tests.database.tracker.postbox import Postbox
from tests.database.tracker.reminders import (
    inboxes,
    mailed,
    parts,
    postbox,
    remind,
    today,
)
from tracker.models import Assignment, CalendarDay, Digest, MailChoice

__all__ = ["mailed", "parts", "postbox", "today"]  # fixtures
pytestmark = pytest.mark.usefixtures("mailed", "parts")
ALL = ["deputy@example.org", "liaison@example.org", "outsider@example.org"]


def test_everybody_who_is_asked_for_something_gets_one_mail(postbox: Postbox) -> None:
    said = remind()
    assert postbox.addressees == ALL
    assert "发出邮件 3 封" in said
    assert inboxes() == {"liaison": 1, "deputy": 1, "outsider": 1}
    assert not Digest.objects.filter(mailed_at=None).exists()


def test_a_mail_says_which_matter_what_is_asked_and_where(
    postbox: Postbox, parts: list[Assignment], settings: Any
) -> None:
    settings.SITE_URL = "https://luoshi.example.org"
    remind("--to", "outsider")
    (mail,) = postbox.mails
    assert str(mail["Subject"]).strip() == "【落实】9月18日待办 1 件:待签收 1"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content()
    theirs, other = parts[1], parts[0]
    assert theirs.docket.code in text and theirs.docket.title in text
    assert "09-18 交办,请签收" in text
    assert f"https://luoshi.example.org/assignments/{theirs.pk}/" in text
    assert "https://luoshi.example.org/inbox/2026-09-18/" in text
    assert other.docket.code not in text and other.docket.title not in text


def test_a_second_run_sends_nothing_again(postbox: Postbox) -> None:
    remind()
    said = remind()
    assert len(postbox.mails) == 3
    assert "新放进收件箱 0 份;发出邮件 0 封" in said


def test_the_next_day_has_a_mail_of_its_own(
    postbox: Postbox, monkeypatch: pytest.MonkeyPatch, today: datetime.date
) -> None:
    remind()
    later = today + datetime.timedelta(days=3)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: later)
    remind("--anyway")
    assert len(postbox.mails) == 6
    assert inboxes()["liaison"] == 2


def test_a_run_that_is_broken_off_goes_on_where_it_stopped(
    postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, sent = EmailMessage.send, list[Any]()

    def once(mail: EmailMessage, *args: Any) -> int:
        if sent:
            raise KeyboardInterrupt
        sent.append(mail)
        return send(mail, *args)

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", once)
        with pytest.raises(KeyboardInterrupt):
            remind()
    assert len(postbox.mails) == 1
    remind()
    assert postbox.addressees == ALL


def test_what_a_killed_run_was_sending_is_told_and_not_sent_twice(
    postbox: Postbox, liaison: User, today: datetime.date
) -> None:
    digest = Digest.objects.create(user=liaison, day=today, count=1)
    assert digest.claim()
    said = remind()
    assert postbox.addressees == [ALL[0], ALL[2]]
    assert "宋致远" in said and "今天不再发" in said


def test_one_wrong_address_stops_no_other(postbox: Postbox) -> None:
    postbox.refused = {"deputy@example.org"}
    with pytest.raises(CommandError, match=r"有 1 封没有发出.*再运行一次"):
        remind()
    assert postbox.addressees == ALL[1:]
    postbox.refused = set()
    assert "发出邮件 1 封" in remind()
    assert postbox.addressees == ALL


def test_a_server_that_hangs_up_gets_the_rest_in_the_next_run(
    postbox: Postbox,
) -> None:
    postbox.most = 1
    with pytest.raises(CommandError, match="有 2 封没有发出"):
        remind()
    postbox.most = 9
    remind()
    assert postbox.addressees == ALL


def test_without_a_server_the_inboxes_are_filled_and_the_run_fails(
    postbox: Postbox,
) -> None:
    postbox.server_close()  # its address is nobody's now
    with pytest.raises(CommandError, match=r"有 3 封没有发出.*EMAIL_URL"):
        remind()
    assert len(inboxes()) == 3
    assert not Digest.objects.exclude(claimed_at=None).exists()


def test_who_has_no_address_or_wants_no_mail_has_the_inbox(
    postbox: Postbox, liaison: User, deputy: User
) -> None:
    MailChoice.objects.create(user=liaison, by_mail=False)
    deputy.email = ""
    deputy.save()
    assert "不用邮件的 2 人" in remind()
    assert postbox.addressees == ALL[2:]
    assert {"liaison", "deputy"} <= set(inboxes())


def test_whose_account_was_closed_is_told_nothing(
    postbox: Postbox, deputy: User
) -> None:
    deputy.is_active = False
    deputy.save()
    remind()
    assert postbox.addressees == ALL[1:]


def test_on_a_day_of_rest_nobody_is_told_unless_anyway(
    postbox: Postbox, today: datetime.date
) -> None:
    CalendarDay.objects.update(is_working=False)
    assert "休息" in remind()
    assert inboxes() == {} and not postbox.mails
    remind("--anyway")
    assert postbox.addressees == ALL


@pytest.mark.parametrize("option", ["--preview", "--dry-run"])
def test_a_preview_sends_and_keeps_nothing(postbox: Postbox, option: str) -> None:
    said = remind(option, "--to", "liaison")
    assert "待签收" in said and "liaison@example.org" in said
    assert "outsider" not in said
    assert inboxes() == {} and not postbox.mails


def test_a_preview_for_somebody_who_is_told_nothing_says_so() -> None:
    with pytest.raises(CommandError, match="没有提醒"):
        remind("--preview", "--to", "somebody")
