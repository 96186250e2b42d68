"""A post gets a new holder who sees the work; a task force is dissolved."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.hands import answered
from tests.browser.people import Person
from tests.database.bodies import (
    DAY,
    make_desk,
    make_part,
    make_stranger,
    make_task_force,
)
from tests.factories import make_department
from tracker.demo.people import PASSWORD
from tracker.models import Assignment, BodyChange


def officer() -> User:
    return User.objects.get(username="officer")


def log_in(page: Page, user: User) -> None:
    page.get_by_label("用户名").fill(user.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_the_successor_logs_in_and_sees_the_work(visit: Visit) -> None:
    department = make_department()
    post, former = make_desk(department, "宋旧任")
    part = make_part(officer(), department)
    new = make_stranger("新接任")
    new.set_password(PASSWORD)
    new.save()
    page = visit(Person.OFFICER, "/posts/")
    main = page.get_by_role("main")
    main.get_by_role("searchbox").fill("宋旧任")
    main.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=str(post)).first.click()
    page.get_by_label("接任人姓名").fill("新接任")
    page.get_by_label("接任人账号").select_option(str(new.pk))
    page.get_by_role("button", name="看会交接什么").click()
    expect(page.get_by_role("row", name="未办结的任务")).to_contain_text("1")
    page.get_by_role("button", name="确认交接").click()
    expect(page.get_by_role("heading", name="宋旧任 → 新接任")).to_be_visible()
    theirs = visit(Person.NOBODY, "/accounts/login/", PHONE)
    log_in(theirs, new)
    expect(theirs.locator(f"#task-{part.pk}")).to_be_visible()
    old = visit(former, f"/dockets/{part.docket_id}/")
    expect(old.locator("h1")).not_to_contain_text(part.docket.code)


def test_a_task_force_is_dissolved_part_by_part(visit: Visit) -> None:
    today = timezone.localdate()
    member, other = make_department(), make_department()
    force = make_task_force(member, valid_from=today - 99 * DAY)
    one = make_part(officer(), force, support=[member])
    two = make_part(officer(), force)
    page = visit(Person.OFFICER, f"/task-forces/{force.pk}/")
    page.get_by_role("link", name="解散").click()
    page.get_by_label(f"{one.docket.code}的去向").select_option(str(member.pk))
    page.get_by_label("依据或说明").fill("任务完成")
    dissolve(page)
    expect(page.get_by_role("alert")).to_contain_text(two.docket.code)
    assert not BodyChange.objects.filter(department=force).exists()
    expect(page.get_by_label("依据或说明")).to_have_value("任务完成")
    page.get_by_label("没有单独选定的").select_option(str(other.pk))
    dissolve(page)
    expect(page.get_by_label("没有单独选定的")).to_have_count(0)
    expect(page.get_by_role("row", name=one.docket.code)).to_contain_text(str(member))
    expect(page.get_by_role("row", name=two.docket.code)).to_contain_text(str(other))
    assert not Assignment.objects.open().filter(department=force).exists()


def dissolve(page: Page) -> None:
    page.get_by_role("button", name="解散并移交").click()
    with answered(page):
        page.locator("#confirm-dialog").get_by_role("button", name="确定").click()
