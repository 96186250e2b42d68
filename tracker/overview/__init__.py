"""总览: what a board shows, now or as of a past day, of all or of one leader's field.

scope (which dockets), figures (five, with their change), running and moving (what asks
for action), tables (departments, meetings); past_figures and
counts (what is kept of a past day). Every figure is a filter that DocketFilter
knows.
"""

from .call import Call
from .counts import BeingCounted
from .figures import Figure, figures
from .instructed import instructed
from .moving import Slow, calls, slowest, slowest_meetings
from .running import running
from .scope import Scope
from .tables import by_department, by_meeting, of_meetings_then

__all__ = [
    "BeingCounted",
    "Call",
    "Figure",
    "Scope",
    "Slow",
    "by_department",
    "by_meeting",
    "calls",
    "figures",
    "instructed",
    "of_meetings_then",
    "running",
    "slowest",
    "slowest_meetings",
]
