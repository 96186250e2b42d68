"""Reading again: what another day of publication, or a newer extractor, would change.

A newer reading changes nothing by itself. Its difference is shown row by row; an
officer takes over what shall follow it, in one act that can be undone.
"""

from .applying import apply
from .dating import redate
from .lines import Difference, Line, difference, newest

__all__ = ["Difference", "Line", "apply", "difference", "newest", "redate"]
