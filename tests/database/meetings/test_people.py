"""Responsibility sits on the post: who holds it on a day."""

from __future__ import annotations

import datetime

from meetings.models import Person, Post, Tenure

DAY = datetime.date(2026, 9, 18)


def hold(post: Post, name: str, start: datetime.date | None) -> None:
    person = Person.objects.create(name=name)
    Tenure.objects.create(post=post, person=person, valid_from=start)


def test_a_dated_successor_goes_before_an_open_start(db: None) -> None:
    post = Post.objects.create(title="副区长")
    hold(post, "宋致远", datetime.date(2026, 3, 1))
    hold(post, "柏舟", None)
    assert str(post.holder(DAY)) == "宋致远"
    assert str(post.holder(datetime.date(2026, 1, 1))) == "柏舟"


def test_nobody_holds_a_new_post(db: None) -> None:
    assert Post.objects.create(title="副区长").holder(DAY) is None
