"""What search looks through: one entry for every row that can be found."""

from __future__ import annotations

import datetime

from django.db import models

# A key is kind, day and id in one number: entries lie by kind and there by day.
ID_BITS, DAY_BITS = 40, 17
FIRST_DAY = datetime.date(1900, 1, 1)
LAST = (1 << DAY_BITS) - 1


class Kind(models.IntegerChoices):
    """What can be found, in the order of the page."""

    DOCKET = 1, "督办件"
    DIRECTIVE = 2, "要求"
    REPORT = 3, "反馈"
    MEETING = 4, "会议"
    PERSON = 5, "人员"
    DRAFT = 6, "待校核要求"
    DRAFT_MEETING = 7, "待校核会议"

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last key that an entry of this kind can have."""
        size = 1 << (ID_BITS + DAY_BITS)
        return self.value * size, (self.value + 1) * size - 1

    def key(self, pk: int, day: datetime.date | None) -> int:
        """Later days have greater keys; what has no day comes before all."""
        days = min(max((day - FIRST_DAY).days, 0), LAST) if day else 0
        return (self.value << (DAY_BITS + ID_BITS)) | (days << ID_BITS) | pk


def pk_of(key: int) -> int:
    """The id of the row that an entry stands for."""
    return key & ((1 << ID_BITS) - 1)


class SearchEntry(models.Model):
    """The folded text of one row. Its pairs stand in a full-text index beside it,
    which each database keeps in its own way (tracker/search)."""

    key = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField("种类", choices=Kind.choices)
    object = models.BigIntegerField("对象")
    text = models.TextField("文本")

    class Meta:
        verbose_name = verbose_name_plural = "查找索引"
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "object"),
                name="search_entry_once",
                violation_error_message="这一条已在查找索引中。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.object}"
