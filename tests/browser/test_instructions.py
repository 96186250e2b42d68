"""An instruction from the leader to the answer, as each of them clicks it.

The leader opens a docket from the light of a department and writes; the liaison finds
it first on the own page, answers for the time being, then with a report; the leader
sees by whom and when on the list of instructions.
"""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.hands import answered
from tests.browser.people import Person
from tests.factories import make_department, make_docket, make_user
from tracker.models import Docket, Instruction
from tracker.replay import differences
from tracker.roles import Role

TITLE = "疏浚澄湖西支河"
BODY = "澄湖区河道疏浚专班"
WORDS = "汛期前必须疏通,请每周报一次。"


@pytest.fixture
def docket(site: str) -> Docket:
    """Late, and so under the light of its department."""
    today = timezone.localdate()
    return make_docket(
        User.objects.get(username="officer"),
        make_department(BODY),
        title=TITLE,
        due_on=today - datetime.timedelta(days=3000),
        charged_on=today - datetime.timedelta(days=3100),
    )


def write(page: Page) -> None:
    """From the light of the department to the docket, one field, one button."""
    row = page.locator("tr", has=page.get_by_role("link", name=BODY))
    row.locator("a.light.late").first.click()
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_label("写批示").fill(WORDS)
    with answered(page):
        page.locator("form.instruct").get_by_role("button", name="批示").click()
    expect(page.get_by_text("批示已发出").first).to_be_visible()
    expect(page.locator(".instruction", has_text=WORDS)).to_contain_text("待复")


def reply_first(page: Page) -> None:
    """What is known already, on a phone; the instruction goes on waiting."""
    box = page.locator(".instruction", has_text=WORDS)
    expect(box).to_be_visible()
    box.get_by_role("link", name="回复").click()
    page.get_by_label("回复内容").fill("已进场,下周通水。")
    page.get_by_label("已办复").uncheck()
    with answered(page):
        page.get_by_role("button", name="回复批示").click()
    expect(page.locator(".instruction", has_text=WORDS)).to_contain_text("先报情况")
    assert Instruction.objects.open().filter(text=WORDS).exists()


def report(page: Page) -> None:
    """The report answers it with one tick; nothing is typed twice."""
    page.get_by_role("button", name="签收").click()
    expect(page.get_by_text("已签收").first).to_be_visible()
    page.get_by_role("link", name="报进展", exact=True).first.click()
    page.get_by_label("进展情况").fill("西支河全线疏通,水位正常。")
    page.get_by_label(WORDS).check()
    with answered(page):
        page.locator("form .acts").get_by_role("button", name="报进展").click()
    expect(page.get_by_text("已报进展").first).to_be_visible()
    assert not Instruction.objects.open().filter(text=WORDS).exists()


def test_an_instruction_from_the_leader_to_the_answer(
    visit: Visit, docket: Docket
) -> None:
    leader = visit(Person.LEADER, "/board/departments/?year=all")
    write(leader)
    liaison = make_user(Role.LIAISON, docket.assignments.get().department)
    reply_first(visit(liaison, "/", PHONE))
    report(visit(liaison, docket.get_absolute_url()))
    leader.goto("/board/")
    leader.get_by_role("navigation").get_by_role("link", name="批示").first.click()
    box = leader.locator(".instruction", has_text=WORDS)
    for words in ("西支河全线疏通", "已办复", f"{BODY} {liaison.first_name}"):
        expect(box).to_contain_text(words)
    assert list(differences()) == []
