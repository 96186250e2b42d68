"""Sheets that leave the system; `sheet` is the one safe writer of them all."""

from .columns import SIGNATURES, Column, Formula, Sheet
from .files import download, new, response, save
from .looks import Kind, Weight
from .sheet import write

__all__ = [
    "SIGNATURES",
    "Column",
    "Formula",
    "Kind",
    "Sheet",
    "Weight",
    "download",
    "new",
    "response",
    "save",
    "write",
]
