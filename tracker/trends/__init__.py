"""走势: how work piles up and is worked off, how old it is, who has gone quiet.

Each figure here is a count of dockets with a filter that DocketFilter knows, now or as
of a past day: burnup (charged against closed, by the days of course), ageing and quiet
(of what is in hand: open); keeping (of past days), links (their lists).
"""

from .ageing import Ageing, ageing
from .burnup import Burnup, burnup
from .keeping import in_hand
from .open import Open
from .quiet import Quiet, quiet

__all__ = [
    "Ageing",
    "Burnup",
    "Open",
    "Quiet",
    "ageing",
    "burnup",
    "in_hand",
    "quiet",
]
