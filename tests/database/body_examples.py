"""The arguments of the addresses of posts, successions and task forces."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import TaskForceMember
from tests.database.bodies import make_part, make_post, make_task_force
from tests.factories import make_department, make_user
from tracker.bodies import succession
from tracker.posts import officers
from tracker.posts.handing_over import Asked, hand_over
from tracker.roles import Role


def body_examples(officer: User) -> dict[str, dict[str, Any]]:
    """The arguments of each address of posts, successions and task forces."""
    body, today = make_department(), timezone.localdate()
    post = make_post(body)
    done = hand_over(Asked(post, None, "接任", today), officer)
    force = make_task_force(make_department())
    other = make_user(Role.OFFICER)
    make_part(other, make_department())
    senior = make_user(Role.SENIOR)
    batch, _ = officers.hand_over(other, officer, "", senior)
    change = succession.rename(make_department(), "改名局", today, "", officer)
    rows = {
        post: ("post-hand-over",),
        done: ("handover", "handover-undo"),
        body: ("department-succeed", "department-rename"),
        change: ("body-change",),
        force: ("task-force", "task-force-join", "task-force-dissolve"),
        TaskForceMember.objects.get(): ("task-force-leave",),
    }
    found: dict[str, dict[str, Any]] = {
        name: {"pk": row.pk} for row, names in rows.items() for name in names
    }
    for name in ("officer-handed", "officer-handed-undo"):
        found[name] = {"batch": batch}
    return found
