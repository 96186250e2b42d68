"""Every component in every state; a test holds this list to templates/includes/."""

from .charts import CHARTS
from .filling import FILLING
from .finding import FINDING
from .front import FRONT
from .lists import LISTS
from .marks import MARKS
from .specimen import ALWAYS, EMPTY, LOADING, LONG, MANY, ONE, STATES, WRONG, Specimen
from .told import TOLD

SPECIMENS: list[Specimen] = [
    *MARKS,
    *FRONT,
    *TOLD,
    *FINDING,
    *FILLING,
    *LISTS,
    *CHARTS,
]

__all__ = [
    "ALWAYS",
    "EMPTY",
    "LOADING",
    "LONG",
    "MANY",
    "ONE",
    "SPECIMENS",
    "STATES",
    "WRONG",
    "Specimen",
]
