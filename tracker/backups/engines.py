"""How each database is copied out while it runs, and copied in where nothing is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from .manifest import Broken


@dataclass(frozen=True, slots=True)
class Engine:
    """file: its name inside a backup; dump and load take that file's path."""

    file: str
    dump: Callable[[Path], None]
    load: Callable[[Path], None]


def present() -> Engine:
    return ENGINES[connection.vendor]


def _sqlite() -> sqlite3.Connection:
    connection.ensure_connection()
    opened: sqlite3.Connection = connection.connection
    return opened


def _dump_sqlite(path: Path) -> None:
    """SQLite's own online copy: one state of all tables, whoever writes meanwhile."""
    target = sqlite3.connect(path)
    try:
        _sqlite().backup(target)
    finally:
        target.close()


def _load_sqlite(path: Path) -> None:
    source = sqlite3.connect(path)
    try:
        source.backup(_sqlite())
    finally:
        source.close()


def _dump_postgres(path: Path) -> None:
    """pg_dump reads in one snapshot, so that it, too, sees one state."""
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={path}")


def _load_postgres(path: Path) -> None:
    connection.close()
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
    _run("pg_restore", *options, str(path), into=True)


def _run(program: str, *options: str, into: bool = False) -> None:
    """The program with the site's own database and account."""
    client: Any = connection.client_class
    found, env = client.settings_to_cmd_args_env(connection.settings_dict, [])
    *account, name = found[1:]
    target = [f"--dbname={name}"] if into else [name]
    command = [program, *account, *options, *target]
    try:
        done = subprocess.run(
            command, env={**os.environ, **(env or {})}, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise Broken(
            f"找不到 {program}。请安装 PostgreSQL 客户端(Debian:postgresql-client)。"
        ) from None
    if done.returncode:
        raise Broken(f"{program} 没有成功:{done.stderr.strip()[-500:]}")


ENGINES = {
    "sqlite": Engine("database.sqlite3", _dump_sqlite, _load_sqlite),
    "postgresql": Engine("database.dump", _dump_postgres, _load_postgres),
}
