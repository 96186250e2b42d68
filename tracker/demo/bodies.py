"""Bodies of the demo that came and went, and a post with a new holder."""

from __future__ import annotations

import datetime
import tomllib
from typing import Any

from django.contrib.auth.models import User

from meetings.models import Department, Person, Post, Tenure
from tracker.acts import act
from tracker.bodies import dissolving, succession
from tracker.models import Docket, Membership
from tracker.posts import officers
from tracker.posts.handing_over import Asked, hand_over
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

from .people import Cast
from .stock import FOLDER
from .telling import CALL, Teller

DAY = datetime.timedelta(days=1)
Told = dict[str, Any]


class Bodies:
    def __init__(self, cast: Cast, today: datetime.date) -> None:
        text = (FOLDER / "bodies.toml").read_text(encoding="utf-8")
        self.told: Told = tomllib.loads(text)
        self.cast, self.today = cast, today
        self.teller = Teller(cast)

    def tell(self) -> None:
        self._merged(self.told["merged"])
        for row in self.told["living"]:
            self._living(row)
        former = self._officer(self.told["officer"])
        for row in self.told["over"]:
            self._over(row, former)
        self._leave(former, self.told["officer"])
        self._post(self.told["post"])

    def _ago(self, days: int) -> datetime.date:
        return self.today - days * DAY

    def _merged(self, row: Told) -> None:
        """Closed before the merger, and open: that one the successor finishes."""
        year = self.today.year + row["year"]
        held = datetime.date(year, *row["held"])
        on = datetime.date(year + 1, *row["merged"])
        body = self._body(row, Department.Kind.BUREAU)
        for title, name in row["holders"].items():
            post = Post.objects.create(title=title, department=body)
            person = Person.objects.create(name=name)
            Tenure.objects.create(post=post, person=person)
        officer, into = self.cast.officers[0], self.cast.named[row["into"]]
        done, left = self.teller.charge(row, body, held, officer)
        self.teller.finish(done, held + 20 * DAY)
        succession.merge(body, into, on, row["note"], officer)
        self.teller.finish(left, on + 40 * DAY)

    def _living(self, row: Told) -> None:
        body = self.cast.named[row["name"]]
        body.valid_from = self._ago(row["since"])
        body.valid_to = self._ago(-row["left"]) if "left" in row else None
        body.save()
        self.teller.members(body, row["members"], body.valid_from)
        for name, days in row["gone"]:
            ended = self._ago(days)
            self.teller.members(body, [name], body.valid_from, ended)

    def _over(self, row: Told, officer: User) -> None:
        """Past its last day: with open work, or dissolved by an officer's decision."""
        since, ended = self._ago(row["since"]), self._ago(row["ended"])
        body = self._body(row, Department.Kind.TASK_FORCE)
        body.valid_from, body.valid_to = since, ended
        body.save()
        self.teller.members(body, row["members"], since)
        dockets = self.teller.charge(row, body, since + 5 * DAY, officer)
        for docket in dockets[1:]:
            part = docket.assignments.get(department=body)
            day = docket.charged_on + 3 * DAY
            act(part, Verb.SIGN_FOR, officer, Words(happened_on=day, **CALL))
        if row.get("dissolved"):
            self._dissolve(row, body, dockets, ended)

    def _dissolve(
        self, row: Told, body: Department, dockets: list[Docket], on: datetime.date
    ) -> None:
        choices = {
            docket.assignments.get(department=body).pk: str(
                self.cast.named[item["to"]].pk
            )
            for docket, item in zip(dockets, row["items"], strict=True)
        }
        dissolving.dissolve(body, choices, on, row["note"], self.cast.seniors[0])

    def _body(self, row: Told, kind: str) -> Department:
        charge = Post.objects.get(title=row["charge"], department=None)
        last = Department.objects.order_by("order").values_list("order", flat=True)
        body = Department.objects.create(
            name=row["name"],
            kind=kind,
            order=(last.last() or 0) + 1,
            leader_in_charge=charge,
        )
        body.aliases.create(name=row["alias"])
        self.cast.named |= {row["name"]: body, row["alias"]: body}
        return body

    def _officer(self, row: Told) -> User:
        """Kept dockets until she left."""
        user = self._user(row)
        Membership.objects.create(
            user=user, role=Role.OFFICER, valid_from=self._ago(700)
        )
        return user

    def _leave(self, former: User, row: Told) -> None:
        senior, to = self.cast.seniors[0], self.cast.officers[0]
        officers.hand_over(former, to, row["note"], senior)
        held = former.memberships.get()
        held.valid_to = self._ago(row["left"])
        held.save()

    def _post(self, row: Told) -> None:
        body = self.cast.named[row["department"]]
        post = Post.objects.get(title=row["title"], department=body)
        asked = Asked(
            post=post,
            former=post.tenures.get(),
            name=row["name"],
            on=self._ago(row["days"]),
            account=self._user(row),
            note=row["note"],
        )
        hand_over(asked, self.cast.officers[0])

    def _user(self, row: Told) -> User:
        some = self.cast.accounts["officer"].password  # the demo's, hashed once
        made = {"first_name": row["name"], "password": some}
        return User.objects.create(username=row["username"], **made)
