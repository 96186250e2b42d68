"""One department on one page: what it owes, what it has done, its year, its people.

page (all of it), owing (by duty and light), done, year (twelve months), names (aliases,
former names, before and after), people (posts, accounts), links (the lists behind);
then and page_then (as of a past day).
"""

from .page import Page, page
from .page_then import page_then

__all__ = ["Page", "page", "page_then"]
