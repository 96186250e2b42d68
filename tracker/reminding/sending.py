"""One mail a person and day: claimed before it is sent, noted once the server has it.

A run that is broken off goes on where it stopped, since only what has no mail yet is
taken up. What a killed run was just sending is in doubt: it is told and not sent
again, because at most one a day is the promise, and the inbox has it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from smtplib import SMTPServerDisconnected
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from tracker.models import Digest

from .recipients import Reader
from .wording import body, subject

BATCH = 500
GIVING_UP = 3  # times in a row that the server does not answer
GONE = (SMTPServerDisconnected, TimeoutError)


class NoServer(Exception):
    """Nobody answers at the address of the mail server, or lets us in."""


@dataclass(slots=True)
class Outcome:
    """mailed: how many; without: names of those with the inbox alone; failed: (name,
    why); doubtful: names; left: how many were not tried because no server answers."""

    mailed: int = 0
    without: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    left: int = 0


def keep(day: datetime.date, made: Iterable[Digest]) -> int:
    """Put the digests into the inboxes; those that are there stay. How many are new."""
    before = Digest.objects.filter(day=day).count()
    Digest.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
    return Digest.objects.filter(day=day).count() - before


def mail(day: datetime.date, readers: Mapping[int, Reader]) -> Outcome:
    """Send what has not been sent, to those of `readers` who get mail."""
    doubtful = Digest.objects.doubtful(day).filter(user__in=readers)
    done = Outcome(doubtful=[readers[one.user_id].name for one in doubtful])
    post = Post()
    for digest in _waiting(day, readers):
        reader = readers[digest.user_id]
        if not reader.gets_mail:
            done.without.append(reader.name)
        elif post.silent >= GIVING_UP:
            done.left += 1
        else:
            try:
                done.mailed += post.send(digest, reader)
            except Exception as why:  # one address that is wrong stops no other
                done.failed.append((reader.name, words(why)))
    post.close()
    return done


def _waiting(day: datetime.date, readers: Mapping[int, Reader]) -> Iterator[Digest]:
    """Looked up before the first is sent: rows change under a reader of them."""
    rows = Digest.objects.unmailed(day).filter(user__in=readers)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(found), BATCH):
        some = Digest.objects.filter(pk__in=found[start : start + BATCH])
        yield from some.order_by("pk")


class Post:
    """One connection for all, opened anew after a failure.

    silent: how often in a row no server was there.
    """

    def __init__(self) -> None:
        self.connection = get_connection()
        self.silent = 0

    def send(self, digest: Digest, reader: Reader) -> bool:
        """Claim, send, note; False where another run has it. Gives back what fails."""
        self._open()
        if not digest.claim():
            return False
        try:
            message(digest, reader, self.connection).send()
        except BaseException as why:
            digest.release()
            self.close()
            self.silent = self.silent + 1 if isinstance(why, GONE) else 0
            raise
        digest.note_mailed()
        self.silent = 0
        return True

    def _open(self) -> None:
        try:
            self.connection.open()
        except Exception as why:
            self.close()
            self.silent += 1
            raise NoServer(f"连不上邮件服务器:{words(why)}") from why

    def close(self) -> None:
        """A server that is gone need not hear of it."""
        try:
            self.connection.close()
        except OSError:
            self.connection = get_connection()


def message(digest: Digest, reader: Reader, connection: Any) -> EmailMessage:
    """Its Message-ID is that of the digest: a mail sent twice would be seen as one."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return EmailMessage(
        subject(digest),
        body(digest, reader.name),
        to=[reader.email],
        connection=connection,
        headers={
            "Message-ID": f"<digest-{digest.day}-{digest.user_id}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def words(why: Exception) -> str:
    """What the server said, on one line; it never names the text of a mail."""
    return " ".join(str(why).split()) or type(why).__name__
