"""The verbs on an assignment, its own page, its evidence, and taking an act back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from tracker import dossier, evidence, history, instruction_boxes, instruction_cards
from tracker.acts import WHO_CORRECTS, may_correct
from tracker.forms import ActForm, CorrectForm
from tracker.instruction_forms import form_of
from tracker.models import Assignment, Attachment, Event
from tracker.workflow import RULES, WHOLESALE, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def act_on(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """The form of one verb; simple verbs are sent here straight from their button."""
    user = cast("User", request.user)
    row = get_object_or_404(dossier.visible(user, timezone.localdate()), pk=pk)
    if verb not in RULES or verb in {Verb.CHARGE, *WHOLESALE}:
        raise Http404
    more: dict[str, Any] = {"assignment": row, "verb": Verb(verb), "user": user}
    more |= {"initial": _asked(request), "step": _step(request)}
    form = form_of(Verb(verb))(*_sent(request), auto_id=f"a{pk}-%s", **more)
    if not form.is_bound and form.refusal:
        messages.error(request, form.refusal)
        return redirect(row.docket)
    if form.is_bound:
        form.refuse_lost_files(int(request.META.get("CONTENT_LENGTH") or 0))
    if form.is_bound and form.is_valid() and (event := form.save()):
        return _done(request, row, event)
    return _show(request, row, form)


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    """The posted fields; a one-click button leaves the day out: it is today."""
    if request.method != "POST":
        return ()
    data = request.POST.copy()
    data.setdefault("happened_on", timezone.localdate().isoformat())
    return data, request.FILES


def _step(request: HttpRequest) -> str:
    """Of the ladder: by the link to the form, or as the form was sent."""
    return request.POST.get("step") or request.GET.get("step", "")


def _asked(request: HttpRequest) -> dict[str, Any]:
    """What the link to the form says beforehand: which instruction is answered, or
    what an inspection found."""
    asked: dict[str, Any] = {}
    if answers := [n for n in request.GET.getlist("answers") if n.isdecimal()]:
        asked["answers"] = answers
    if text := request.GET.get("text", ""):
        asked["text"] = text
    return asked


def _done(request: HttpRequest, row: Assignment, event: Event) -> HttpResponse:
    did = f"已{event.get_verb_display()}"
    if _is_inline(request, row):
        return task(request, row.pk, said=did)
    if event.slip:
        did = f"已发出 {event.slip},可以打印"
    done = f"{row.department}:{did}。点错了,可在“经过”里“更正”。"
    messages.success(request, done)
    return redirect(_back(request, row))


def _show(request: HttpRequest, row: Assignment, form: ActForm) -> HttpResponse:
    """The form: inside its row of a list, or on a page with what it is about."""
    user = cast("User", request.user)
    context = {"row": row, "form": form, "next": _wanted(request)}
    context |= dossier.shown(row, form.verb, user)
    if request.headers.get("HX-Request") and request.method == "GET":
        return render(request, "tracker/_act_form.html", {**context, "inline": True})
    if _is_inline(request, row):
        row.buttons = row.verbs_for(user)
        instruction_cards.attach([row])
        return render(request, "tracker/_task.html", context)
    return render(request, "tracker/act.html", context)


def _is_inline(request: HttpRequest, row: Assignment) -> bool:
    return request.headers.get("HX-Target") == f"task-{row.pk}"


def _wanted(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if own else ""


def _back(request: HttpRequest, row: Assignment) -> str:
    return _wanted(request) or row.docket.get_absolute_url()


def task(request: HttpRequest, pk: int, said: str = "") -> HttpResponse:
    """One row of the liaison's page, for htmx."""
    user = cast("User", request.user)
    row = get_object_or_404(dossier.visible(user, timezone.localdate()), pk=pk)
    row.buttons = row.verbs_for(user)
    instruction_cards.attach([row])
    context = {"row": row, "said": said, "next": _wanted(request)}
    return render(request, "tracker/_task.html", context)


def assignment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One department's part: what happened, what was owed, what was asked for."""
    user, today = cast("User", request.user), timezone.localdate()
    row = get_object_or_404(dossier.visible(user, today), pk=pk)
    row.buttons = row.verbs_for(user)
    context = {
        "row": row,
        "entries": history.of_assignment(row, user),
        "owed": dossier.owed(row, today),
        "others": dossier.others(row, user),
        "box": instruction_boxes.of_assignment(row, user),
        "extensions": row.extensions.select_related(
            "asked__corrected_by", "decided", "assignment"
        ),
    }
    return render(request, "tracker/assignment_detail.html", context)


@require_GET
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Always taken away, never shown inside the site."""
    rows = Attachment.objects.visible_to(cast("User", request.user))
    found = get_object_or_404(rows, pk=pk)
    if not found.path.exists():
        raise Http404
    return FileResponse(
        found.path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=evidence.MIME[found.kind],
    )


def correct_event(request: HttpRequest, pk: int) -> HttpResponse:
    """更正: take back the newest act of a department."""
    user = cast("User", request.user)
    rows = Event.objects.visible_to(user).select_related("docket", "assignment")
    event = get_object_or_404(rows, pk=pk)
    if not may_correct(event, user):
        messages.error(request, WHO_CORRECTS)
        return redirect(event.docket)
    form = CorrectForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.save(event, user):
        messages.success(request, "已更正,原来那一步在历史中划去。")
        return redirect(event.docket)
    return render(request, "tracker/correct.html", {"event": event, "form": form})
