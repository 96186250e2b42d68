"""走势: how work piles up and is worked off, how old it is, who has gone quiet.

Each figure here is a count of dockets with a filter that DocketFilter knows: burnup
(charged against closed), ageing and quiet (of what is in hand); links (their lists).
"""

from .ageing import Ageing, ageing
from .burnup import Burnup, burnup
from .open import Open, in_hand
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
