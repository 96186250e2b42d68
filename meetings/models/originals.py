"""Files as they came, each kept once whatever was made of it."""

from __future__ import annotations

import hashlib
import io

from django.db import models


class OriginalManager(models.Manager["Original"]):
    def keep(self, data: bytes) -> Original:
        """The row of these bytes; the one that is there already, if there is one."""
        digest = hashlib.sha256(data).hexdigest()
        known = self.only("sha256").filter(sha256=digest).first()
        return known or self.get_or_create(sha256=digest, defaults={"data": data})[0]


class Original(models.Model):
    """The bytes, untouched and never decoded again; several sources may be of it."""

    sha256 = models.CharField("摘要", max_length=64, unique=True, editable=False)
    data = models.BinaryField("内容", editable=False)

    objects = OriginalManager()

    class Meta:
        verbose_name = verbose_name_plural = "原件"
        default_permissions = ()

    def __str__(self) -> str:
        return f"原件 {self.sha256[:12]}"

    def stream(self) -> io.BytesIO:
        # PostgreSQL gives a memoryview, SQLite bytes.
        return io.BytesIO(bytes(self.data))

    def discard(self) -> None:
        """Remove it, unless a source or a file that waits for its date is of it."""
        if not (self.sources.exists() or self.uploaded.exists()):
            self.delete()
