"""Months as they are counted: what each part adds to them, kept with every act.

part (what one part adds, from its course; pure), rows (that course, read in bulk),
keeping (written in the transaction of an act, and counted anew), sums (read).
"""
