"""Charts as numbers on paper: each takes figures and gives points, boxes and words, a
template draws them. Pure.

scale (nice steps), lines (what adds up over time), bars, columns, heat. A Hit is a
place that can be clicked: a chart is one picture to a screen reader, so its links lie
above it and the same figures stand in a table.
"""

from .bars import Bars, bars
from .columns import Columns, columns
from .heat import Heat, heat
from .lines import Lines, lines
from .scale import Hit

__all__ = [
    "Bars",
    "Columns",
    "Heat",
    "Hit",
    "Lines",
    "bars",
    "columns",
    "heat",
    "lines",
]
