"""Numbers without a gap; what was issued stays; a mistake is mended by a new one."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.bulletins.drafts import drafted
from tests.database.tracker.yearbooks import this_year
from tests.factories import make_docket
from tracker.bulletins.draft import Draft, load, sum_of
from tracker.bulletins.issuing import issue
from tracker.models import Bulletin, BulletinSerial
from tracker.workflow import NotAllowed

TODAY = timezone.localdate


@pytest.fixture
def draft(officer: User, bureau: Department) -> Draft:
    make_docket(officer, bureau, this_year())
    return drafted(officer, year=TODAY().year)


def test_what_was_issued_stays_as_it_was(
    draft: Draft, officer: User, senior: User, bureau: Department
) -> None:
    made = issue(draft, TODAY(), senior)
    make_docket(officer, bureau, this_year())
    bureau.name = "改了名的局"
    bureau.save()
    kept = Bulletin.objects.get(pk=made.pk)
    assert load(kept.text) == draft
    assert kept.sha256 == sum_of(kept.text)
    assert (kept.issued_by, kept.issued_on) == (senior, TODAY())


def test_numbers_have_no_gap_and_no_leading_zero(draft: Draft, senior: User) -> None:
    year = TODAY().year
    first = issue(draft, TODAY(), senior)
    with pytest.raises(IntegrityError), transaction.atomic():
        issue(draft, TODAY(), senior)
        Bulletin.objects.create(pk=first.pk)  # fails: the number is given back
    second = issue(draft, TODAY(), senior)
    assert [first.code, second.code] == [f"督通〔{year}〕{n}号" for n in (1, 2)]
    assert BulletinSerial.objects.get(year=year).last == 2


def test_only_a_senior_officer_issues(draft: Draft, officer: User) -> None:
    with pytest.raises(NotAllowed, match="高级督查员"):
        issue(draft, TODAY(), officer)
    assert not Bulletin.objects.exists()


def test_a_bulletin_is_corrected_once_by_a_new_one(draft: Draft, senior: User) -> None:
    wrong = issue(draft, TODAY(), senior)
    mended = issue(draft, TODAY(), senior, corrects=wrong)
    assert mended.corrects == wrong and mended.serial == wrong.serial + 1
    with pytest.raises(NotAllowed, match="已被另一期通报更正"):
        issue(draft, TODAY(), senior, corrects=wrong)
    assert Bulletin.objects.count() == 2


def test_departments_read_it_on_paper(
    draft: Draft, senior: User, outsider: User, liaison: User
) -> None:
    issue(draft, TODAY(), senior)
    assert Bulletin.objects.visible_to(senior).count() == 1
    for user in (outsider, liaison):
        assert not Bulletin.objects.visible_to(user).exists()
