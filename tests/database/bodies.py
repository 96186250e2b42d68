"""Posts, holders, bodies and task forces as the tests of their pages need them."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Person, Post, TaskForceMember, Tenure
from tests.factories import counter, make_assignment, make_department, make_user
from tracker.acts import act
from tracker.bodies import succession
from tracker.models import Assignment, BodyChange, Membership
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import State, Verb

DAY = datetime.timedelta(days=1)


def make_post(department: Department | None = None, title: str = "联络员") -> Post:
    return Post.objects.create(title=title, department=department)


def make_tenure(post: Post, name: str = "", **more: Any) -> Tenure:
    person = Person.objects.create(name=name or f"甲{next(counter)}")
    return Tenure.objects.create(post=post, person=person, **more)


def make_desk(department: Department, name: str = "宋致远") -> tuple[Post, User]:
    """The liaison's post with its holder, and the account that acts for it."""
    post = make_post(department)
    make_tenure(post, name, valid_from=timezone.localdate() - 100 * DAY)
    called = {"username": f"desk{department.pk}", "first_name": name}
    user = make_user(Role.LIAISON, department, **called)
    Membership.objects.filter(user=user).update(post=post)
    return post, user


def make_stranger(name: str = "新来") -> User:
    """An account that holds no role yet."""
    return User.objects.create_user(f"stranger{next(counter)}", first_name=name)


def make_task_force(*members: Department, **more: Any) -> Department:
    body = make_department(kind=Department.Kind.TASK_FORCE, **more)
    for department in members:
        TaskForceMember.objects.create(task_force=body, department=department)
    return body


def make_part(by: User, lead: Department, **more: Any) -> Assignment:
    """Charged ten days ago: whatever is tried out happens later."""
    more.setdefault("charged_on", timezone.localdate() - 10 * DAY)
    return make_assignment(by, lead, **more)


def signed(part: Assignment, by: User) -> Assignment:
    """Signed for by a call to the office."""
    act(part, Verb.SIGN_FOR, by, Words(channel="phone", caller="小宋"))
    part.refresh_from_db()
    return part


def merge(body: Department, into: Department, by: User) -> BodyChange:
    return succession.merge(body, into, timezone.localdate(), "", by)


def own(part: Assignment, body: Department) -> Assignment:
    """What this body has in the docket of that part now."""
    rows = Assignment.objects.filter(docket=part.docket_id, department=body)
    return rows.exclude(state=State.PASSED_ON).get()
