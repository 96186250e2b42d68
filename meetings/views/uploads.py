"""Taking in: the page with the form, one file from a script, what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from meetings import arrivals, intake, uploads
from meetings.formats import MOST_PAGES
from meetings.forms import IssueForm, SourceForm, publications
from meetings.models import Arrival, Source, Upload

from .access import ADD_SOURCE, needs, reader

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@sensitive_post_parameters("text")
@needs(ADD_SOURCE)
def source_add(request: HttpRequest) -> HttpResponse:
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if uploads.too_much(request):
            form.errors.clear()  # no file came in, so "choose one" would be wrong
            form.add_error("uploads", uploads.TOO_MUCH)
        elif form.is_valid():
            rows = uploads.take(form, reader(request), _known(request))
            if not _back(form, rows):
                return _after(request, rows)
    context = {
        "form": form,
        "publications": publications(Source.objects.all()),
        "megabytes": settings.MAX_SOURCE_BYTES // 2**20,
        "pages": MOST_PAGES,
        "waiting": Arrival.objects.undated().filter(upload__by=reader(request)),
    }
    return render(request, "meetings/source_add.html", context)


def _back(form: SourceForm, rows: list[Arrival]) -> bool:
    """Whether the form is shown again, with what was typed: the pasted text, or the
    one file, was refused. Of a text with a marking nothing is sent back."""
    last = rows[-1]
    pasted = bool(form.cleaned_data["text"].strip())
    if last.outcome != Arrival.Outcome.REFUSED or not (pasted or len(rows) == 1):
        return False
    if pasted and last.words == intake.SECRET:
        form.data = {**dict(form.data.items()), "text": ""}
    name = f"《{last}》没有录入:" if last.file_name else ""
    form.add_error("text" if pasted else "uploads", name + last.words)
    if len(rows) > 1:
        form.data = {**dict(form.data.items()), "upload": str(last.upload_id)}
        form.add_error("uploads", "文件已经录入,不用再选;改好下面的文字再提交。")
    arrivals.forget(last)
    return True


def _after(request: HttpRequest, rows: list[Arrival]) -> HttpResponse:
    """To the desk of the one source that came in, else to the list of what came."""
    upload = rows[0].upload
    if upload.arrivals.count() == 1 and rows[0].source is not None:
        arrivals.tell(request, rows[0])
        return redirect("desk", rows[0].source.pk)
    return redirect(upload)


@require_POST
@needs(ADD_SOURCE)
def source_upload(request: HttpRequest) -> JsonResponse:
    """One file from the page's script; `upload` names what it belongs to."""
    if uploads.too_much(request):
        return JsonResponse({"words": uploads.TOO_MUCH}, status=413)
    form = SourceForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"words": _first(form)}, status=400)
    row = uploads.take(form, reader(request), _known(request))[-1]
    told = {"upload": row.upload_id, "at": row.upload.get_absolute_url()}
    return JsonResponse({**told, "label": row.get_outcome_display()})


def _known(request: HttpRequest) -> Upload | None:
    """What the script began: files that it sent before this one."""
    said = request.POST.get("upload", "")
    mine = Upload.objects.filter(by=reader(request))
    return mine.filter(pk=int(said)).first() if said.isdecimal() else None


def _first(form: SourceForm) -> StrOrPromise:
    return next(str(words) for errors in form.errors.values() for words in errors)


@needs(ADD_SOURCE)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each file; those without a day are asked for it here."""
    found = get_object_or_404(Upload.objects.select_related("by"), pk=pk)
    waiting = found.arrivals.undated().defer("text")
    forms = _forms(request, waiting)
    if request.method == "POST":
        done = _dropped(request, waiting) or _dated(request, forms)
        if done and not any(form.errors for form in forms.values()):
            return redirect(found)
    rows = list(found.arrivals.defer("text").select_related("source"))
    context = {
        "upload": found,
        "rows": [(row, forms.get(row)) for row in rows],
        "undated": len(forms),
        "publications": publications(Source.objects.all()),
    }
    return render(request, "meetings/upload.html", context)


def _forms(
    request: HttpRequest, waiting: QuerySet[Arrival]
) -> dict[Arrival, IssueForm]:
    data = request.POST if request.method == "POST" else None
    return {
        row: IssueForm(
            data if data and data.get(f"{row.pk}-published_on") else None,
            prefix=str(row.pk),
            initial={"publication": row.publication},
        )
        for row in waiting
    }


def _dropped(request: HttpRequest, waiting: QuerySet[Arrival]) -> bool:
    said = request.POST.get("drop", "")
    unwanted = waiting.filter(pk=int(said)).first() if said.isdecimal() else None
    if unwanted is not None:
        arrivals.drop(unwanted)
    return unwanted is not None


def _dated(request: HttpRequest, forms: dict[Arrival, IssueForm]) -> bool:
    """Those rows whose day was filled in; the others go on waiting."""
    for row, form in list(forms.items()):
        if form.is_bound and form.is_valid():
            arrivals.date(row, reader(request), **form.cleaned_data)
            del forms[row]
    return True
