"""Invented data for the style page.

gallery: components beside each other, as pages put them together; specimens: each
component by itself in each of its states.
"""

from .gallery import everything
from .specimens import SPECIMENS

__all__ = ["SPECIMENS", "everything"]
