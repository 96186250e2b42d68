"""立项交办: what becomes of a confirmed directive.

deciding (carry out), uncharging (take back), decisions (what is decided), waiting (what
is not decided yet), answering (which superior's point it answers); suggestions,
deadlines, directory, proposals (what the text suggests); page, forms, plans, filters
(the pages); breakdown (责任分解表 and 交办通知单).
"""

from .answering import settle
from .deciding import (
    code_of,
    decide,
    dismiss,
    docket,
    join,
    leave,
    no_joining,
    revoke,
)
from .decisions import Charge, Decision, Dismiss, Join, Taken
from .uncharging import can_be_uncharged, uncharge
from .waiting import decided, restated, taken, taken_by, undecided

__all__ = [
    "Charge",
    "Decision",
    "Dismiss",
    "Join",
    "Taken",
    "can_be_uncharged",
    "code_of",
    "decide",
    "decided",
    "dismiss",
    "docket",
    "join",
    "leave",
    "no_joining",
    "restated",
    "revoke",
    "settle",
    "taken",
    "taken_by",
    "uncharge",
    "undecided",
]
