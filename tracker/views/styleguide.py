"""The style page: each component once, with invented data."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker import samples


def styleguide(request: HttpRequest) -> HttpResponse:
    messages.success(request, "已立项交办 12 件,通知单可以打印。")
    messages.warning(request, "有 2 件没有时限,请在立项前补上,或者注明长期。")
    messages.error(request, "第 3 件没有选牵头单位,12 件都没有立项。请选好再交。")
    messages.info(request, "这一版报纸已经读过,没有改动。")
    return render(request, "styleguide.html", samples.everything(request.GET))
