"""Measuring in a process of its own, on a database of its own: memory is its alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

INSIDE = "--inside"


def measured(
    module: str, sizes: Sequence[str], *steps: Callable[[str], None], **env: str
) -> None:
    """Take the steps one after the other for each size that the command line names,
    else for `sizes`, each step in a process that runs `module` anew; a size that is no
    number is the database to take. env: what is set beside the usual."""
    asked = sys.argv[1:]
    if asked[:1] == [INSIDE]:
        return _inside(steps[int(asked[1])], asked[2])
    for size in asked or sizes:
        with tempfile.TemporaryDirectory() as folder:
            filled = Path(folder) / "bench.sqlite3" if size.isdecimal() else Path(size)
            around = {
                **os.environ,
                "DATABASE_URL": f"sqlite:///{filled.resolve()}",
                "DJANGO_SETTINGS_MODULE": "tracker.settings",
                "DEBUG": "1",
                **env,
            }
            call = [sys.executable, "-m", module, INSIDE]
            for step in range(len(steps)):
                subprocess.run([*call, str(step), size], env=around, check=True)


def _inside(step: Callable[[str], None], size: str) -> None:
    import django

    django.setup()
    step(size)


def peak() -> float:
    """MB that this process has held at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
