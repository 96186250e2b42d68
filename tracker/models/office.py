"""What one office sets for itself: its name, its thresholds, how its lights look."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models

from tracker import lights
from tracker.ladder import Steps
from tracker.lights import Tone
from tracker.workflow import REPORTING, Verb

from . import held
from .held import asked_once
from .ladder_steps import LadderStep

__all__ = ["Office", "asked_once", "light_choices"]


def word(light: str) -> models.CharField[str, str]:
    return models.CharField(
        f"{lights.SYMBOLS[light]} 的叫法", max_length=8, default=lights.WORDS[light]
    )


def tone(light: str) -> models.CharField[str, str]:
    return models.CharField(
        f"{lights.SYMBOLS[light]} 的颜色",
        max_length=8,
        choices=Tone.choices,
        default=lights.TONES[light],
    )


class Office(models.Model):
    """One row. Thresholds of design §4.5; rounding of §4.10."""

    class Release(models.TextChoices):
        NONE = "none", "不需要"
        DONE = "done", "申请办结须审签"
        ALL = "all", "每次反馈都须审签"

    name = models.CharField("名称", max_length=60, default="督查室")
    code_word = models.CharField(
        "编号字头",
        max_length=8,
        default="督",
        help_text="如“督”,编号为 督〔2026〕012号",
    )
    soon_days = models.PositiveSmallIntegerField("临期天数", default=7)
    still_days = models.PositiveSmallIntegerField("久无进展天数", default=30)
    urge_days = models.PositiveSmallIntegerField(
        "催办间隔天数",
        default=3,
        help_text="同一任务这么多天内不重复催办;0 为不限。",
    )
    release = models.CharField(
        "单位内部审签",
        max_length=8,
        choices=Release.choices,
        default=Release.NONE,
        help_text="只对设了“审签人”的单位有效;督查员代录的不用审签。",
    )
    late_word, late_tone = word(lights.LATE), tone(lights.LATE)
    still_word, still_tone = word(lights.STILL), tone(lights.STILL)
    soon_word, soon_tone = word(lights.SOON), tone(lights.SOON)
    ok_word, ok_tone = word(lights.OK), tone(lights.OK)
    done_word, done_tone = word(lights.DONE), tone(lights.DONE)
    whole_percents = models.BooleanField("百分比取整", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "本室设置"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **more: Any) -> None:
        super().save(*args, **more)
        held.forget()

    @cached_property
    def ladder(self) -> Steps:
        """The steps of urging in use, the mildest first."""
        return LadderStep.objects.in_use()

    @property
    def light_words(self) -> dict[str, str]:
        """Light → its word, as this office calls it."""
        own = {light: getattr(self, f"{light}_word") for light in lights.SYMBOLS}
        return {**lights.WORDS, **own}

    def tone_of(self, light: str) -> str:
        """The colour of a light, or of what has no colour of its own: ""."""
        return str(getattr(self, f"{light}_tone", ""))

    def wants_release(self, verb: Verb) -> bool:
        """Whether what a department sends waits for its approver."""
        if self.release == self.Release.ALL:
            return verb in REPORTING
        return self.release == self.Release.DONE and verb == Verb.REPORT_DONE

    @classmethod
    def present(cls) -> Office:
        kept = held.held()
        if kept:
            found: Office = kept[0]
            return found
        found = cls.objects.first() or cls()
        if kept is not None:
            kept.append(found)
        return found


def light_choices() -> list[tuple[str, str]]:
    """For filters: every light, worst first, as the office calls it."""
    words = Office.present().light_words
    return [(light, words[light]) for light in lights.RANK]
