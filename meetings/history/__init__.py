"""What was done to the record, in words."""

from .timeline import Entry, entries, in_words, who
from .words import Names, lines

__all__ = ["Entry", "Names", "entries", "in_words", "lines", "who"]
