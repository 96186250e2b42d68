"""Colours that offices use for lights and slips: red is not late everywhere.

Words stay whatever the palette; the practice is that of domain §2.5. 三明 2017 climbs
from blue to orange to red, 宿迁 2025 from blue to yellow to red, and at 镇安 2016 red
praises what was done in time while yellow and blue blame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from . import lights
from .ladder import DEFAULT, Form
from .lights import TONES, Tone
from .models import LadderStep, Office

Lights = dict[str, Tone]


@dataclass(frozen=True, slots=True)
class Palette:
    name: str
    lights: Mapping[str, Tone]
    steps: Mapping[Form, Tone]


def _steps(hint: Tone, urge: Tone, slip: Tone, rest: Tone) -> dict[Form, Tone]:
    """rest: of all that comes after the first slip."""
    first = {Form.HINT: hint, Form.URGE: urge, Form.SLIP: slip}
    return {**dict.fromkeys(Form, rest), **first}


def _lights(late: Tone, still: Tone, soon: Tone, ok: Tone, done: Tone) -> Lights:
    names = (lights.LATE, lights.STILL, lights.SOON, lights.OK, lights.DONE)
    return dict(zip(names, (late, still, soon, ok, done), strict=True))


T = Tone
PALETTES = {
    "own": Palette(
        "本系统原有配色", TONES, {step.form: Tone(step.tone) for step in DEFAULT}
    ),
    "sanming": Palette(
        "三明式(蓝、橙、红)",
        _lights(T.RED, T.ORANGE, T.BLUE, T.GREEN, T.GREY),
        _steps(T.BLUE, T.BLUE, T.ORANGE, T.RED),
    ),
    "suqian": Palette(
        "宿迁式(蓝、黄、红)",
        _lights(T.RED, T.AMBER, T.BLUE, T.GREEN, T.GREY),
        _steps(T.BLUE, T.AMBER, T.RED, T.RED),
    ),
    "zhenan": Palette(
        "镇安式(红为表扬,黄、蓝为督促)",
        _lights(T.AMBER, T.BLUE, T.GREY, T.GREEN, T.RED),
        _steps(T.GREY, T.GREY, T.AMBER, T.BLUE),
    ),
}
CHOICES = [("", "不改"), *((key, palette.name) for key, palette in PALETTES.items())]


def take(key: str, office: Office) -> list[LadderStep]:
    """Put the palette's colours on the office, unsaved, and on its steps, which are
    saved; returns the steps that changed."""
    palette = PALETTES[key]
    for light, tone in palette.lights.items():
        setattr(office, f"{light}_tone", tone)
    changed = []
    for step in LadderStep.objects.all():
        tone = palette.steps[Form(step.form)]
        if step.tone != tone:
            step.tone = tone
            step.save(update_fields=["tone"])
            changed.append(step)
    return changed
