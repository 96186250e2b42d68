"""A superior's requirement as tests need it: of our own paper, or as bare rows."""

from __future__ import annotations

from typing import Any

from meetings.models import Directive, PointAnswer, Relay
from meetings.models.records import RecordState
from tests.factories import TODAY, make_directive

SIX = (
    "抓项目建设,加快标准厂房配套",
    "抓安全底线,整治燃气消防隐患",
    "抓民生改善,推进老旧小区改造",
    "抓湖区生态,做好清淤和蓝藻打捞",
    "抓机制创新,探索片区综合执法",
    "抓康养产业,发展环湖普惠养老",
)
SAID = "六个方面的要求:" + ";".join(SIX)
TELLING = (
    "本报讯 9月17日,区委书记沈伯衡主持召开会议,学习9月15日市委书记顾临川在澄湖区调研"
    f"讲话精神。顾临川同志在调研讲话中围绕怎样走在前,提出了{SAID}。各级要抓好落实。"
)


def make_relay(points: int = 2, **more: Any) -> Relay:
    """Confirmed unless told otherwise."""
    fields = {
        "title": "顾临川同志调研讲话的六项要求",
        "speaker": "顾临川",
        "given_on": TODAY,
        "state": RecordState.CONFIRMED,
    }
    relay = Relay.objects.create(**{**fields, **more})
    for order, text in enumerate(SIX[:points]):
        relay.points.create(order=order, text=text)
    return relay


def make_answer(
    directive: Directive | None = None, relay: Relay | None = None, point: int = 0
) -> PointAnswer:
    asked = (relay or make_relay()).points.all()[point]
    return asked.answers.create(directive=directive or make_directive())
