"""Counts of a published year-end bulletin: 27 meetings, 579 items, 550 done.

(ordinal, items, done) by kind. The bulletin names the sums and six of the meetings;
the other meetings are chosen so that the sums hold.
"""

BULLETIN: dict[str, list[tuple[int, int, int]]] = {
    "党组会": [(1, 8, 8), (2, 10, 10), (3, 6, 6), (4, 9, 9), (5, 6, 6)],
    "常务会议": [
        (1, 40, 40),
        (2, 52, 52),
        (3, 47, 47),
        (4, 39, 39),
        (5, 50, 50),
        (6, 44, 43),
        (7, 44, 44),
        (8, 38, 34),
        (9, 51, 36),
    ],
    "办公会议": [
        (1, 9, 9),
        (2, 8, 8),
        (3, 12, 12),
        (5, 7, 7),
        (6, 10, 10),
        (7, 11, 11),
        (8, 10, 9),
        (9, 7, 6),
        (11, 21, 19),
        (13, 9, 9),
        (14, 8, 6),
        (16, 12, 11),
        (17, 11, 9),
    ],
}
