"""Sources: the list, taking one in, the untouched original."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from meetings import uploads
from meetings.filters import SourceFilter
from meetings.forms import SourceForm, publications
from meetings.models import Source

from .access import ADD_SOURCE, PROOFREAD, VIEW_SOURCE, needs, reader

PER_PAGE = 30


@require_safe
@needs(VIEW_SOURCE)
def source_list(request: HttpRequest) -> HttpResponse:
    rows = Source.objects.light().with_progress().select_related("added_by")
    found = SourceFilter(request.GET, rows, request=request)
    rows = found.qs.order_by("-published_on", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": found, "page": page}
    return render(request, "meetings/source_list.html", context)


@sensitive_post_parameters("text")
@needs(ADD_SOURCE)
def source_add(request: HttpRequest) -> HttpResponse:
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if uploads.too_much(request):
            form.errors.clear()  # no file came in, so "choose one" would be wrong
            form.add_error("uploads", uploads.TOO_MUCH)
        elif form.is_valid():
            taken = uploads.take(form, reader(request))
            for one in taken:
                uploads.tell(request, one)
            if not form.errors:
                return redirect("desk", taken[0].source.pk)
    context = {
        "form": form,
        "publications": publications(Source.objects.all()),
        "megabytes": settings.MAX_SOURCE_BYTES // 2**20,
    }
    return render(request, "meetings/source_add.html", context)


@require_safe
@needs(PROOFREAD)
def source_original(request: HttpRequest, pk: int) -> FileResponse:
    """The bytes as they came, as a download: a browser never shows them as a page."""
    source = get_object_or_404(Source.objects.defer("text"), pk=pk)
    name = source.file_name or f"{source}.txt"
    return FileResponse(
        uploads.stream(source),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )
