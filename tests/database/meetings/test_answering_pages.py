"""承接 at the desk: the picker beside a card, and what the card says."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Directive, Edit, PointAnswer
from meetings.proofreading import last_step
from tests.relayed import make_answer, make_relay


def test_the_picker_offers_points_and_the_likest(
    page: Client, first: Directive
) -> None:
    url = reverse("directive-answer", args=[first.pk])
    assert "还没有确认过的上级要求" in page.get(url).content.decode()
    relay = make_relay(2)
    like = relay.points.create(order=2, text="抓好防汛值守,对沿湖堤坝逐段排查")
    html = page.get(url).content.decode()
    assert html.count('type="checkbox"') == 3 and html.count("字句相近") == 1
    page.post(url, {"point": [like.pk, relay.points.all()[0].pk]})
    assert PointAnswer.objects.filter(directive=first).count() == 2
    assert page.get(url).content.decode().count("已承接</span>") == 2
    assert "请至少勾选" in page.post(url, {}, follow=True).content.decode()


def test_the_card_says_what_it_answers_and_takes_it_back(
    page: Client, first: Directive, officer: User
) -> None:
    source = first.reading.source if first.reading else None
    assert source is not None
    answer = make_answer(first)
    desk = reverse("desk", args=[source.pk])
    assert f"{answer.point}:" in page.get(desk).content.decode()
    page.post(reverse("answer-release", args=[answer.pk]))
    assert f"{answer.point}:" not in page.get(desk).content.decode()
    step = last_step(source)
    assert step is not None and step.verb == Edit.Verb.RELEASE
    page.post(reverse("edit-undo", args=[step.pk]))
    assert PointAnswer.objects.standing().exists()
    assert (
        answer.point.relay.title
        in page.get(
            reverse("relay-change", args=[answer.point.relay_id])
        ).content.decode()
    )
