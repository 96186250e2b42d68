"""A mail server that listens on this machine and keeps what it is sent."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage


class Postbox(socketserver.ThreadingTCPServer):
    """mails: what was taken. refused: addresses that it does not know. most: hang up
    instead of taking more than so many."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.most = 1000

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    @property
    def addressees(self) -> list[str]:
        return sorted(str(mail["To"]) for mail in self.mails)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no error here."""


class Talk(socketserver.StreamRequestHandler):
    server: Postbox

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self) -> None:
        self.say("220 postbox")
        while line := self.rfile.readline().decode().strip():
            word = line.upper().split(":")[0].split()[0]
            if word == "RCPT" and any(who in line for who in self.server.refused):
                self.say("550 no such mailbox")
            elif word == "DATA":
                if len(self.server.mails) >= self.server.most:
                    return
                self.say("354 go on")
                self.take()
                self.say("250 taken")
            else:
                self.say("221 bye" if word == "QUIT" else "250 ok")

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        mail = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.server.mails.append(mail)


@contextmanager
def listening() -> Iterator[Postbox]:
    with Postbox() as postbox:
        thread = threading.Thread(target=postbox.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield postbox
        finally:
            postbox.shutdown()
            thread.join()
