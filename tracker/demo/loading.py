"""Loading the demo: plan, register, record, follow-through, turns, sources, mark."""

from __future__ import annotations

import datetime

from django.db import transaction

from tracker.search.keeping import paused
from tracker.search.rebuilding import rebuild

from . import due_rules, mark, relayed, reminders, settling, stock, urging
from .bodies import Bodies
from .people import Registrar
from .play import Player, by_meeting
from .plot import Plotter
from .record import Recorder
from .sources import take_in
from .supervision import Supervision
from .turns import Turns

SEED = 20260320


@transaction.atomic
def load(today: datetime.date, meetings: int) -> None:
    """Fill an empty database; `meetings` is how many of them in two years."""
    with paused():
        _play(today, meetings)
    rebuild()


def _play(today: datetime.date, meetings: int) -> None:
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
    urged = urging.play(player)
    for n, (_, said) in enumerate(told):
        player.restate(said, cast.officers[n % 2])
    turns = Turns(player)
    turns.play()
    player.take_back(turns.taken | {event.docket_id for event in urged})
    urging.void(player, urged, turns.taken)
    take_in(player, today)
    turns.release()
    Bodies(cast, today).tell()
    reminders.write(cast, today)
    Supervision(turns).play()
    relayed.relay(cast.officers[0], today)
    settling.write(cast, today)
    mark.leave(cast)
