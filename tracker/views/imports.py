"""台账导入: send an old ledger in, say what is what, look, take it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker import imports, workbooks
from tracker.import_forms import BackForm, ColumnsForm, LedgerForm, QuestionsForm
from tracker.import_pages import shown
from tracker.models import LedgerImport
from tracker.permissions import needs, officer_required
from tracker.roles import SENIOR

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SHOWN = 30  # of earlier ledgers


@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger_import_list(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = LedgerForm(*((request.POST, request.FILES) if sent else ()))
    if sent and form.is_valid() and (kept := form.save(cast("User", request.user))):
        return redirect(kept)
    context = {"form": form, "sources": LedgerImport.objects.for_list()[:SHOWN]}
    return render(request, "tracker/import_list.html", context)


def _idle(pk: int) -> LedgerImport:
    """One that nobody is taking over right now."""
    return get_object_or_404(LedgerImport.objects.idle(), pk=pk)


@officer_required
@require_GET
def ledger_import_template(request: HttpRequest) -> HttpResponse:
    return workbooks.response(imports.template(), "台账导入模板.xlsx")


@officer_required
@require_GET
def ledger_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What the ledger would do now; while it is taken over, how far that is."""
    source = get_object_or_404(LedgerImport, pk=pk)
    asked = "HX-Request" in request.headers  # the part that asks how far it is
    if source.is_running:
        name = "_import_running.html" if asked else "import_running.html"
        return render(request, f"tracker/{name}", {"source": source})
    if asked:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = shown(imports.preview(source), request)
    return render(request, "tracker/import_detail.html", context)


@officer_required
@require_POST
def ledger_import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    source = _idle(pk)
    seen = imports.opened(source)
    if "anew" in request.POST:
        imports.suggest_anew(source, seen)
        return redirect(source)
    form = ColumnsForm(request.POST, seen)
    if form.is_valid():
        form.save(cast("User", request.user))
        return redirect(source)
    context = shown(imports.preview(source), request, columns_form=form)
    return render(request, "tracker/import_detail.html", context)


@officer_required
@require_POST
def ledger_import_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Another sheet of the same workbook."""
    source = _idle(pk)
    name = request.POST.get("sheet", "")
    if not imports.choose_sheet(source, name):
        messages.error(request, f"“{name}”里没有找到台账的表头。")
    return redirect(source)


@officer_required
@require_POST
def ledger_import_answer(request: HttpRequest, pk: int) -> HttpResponse:
    form = QuestionsForm(request.POST, imports.preview(_idle(pk)))
    if form.is_valid():
        form.save()
        return redirect(form.seen.source)
    context = shown(form.seen, request, questions_form=form)
    return render(request, "tracker/import_detail.html", context)


@officer_required
@require_POST
def ledger_import_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Both ways: what the reader saw has to be what is there."""
    source = _idle(pk)
    seen = imports.preview(source)
    if not seen.ready or request.POST.get("seen") != seen.print:
        messages.warning(request, "预览以后有变动,还没有导入。请再看一遍下面各行。")
        return redirect(source)
    try:
        imports.start(seen, cast("User", request.user))
    except imports.Refused:
        messages.error(request, "一行也没有导入。")  # the page says why
    except imports.Busy:
        messages.info(request, "正在导入,请稍候。")
    return redirect(source)


@officer_required
@require_GET
def ledger_import_failed(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that are wrong, to be mended and sent again."""
    seen = imports.preview(get_object_or_404(LedgerImport, pk=pk))
    return workbooks.response(imports.failed(seen), f"有错的行-{seen.source.name}")


@officer_required
@require_GET
def ledger_import_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The ledger as it came."""
    source = get_object_or_404(LedgerImport, pk=pk)
    return workbooks.download(bytes(source.data), source.name)


@needs(*SENIOR)
@require_POST
def ledger_import_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an import, as far as nothing was done since."""
    source = _idle(pk)
    form = BackForm(request.POST)
    if not form.is_valid():
        context = shown(imports.preview(source), request, back_form=form)
        return render(request, "tracker/import_detail.html", context)
    try:
        reason = form.cleaned_data["reason"]
        imports.start_back(source, cast("User", request.user), reason)
    except imports.Busy:
        messages.info(request, "正在办,请稍候。")
    return redirect(source)


@officer_required
@require_POST
def ledger_import_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """An upload from which nothing was taken is no record."""
    source = _idle(pk)
    if source.rows.exists():
        messages.error(request, "已经从这份台账导入过,不能删除。")
        return redirect(source)
    source.delete()
    messages.success(request, f"已删除“{source.name}”,什么也没有导入。")
    return redirect("ledger-import-list")
