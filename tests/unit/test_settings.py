"""What the environment decides, each tried in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.unit.layout import ROOT

READ = (
    *("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "HTTPS"),
    *("EMAIL_URL", "SITE_URL", "DEFAULT_FROM_EMAIL"),
)
PRAGMAS = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for name in ("journal_mode", "foreign_keys", "busy_timeout", "mmap_size"):
        print(name, cursor.execute(f"PRAGMA {name}").fetchone()[0])
print("transactions", connection.transaction_mode)
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in READ}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "tracker.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_debugging_and_without_a_secret_it_does_not_start() -> None:
    done = run("import django; django.setup()", DEBUG="0")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
    assert "请在环境变量中设置" in done.stderr


def test_without_debugging_but_with_a_secret_it_starts() -> None:
    done = run("import django; django.setup()", DEBUG="0", SECRET_KEY="x" * 60)
    assert done.returncode == 0, done.stderr


def test_a_clone_starts_with_nothing_set() -> None:
    done = run("import django; django.setup()")
    assert done.returncode == 0, done.stderr


def test_sqlite_is_set_up_for_several_people_at_once(tmp_path: object) -> None:
    done = run(PRAGMAS, DATABASE_URL=f"sqlite:///{tmp_path}/new.sqlite3")
    assert done.stdout.split("\n")[:5] == [
        "journal_mode wal",
        "foreign_keys 1",
        "busy_timeout 20000",
        "mmap_size 1073741824",
        "transactions IMMEDIATE",
    ], done.stderr


def test_hosts_come_from_the_environment() -> None:
    code = "from django.conf import settings; print(settings.ALLOWED_HOSTS)"
    done = run(code, DEBUG="0", SECRET_KEY="x" * 60, ALLOWED_HOSTS="a.test,b.test")
    assert done.stdout.strip() == "['a.test', 'b.test']"


def test_over_https_cookies_are_sent_over_nothing_else() -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT)"
    )
    done = run(code, DEBUG="0", SECRET_KEY="x" * 60)
    assert done.stdout.strip() == "True True True"
    done = run(code, DEBUG="0", SECRET_KEY="x" * 60, HTTPS="0")
    assert done.stdout.strip() == "False False False"


def test_mails_are_printed_until_a_server_is_named() -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST, s.EMAIL_PORT)"
    )
    assert run(code).stdout.split()[0] == "console"
    done = run(code, EMAIL_URL="smtp+tls://luoshi:p%40ss@mail.test:587")
    assert done.stdout.split() == ["smtp", "mail.test", "587"], done.stderr


def test_links_of_mails_lead_to_the_first_host_unless_told_otherwise() -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.SITE_URL, s.DEFAULT_FROM_EMAIL, s.EMAIL_TIMEOUT)"
    )
    live = {"DEBUG": "0", "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "a.test,b.test"}
    assert run(code, **live).stdout.split()[:2] == ["https://a.test", "luoshi@a.test"]
    done = run(code, SITE_URL="http://10.0.0.8/", **live)
    assert done.stdout.split()[0] == "http://10.0.0.8"
    assert run(code).stdout.split()[0] == "http://localhost:8000"


def test_postgresql_compiles_no_conditions_unless_it_is_told_to() -> None:
    shown = (
        "from tracker.settings import DATABASES;"
        "print(DATABASES['default']['OPTIONS']['options'])"
    )
    done = run(shown, DATABASE_URL="postgres://who@/what")
    assert done.stdout.strip() == "-c jit=off"
    done = run(shown, DATABASE_URL="postgres://who@/what?options=-cjit%3Don")
    assert done.stdout.strip() == "-cjit=on"
