"""The style pages: components beside each other, and each in its states, with invented
data."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker import samples

THEMES = ("light", "dark")


def styleguide(request: HttpRequest) -> HttpResponse:
    messages.success(request, "已立项交办 12 件,通知单可以打印。")
    messages.warning(request, "有 2 件没有时限,请在立项前补上,或者注明长期。")
    messages.error(request, "第 3 件没有选牵头单位,12 件都没有立项。请选好再交。")
    messages.info(request, "这一版报纸已经读过,没有改动。")
    context = samples.everything(request.GET)
    return render(request, "styleguide.html", context | _theme(request))


def states(request: HttpRequest) -> HttpResponse:
    shown: list[dict[str, Any]] = [
        {
            "name": one.name,
            "slug": one.slug,
            "inside": one.inside,
            "wide": one.wide,
            "cases": list(one.cases(request)),
            "missing": one.missing,
        }
        for one in samples.SPECIMENS
    ]
    context = {"specimens": shown, **_theme(request)}
    return render(request, "styleguide/states.html", context)


def _theme(request: HttpRequest) -> dict[str, str]:
    """?theme=: the light or the dark, whatever the screen asks for."""
    asked = request.GET.get("theme", "")
    return {"theme": asked if asked in THEMES else ""}
