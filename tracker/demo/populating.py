"""A database of any size to try things out with: some meetings drafted, then copied."""

from __future__ import annotations

import datetime
import math

from django.db import connection, transaction

from tracker import figure_proof
from tracker.charging import keeping
from tracker.models import Assignment
from tracker.search.rebuilding import rebuild

from . import copying, mark, stock
from .drafting import Drafter
from .loading import SEED
from .people import Registrar
from .play import by_meeting
from .plot import Plotter
from .record import Recorder

DIFFERENT = 300  # assignments with a life of their own; more are copies of these
A_MEETING = 13  # assignments that a meeting makes, at least
MOST = DIFFERENT * (copying.MOST - 1)


def populate(today: datetime.date, wanted: int) -> int:
    """Fill an empty database with `wanted` assignments or a few more; how many."""
    # Shifted keys fit as the first do: to look each of them up takes a third longer.
    with connection.constraint_checks_disabled(), transaction.atomic():
        made = _draft(today, min(wanted, DIFFERENT))
        if wanted > made:
            copying.copy(math.ceil(wanted / made) - 1)
        figure_proof.settle()
        keeping.rebuild()
        rebuild()
    return Assignment.objects.count()


def _draft(today: datetime.date, wanted: int) -> int:
    things = stock.read()
    plotter = Plotter(things, today, SEED)
    plans = plotter.meetings(math.ceil(wanted / A_MEETING))
    cast = Registrar(things, today).write()
    recorder = Recorder(cast, SEED)
    recorder.write(plans)
    drafter = Drafter(things, cast, plotter.last, SEED)
    for n, (plan, said) in enumerate(by_meeting(plans, recorder.said)):
        drafter.charge(plan, said, cast.officers[n % 2])
    drafter.save()
    mark.leave(cast)
    return Assignment.objects.count()
