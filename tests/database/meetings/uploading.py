"""Files as a browser sends them, and the list of what became of them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from meetings.models import Arrival, Upload
from tests.database.meetings.pages import PAGE

ADD, SEND = reverse("source-add"), reverse("source-upload")
DATED = {"publication": "澄湖日报", "published_on": "2026-09-19"}


ARCHIVE = "".join(
    f"澄湖日报\n2026年9月{day}日 {week}\n{PAGE.replace('第九次', f'第{day}次')}\n"
    for day, week in ((19, "星期六"), (21, "星期一"), (22, "星期二"))
)


def html_of(client: Client, url: str, data: Any = None) -> str:
    answer = client.get(url) if data is None else client.post(url, data, follow=True)
    return answer.content.decode()


def file(name: str, data: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())


def outcomes() -> list[str]:
    return list(Arrival.objects.values_list("outcome", flat=True))


def place() -> str:
    return Upload.objects.latest("pk").get_absolute_url()
