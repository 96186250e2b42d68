"""Saved views: keep the list that one looks at, and look after what one has kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from tracker.listing import saved
from tracker.listing.assignments import ASSIGNMENTS
from tracker.listing.saved import NameForm
from tracker.models import SavedView
from tracker.permissions import needs
from tracker.roles import OF_DEPARTMENT, SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.saved_views import SavedViewQuerySet


def _own(request: HttpRequest) -> SavedViewQuerySet:
    return SavedView.objects.visible_to(cast("User", request.user))


@needs(*SEES_ALL, *OF_DEPARTMENT)
def view_list(request: HttpRequest) -> HttpResponse:
    kept = [(view, saved.url_of(view)) for view in _own(request).kept()]
    gone = _own(request).exclude(deleted_at=None).order_by("-deleted_at")
    context = {"kept": kept, "gone": gone}
    return render(request, "tracker/view_list.html", context)


@needs(*SEES_ALL, *OF_DEPARTMENT)
def view_save(request: HttpRequest) -> HttpResponse:
    """?page= of which list, ?state= what its address says."""
    asked = request.POST if request.method == "POST" else request.GET
    page, state = asked.get("page", ASSIGNMENTS.key), asked.get("state", "")
    user = cast("User", request.user)
    if page not in saved.pages_of(user) or len(state) > saved.LONGEST:
        raise Http404
    view = saved.blank(user, page, state)
    form = NameForm(request.POST if request.method == "POST" else None, instance=view)
    if form.is_valid():
        form.save()
        messages.success(request, f"已存为视图“{view}”,以后点它的名称就是这张列表。")
        return redirect(saved.url_of(view))
    context = {"form": form, "page": page, "state": state, "back": saved.url_of(view)}
    return render(request, "tracker/view_save.html", context)


@needs(*SEES_ALL, *OF_DEPARTMENT)
def view_rename(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(_own(request).kept(), pk=pk)
    form = NameForm(request.POST if request.method == "POST" else None, instance=view)
    if form.is_valid():
        saved.rename(view, form.cleaned_data["name"])
        messages.success(request, f"已改名为“{view}”;改错了可以改回。")
        return redirect("view-list")
    return render(request, "tracker/view_rename.html", {"form": form, "view": view})


@needs(*SEES_ALL, *OF_DEPARTMENT)
@require_POST
def view_delete(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(_own(request), pk=pk)
    saved.delete(view)
    messages.success(request, f"已删除视图“{view}”;下面可以恢复。")
    return redirect("view-list")


@needs(*SEES_ALL, *OF_DEPARTMENT)
@require_POST
def view_restore(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(_own(request), pk=pk)
    if saved.restore(view):
        messages.success(request, f"已恢复视图“{view}”。")
    else:
        words = f"您现在另有一个叫“{view}”的视图,请先给那一个改名,再恢复这一个。"
        messages.error(request, words)
    return redirect("view-list")
