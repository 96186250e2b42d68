"""Loading the demo: plan, register, record, follow-through, sources, mark."""

from __future__ import annotations

import datetime

from django.db import transaction

from . import mark, stock
from .people import Cast, Registrar
from .play import Player, by_meeting
from .plot import Plotter
from .record import Recorder
from .sources import take_in

SEED = 20260320


def load(today: datetime.date, meetings: int) -> Cast:
    """Fill an empty database; `meetings` is how many of them in two years."""
    things = stock.read()
    plotter = Plotter(things, today, SEED)
    plans = plotter.meetings(meetings)
    with transaction.atomic():
        cast = Registrar(things, today).write()
    recorder = Recorder(cast, SEED)
    with transaction.atomic():
        recorder.write(plans)
    player = Player(things, cast, plotter.last, SEED)
    told = by_meeting(plans, recorder.said)
    for n, (plan, said) in enumerate(told):
        with transaction.atomic():
            player.charge(plan, said, cast.officers[n % 2])
    with transaction.atomic():
        for n, (_, said) in enumerate(told):
            player.restate(said, cast.officers[n % 2])
        player.take_back()
    take_in(cast, today)
    mark.leave(cast)
    return cast
