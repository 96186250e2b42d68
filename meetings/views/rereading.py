"""What another reading would change, and taking it over."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meetings import rereading
from meetings.models import Source
from meetings.refusals import Refused

from .access import PROOFREAD, needs, reader
from .desk import words


@needs(PROOFREAD)
def source_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Ticked lines follow the newer reading; the others stay as they are."""
    source = get_object_or_404(Source.objects.select_related("reading"), pk=pk)
    if request.method == "POST" and _applied(request, source):
        return redirect("desk", pk)
    found = rereading.difference(source)
    if found is None:
        messages.info(request, "校核台上已经是最新的读取,没有差别。")
        return redirect("desk", pk)
    chosen = request.POST.getlist("line") if request.method == "POST" else None
    lines = [
        (line, line.follows if chosen is None else line.key in chosen)
        for line in found.lines
    ]
    context = {"source": source, "difference": found, "lines": lines}
    return render(request, "meetings/source_difference.html", context)


def _applied(request: HttpRequest, source: Source) -> bool:
    said = request.POST.get("reading", "")
    chosen = request.POST.getlist("line")
    try:
        new = int(said) if said.isdecimal() else 0
        rereading.apply(source, reader(request), new, chosen)
    except (Refused, ValidationError) as why:
        messages.error(request, words(why))
        return False
    messages.success(
        request, f"已按新的读取更新 {len(chosen)} 处;可以用“撤销上一步”退回。"
    )
    return True
