"""Loading the demo: plan, register, record, follow-through, turns, sources, mark."""

from __future__ import annotations

import datetime

from django.db import transaction

from . import due_rules, mark, stock
from .bodies import Bodies
from .people import Registrar
from .play import Player, by_meeting
from .plot import Plotter
from .record import Recorder
from .sources import take_in
from .turns import Turns

SEED = 20260320


@transaction.atomic
def load(today: datetime.date, meetings: int) -> None:
    """Fill an empty database; `meetings` is how many of them in two years."""
    things = stock.read()
    plotter = Plotter(things, today, SEED)
    plans = plotter.meetings(meetings)
    cast = Registrar(things, today).write()
    recorder = Recorder(cast, SEED)
    recorder.write(plans)
    due_rules.write()
    player = Player(things, cast, plotter.last, SEED)
    told = by_meeting(plans, recorder.said)
    for n, (plan, said) in enumerate(told):
        player.charge(plan, said, cast.officers[n % 2])
    for n, (_, said) in enumerate(told):
        player.restate(said, cast.officers[n % 2])
    turns = Turns(player)
    turns.play()
    player.take_back(turns.taken)
    take_in(player, today)
    turns.release()
    Bodies(cast, today).tell()
    mark.leave(cast)
