"""How fast text is read: characters a second, and beside jieba.posseg on the same text.

`python -m tests.performance.bench_extraction [--archive]`; the archive is ten million
characters and takes a while.
"""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path

from meetings.extraction import extract

CORPUS = Path(__file__).resolve().parent.parent.parent / "fixtures" / "corpus"
DAY = datetime.date(2024, 1, 1)
PAGE = 5_000
ARCHIVE = 10_000_000
CUT = 30_000  # characters that jieba cuts; it is slow


def page_of(size: int) -> str:
    """Annotated pages one after another, numbered so that none repeats another."""
    files = sorted([*CORPUS.glob("*/*.txt"), *CORPUS.glob("own/*/*.txt")])
    pages = [path.read_text(encoding="utf-8") for path in files]
    rows: list[str] = []
    length = turn = 0
    while length < size:
        turn += 1
        for page in pages:
            text = page.replace("会议", f"第{turn}次会议", 1).replace("。", f"{turn}。")
            rows.append(text)
            length += len(text) + 2
    return "\n\n".join(rows)[:size]


def seconds(work: Callable[[], object], turns: int) -> float:
    """Of processor time, the best of some turns after one to warm up."""
    work()
    best = float("inf")
    for _ in range(turns):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def beside_jieba(text: str, ours: float) -> str:
    try:
        from jieba import posseg  # a requirement of benchmarks only
    except ImportError:
        return "jieba is not installed (requirements-bench.txt); no ratio"
    taken = seconds(lambda: list(posseg.cut(text)), 1)
    rate = len(text) / taken
    return f"jieba.posseg {rate:,.0f} characters/s; ratio {ours / rate:.0f}"


def main() -> None:
    page, longer = page_of(PAGE), page_of(CUT)
    one = seconds(lambda: extract(page, DAY), 20)
    print(f"a page of {PAGE:,} characters: {one * 1000:.1f} ms")
    rate = len(longer) / seconds(lambda: extract(longer, DAY), 5)
    print(f"reading {rate:,.0f} characters/s")
    print(beside_jieba(longer, rate))
    if "--archive" in sys.argv:
        archive = page_of(ARCHIVE)
        start = time.process_time()
        extract(archive, DAY)
        print(f"{ARCHIVE:,} characters: {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
