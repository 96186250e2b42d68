"""走势: how work piles up and is worked off, how old it is, who has gone quiet.

Each figure here is a count of dockets with a filter that DocketFilter knows, now or as
of a past day: burnup (charged against closed, by the days of course), ageing and quiet
(of what is in hand: open); links (their lists).
"""

from .ageing import Ageing, ageing
from .burnup import Burnup, burnup
from .course import course_on
from .open import Open, in_hand, in_hand_on
from .quiet import Quiet, quiet

__all__ = [
    "Ageing",
    "Burnup",
    "Open",
    "Quiet",
    "ageing",
    "burnup",
    "course_on",
    "in_hand",
    "in_hand_on",
    "quiet",
]
