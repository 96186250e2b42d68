"""The administrator sets ladder and palette, and the log has every change."""

from __future__ import annotations

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tracker.ladder import Form
from tracker.models import LadderStep, Office


def test_the_administrator_takes_a_palette_and_the_log_says_so(
    client: Client, administrator: User
) -> None:
    office = Office.objects.create()
    client.force_login(administrator)
    address = reverse("admin:tracker_office_change", args=[office.pk])
    form = client.get(address).context["adminform"].form
    data = {name: form[name].value() for name in form.fields if form[name].value()}
    got = client.post(address, {**data, "palette": "sanming"})
    assert got.status_code == 302
    office.refresh_from_db()
    assert (office.still_tone, office.late_tone) == ("orange", "red")
    tones = dict(LadderStep.objects.values_list("form", "tone"))
    assert (tones["slip"], tones["talk"]) == ("orange", "red")
    assert LogEntry.objects.filter(content_type__model="ladderstep").count() == 2
    assert "套用配色" in str(LogEntry.objects.filter(content_type__model="office")[0])


def test_a_later_step_is_not_reached_earlier(
    client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    step = LadderStep.objects.get(form=Form.LEADER)
    address = reverse("admin:tracker_ladderstep_change", args=[step.pk])
    data = {"order": 4, "word": "再督办", "tone": "red", "form": "leader"}
    sent = {**data, "is_active": "on"}
    said = client.post(address, {**sent, "days": 12}).content.decode()
    assert "不能晚于后一步" in said
    assert client.post(address, {**sent, "days": 6}).status_code == 302
    step.refresh_from_db()
    assert (step.days, step.word) == (6, "再督办")
    assert LogEntry.objects.count() == 1
