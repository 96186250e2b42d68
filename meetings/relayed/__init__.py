"""上级要求: what a superior asked for, and which directive answers which point.

points, series, heads, saying, finding read a text and know no database; taking,
mending and answering are the acts, each one Edit; offering and desk are what pages
show of it. Progress is no matter of the record: the follow-through adds it.
"""
