"""Backup and restore: the database while it runs, the attachments, and their sums."""

from .keeping import backup
from .manifest import Broken
from .returning import restore

__all__ = ["Broken", "backup", "restore"]
