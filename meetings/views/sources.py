"""Sources: the queue, who has which, the untouched original, their day and paper."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from meetings import queue, readings, rereading, tasks
from meetings.extraction import VERSION
from meetings.forms import IssueForm, publications
from meetings.models import Edit, Source
from meetings.paging import page_of
from meetings.source_filters import SourceFilter

from .access import PROOFREAD, VIEW_SOURCE, needs, reader

PER_PAGE = 30


@require_safe
@needs(VIEW_SOURCE)
def source_list(request: HttpRequest) -> HttpResponse:
    rows = Source.objects.light().with_progress()
    rows = rows.select_related("added_by", "officer", "job")
    found = SourceFilter(request.GET, rows, request=request)
    page = page_of(found.qs, PER_PAGE, request)
    queue.tell(page.object_list, reader(request))
    context = {"filter": found, "page": page, "officers": found.officers}
    return render(request, "meetings/source_list.html", context)


@require_POST
@needs(PROOFREAD)
def source_assign(request: HttpRequest) -> HttpResponse:
    """The ticked ones to an officer, or the one whose button was pressed to oneself."""
    pks = request.POST.getlist("take") or request.POST.getlist("pk")
    officer = queue.officer_of(request.POST.get("officer", ""))
    if "take" in request.POST:
        officer = reader(request)
    done = queue.assign((int(pk) for pk in pks if pk.isdecimal()), officer)
    name = f"分派给{queue.name_of(officer)}" if officer else "改为未分派"
    messages.success(request, f"{done} 份{name}。" if pks else "请先勾选要分派的材料。")
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return redirect(back)
    return redirect("source-list")


@require_safe
@needs(PROOFREAD)
def source_original(request: HttpRequest, pk: int) -> FileResponse:
    """The bytes as they came, as a download: a browser never shows them as a page."""
    sources = Source.objects.light().select_related("original")
    source = get_object_or_404(sources, pk=pk)
    name = source.file_name or f"{source}.txt"
    return FileResponse(
        source.original.stream(),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )


@needs(PROOFREAD)
def source_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Its publication and day; another day is read by at once."""
    source = get_object_or_404(Source.objects.select_related("reading", "job"), pk=pk)
    now = {"publication": source.publication, "published_on": source.published_on}
    form = IssueForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        rereading.redate(source, reader(request), **form.cleaned_data)
        return _read(request, source, "已保存。")
    context = {
        "source": source,
        "form": form,
        "publications": publications(Source.objects.all()),
        "version": VERSION,
        "outdated": source.reading and source.reading.extractor != VERSION,
        "edits": source.edits.filter(verb=Edit.Verb.REDATE).select_related("by"),
    }
    return render(request, "meetings/source_change.html", context)


@require_POST
@needs(PROOFREAD)
def read_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Read by the present extractor: a source that nobody reads in the background, or
    one that an older extractor read."""
    source = get_object_or_404(Source.objects.select_related("reading", "job"), pk=pk)
    if "wait" in request.POST:
        readings.read(source, reader(request))
        return redirect("desk", pk)
    return _read(request, source, "已重新读取。")


def _read(request: HttpRequest, source: Source, words: str) -> HttpResponse:
    """To what a new reading would change; a long text is read in the background."""
    known = rereading.newest(source)
    if known is None or known.extractor != VERSION:
        if len(source.text) > settings.READ_AT_ONCE_CHARS:
            tasks.read_again(source, reader(request))
            messages.info(
                request, f"{words}这份材料较长,正在后台读取,读完后在这里看差别。"
            )
            return redirect("source-change", source.pk)
        readings.read(source, reader(request))
    found = rereading.difference(source)
    if found and found.lines:
        return redirect("source-difference", source.pk)
    messages.success(request, f"{words}读出的内容没有变化。")
    return redirect("desk", source.pk)


@require_safe
@needs(PROOFREAD)
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked again and again by a page that waits: how far it is, until it is read."""
    source = get_object_or_404(Source.objects.light().select_related("job"), pk=pk)
    if source.reading_id is not None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "meetings/_waiting.html", {"source": source})
