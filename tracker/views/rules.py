"""计分规则: read in words, changed with a preview, taken out and in as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from tracker.models import RuleBook
from tracker.permissions import needs, roles_of, sees_all
from tracker.roles import EDITS_RULES
from tracker.rulebooks import keeping, pages, trying
from tracker.rulebooks.editing import Editor
from tracker.rulebooks.forms import FileForm, SaveForm
from tracker.scoring import RuleSetError, files
from tracker.scoring.presets import presets
from tracker.workflow import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@require_GET
def rule_list(request: HttpRequest) -> HttpResponse:
    year = timezone.localdate().year
    books = list(RuleBook.objects.newest())
    years = {book.year for book in books} | {year, year + 1}
    context = {
        "books": [(book, book.rules) for book in books],
        "open_years": sorted(years - {book.year for book in books}),
        "presets": presets(),
        "may_edit": _may_edit(request),
    }
    return render(request, "tracker/rule_list.html", context)


@require_GET
def rule_book(request: HttpRequest, year: int) -> HttpResponse:
    """The version in force, or ?version= an earlier one."""
    books = list(RuleBook.objects.filter(year=_year(year)).order_by("-version"))
    asked = request.GET.get("version")
    book = next((b for b in books if not asked or str(b.version) == asked), None)
    if asked and book is None:
        raise Http404
    rules = book.rules if book else keeping.rules_of(year)[0]
    context = {"year": year, "book": book, "books": books, **pages.said(rules)}
    context |= {"may_edit": _may_edit(request), "file_form": FileForm()}
    context["presets"] = presets()
    return render(request, "tracker/rule_book.html", context)


@needs(*EDITS_RULES)
def rule_edit(request: HttpRequest, year: int) -> HttpResponse:
    """?from=: a preset's name, or a year; else the version in force."""
    if request.method == "POST":
        return _sent(request, _year(year))
    rules = pages.start(_year(year), request.GET.get("from", ""))
    if rules is None:
        raise Http404
    return _form(request, year, Editor(rules.document()), SaveForm(initial=_seen(year)))


@needs(*EDITS_RULES)
@require_POST
def rule_preview(request: HttpRequest, year: int) -> HttpResponse:
    editor = Editor.sent(request.POST)
    context = {"editor": editor, **_trial(request, _year(year), editor)}
    return render(request, "tracker/_rule_preview.html", context)


@needs(*EDITS_RULES)
@require_POST
def rule_import(request: HttpRequest, year: int) -> HttpResponse:
    """A file fills the form; nothing is saved until somebody does."""
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise RuleSetError(("请选择规则文件。",))
        rules = files.load(form.cleaned_data["file"].read(files.MOST + 1))
    except RuleSetError as error:
        context = {"year": _year(year), "faults": error.messages, "file_form": form}
        return render(request, "tracker/rule_import.html", context, status=422)
    messages.info(request, f"已读入“{rules.name}”,还没有保存。请核对后点“存为新版”。")
    return _form(request, year, Editor(rules.document()), SaveForm(initial=_seen(year)))


@require_GET
def rule_export(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """version 0: the rules that hold where a year has none of its own."""
    book = get_object_or_404(RuleBook, year=year, version=version) if version else None
    rules = book.rules if book else keeping.rules_of(_year(year))[0]
    response = HttpResponse(files.dump(rules), content_type="application/json")
    name = quote(
        f"计分规则{year}年第{version}版.json" if version else f"{rules.name}.json"
    )
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _sent(request: HttpRequest, year: int) -> HttpResponse:
    editor, save = Editor.sent(request.POST), SaveForm(request.POST)
    wanted = request.POST.get("do") == "save" and save.is_valid()
    if not wanted or editor.rules is None:
        return _form(request, year, editor, save, _trial(request, year, editor))
    told = save.cleaned_data
    by = cast("User", request.user)
    try:
        book = keeping.keep(year, editor.rules, told["reason"], by, told["seen"])
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return _form(request, year, editor, save)
    messages.success(request, f"已存为 {book}。")
    return redirect("rule-book", year)


def _form(
    request: HttpRequest,
    year: int,
    editor: Editor,
    save: SaveForm,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {"year": year, "editor": editor, "save": save, **(more or {})}
    context |= {"live": trying.is_small(), "sections": pages.sections(editor)}
    return render(request, "tracker/rule_edit.html", context)


def _trial(request: HttpRequest, year: int, editor: Editor) -> dict[str, Any]:
    """Scores are business, which an administrator does not read."""
    if editor.rules is None or not sees_all(request.user):
        return {"unseen": not sees_all(request.user)}
    old = keeping.rules_of(year)[0]
    return {"trial": trying.trial(year, old, editor.rules)}


def _seen(year: int) -> dict[str, int]:
    book = RuleBook.objects.in_force(year)
    return {"seen": book.version if book else 0}


def _may_edit(request: HttpRequest) -> bool:
    return bool(roles_of(request.user) & EDITS_RULES)


def _year(year: int) -> int:
    if not 2000 <= year <= 2100:
        raise Http404
    return year
