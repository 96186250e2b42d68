"""Names, aliases and groups as charging looks them up."""

from __future__ import annotations

import datetime

import pytest

from meetings.models import Alias, Department, DepartmentGroup
from tests.factories import TODAY, make_department
from tracker.charging.directory import Directory

pytestmark = pytest.mark.django_db
ENDED = datetime.date(2020, 1, 1)


def read(text: str) -> tuple[list[Department], list[str]]:
    return Directory(TODAY).read(text)


def test_names_aliases_and_groups_are_read_each_once(bureau: Department) -> None:
    Alias.objects.create(department=bureau, name="区住建局")
    towns = [make_department(f"{n}街道") for n in ("石桥", "柳溪")]
    DepartmentGroup.objects.create(name="各镇街").members.set(towns)
    found, wrong = read(f" 区住建局、各镇街,{bureau};石桥街道 ")
    assert (found, wrong) == ([bureau, *towns], [])


def test_what_is_unknown_or_not_sure_is_told() -> None:
    pair = [make_department(name) for name in ("甲发改局", "乙发改局")]
    for department in pair:
        Alias.objects.create(department=department, name="发改")
    found, wrong = read("发改、没有的局")
    assert found == []
    assert wrong[0] == "“发改”可能是甲发改局、乙发改局,请写全称。"
    assert "名册里没有“没有的局”" in wrong[1]


def test_a_name_with_a_separator_of_its_own_stays_whole(bureau: Department) -> None:
    office = make_department("区委宣传部(网信办、文明办)")
    found, wrong = read(f"{bureau}、{office}")
    assert (found, wrong) == ([bureau, office], [])


def test_old_names_lead_to_whoever_took_over(bureau: Department) -> None:
    middle = make_department("区建设局", valid_to=ENDED, successor=bureau)
    make_department("区建委", valid_to=ENDED, successor=middle)
    assert read("区建委") == ([bureau], [])
    assert bureau in Directory(TODAY).departments
    assert middle not in Directory(TODAY).departments


def test_a_circle_of_successors_has_no_answer() -> None:
    one = make_department("甲局", valid_to=ENDED)
    other = make_department("乙局", valid_to=ENDED, successor=one)
    one.successor = other
    one.save()
    assert Directory(TODAY).present(one.pk) is None
    assert read("甲局")[0] == []
