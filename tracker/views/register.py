"""名册导入: choose the workbook, see what it would do, save, hand out passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker import register as registry
from tracker import workbooks
from tracker.permissions import needs
from tracker.register_forms import ConsentForm, WorkbookForm
from tracker.roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

KEPT = "register"  # in the session, from preview to saving: rows of text, no file
MOST_ACCOUNTS = 60  # new ones: a hash takes up to a third of a second


@needs(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = WorkbookForm(request.POST, request.FILES) if sent else WorkbookForm()
    if sent and form.is_valid():
        request.session[KEPT] = form.book.as_json()
        return redirect("register-preview")
    context = {"form": form, "waiting": request.session.get(KEPT)}
    return render(request, "tracker/register.html", context)


@needs(Role.ADMIN)
@require_GET
def register_template(request: HttpRequest) -> HttpResponse:
    """The empty workbook; with ?filled=1 the register as it is now."""
    if request.GET.get("filled"):
        return workbooks.response(registry.filled(), "名册.xlsx")
    return workbooks.response(registry.template(), "名册模板.xlsx")


@needs(Role.ADMIN)
@never_cache
@require_GET
def register_preview(request: HttpRequest) -> HttpResponse:
    book = _kept(request)
    if book is None:
        messages.info(request, "没有等待确认的名册,请选择文件。")
        return redirect("register")
    plan = registry.check(book)
    accounts = len(registry.new_accounts(plan))
    context = {"book": book, "plan": plan, "accounts": accounts, "most": MOST_ACCOUNTS}
    return render(request, "tracker/register_preview.html", context)


@needs(Role.ADMIN)
@never_cache
@require_POST
def register_save(request: HttpRequest) -> HttpResponse:
    """The answer itself shows the passwords, once: they are stored nowhere."""
    book, form = _kept(request), ConsentForm(request.POST)
    if book is None or not form.is_valid():
        return redirect("register-preview")
    try:
        user = cast("User", request.user)
        saved = registry.save(book, user, MOST_ACCOUNTS, **form.cleaned_data)
    except registry.Stale:
        messages.warning(request, "名册刚刚有变动,没有保存。请再看一遍下面的预览。")
        return redirect("register-preview")
    del request.session[KEPT]
    return render(request, "tracker/register_saved.html", {"saved": saved})


@needs(Role.ADMIN)
@require_POST
def register_drop(request: HttpRequest) -> HttpResponse:
    request.session.pop(KEPT, None)
    messages.info(request, "已放弃这份名册,什么也没有保存。")
    return redirect("register")


def _kept(request: HttpRequest) -> registry.Book | None:
    data = request.session.get(KEPT)
    return registry.Book.from_json(data) if data else None
