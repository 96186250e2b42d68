"""What the text names → whom the office is proposed to charge (design §4.2)."""

from __future__ import annotations

import pytest

from tracker.charging.suggestions import (
    Group,
    Named,
    Part,
    Suggestion,
    groups_in,
    suggest,
)

TOWNS = Group("各镇街", (11, 12, 13))


def acts(name: str, *ids: int) -> Named:
    return Named(name, False, ids)


def supports(name: str, *ids: int) -> Named:
    return Named(name, True, ids)


def part_of(text: str) -> Part | None:
    found = groups_in(text, [TOWNS])
    return found[0].part if found else None


def test_the_first_acting_body_leads_further_ones_are_responsible() -> None:
    found = suggest([acts("甲", 1), acts("乙", 2), supports("丙", 3)], [""], [])
    assert found == Suggestion(1, (2,), (3,))
    assert found.is_clear


def test_a_supporting_body_named_first_does_not_lead() -> None:
    found = suggest([supports("消防", 3), acts("应急", 1)], [""], [])
    assert (found.lead, found.support) == (1, (3,))


def test_only_supporting_bodies_leave_the_lead_open() -> None:
    found = suggest([supports("住建", 2)], [""], [])
    assert found.lead is None and not found.is_clear


def test_nobody_named_is_not_clear() -> None:
    assert suggest([], ["各级各部门要提高认识"], [TOWNS]) == Suggestion()
    assert not Suggestion().is_clear


def test_nobody_takes_the_place_of_an_unresolved_first() -> None:
    first = acts("园区办")
    found = suggest([first, acts("财政", 2)], [""], [])
    assert (found.lead, found.responsible) == (None, (2,))
    assert found.unresolved == (first,)


def test_a_name_of_two_departments_is_unresolved() -> None:
    twice = acts("发改", 1, 2)
    found = suggest([acts("甲", 3), twice], [""], [])
    assert (found.lead, found.unresolved) == (3, (twice,))
    assert not found.is_clear


def test_each_department_once_with_its_highest_duty() -> None:
    named = [acts("甲", 1), acts("乙", 2), supports("甲局", 1), supports("乙局", 2)]
    assert suggest(named, [""], []) == Suggestion(1, (2,), ())


def test_a_group_expands_to_its_departments() -> None:
    found = suggest([acts("甲", 1)], ["甲要牵头,各镇街要建立台账"], [TOWNS])
    assert (found.lead, found.responsible) == (1, (11, 12, 13))
    assert found.is_clear


def test_a_group_that_supports_expands_to_support() -> None:
    found = suggest([acts("甲", 1)], ["甲牵头,各镇街配合"], [TOWNS])
    assert (found.responsible, found.support) == ((), (11, 12, 13))


def test_a_group_alone_never_leads() -> None:
    found = suggest([], ["各镇街要落实河长制"], [TOWNS])
    assert (found.lead, found.responsible) == (None, (11, 12, 13))
    assert not found.is_clear


def test_a_group_among_the_bodies_takes_the_role_read_there() -> None:
    found = suggest([acts("甲", 1), supports("各镇街")], ["各镇街要落实"], [TOWNS])
    assert (found.support, found.unresolved) == ((11, 12, 13), ())


def test_a_member_of_the_group_that_leads_is_not_listed_again() -> None:
    found = suggest([acts("石桥街道", 11)], ["各镇街要落实"], [TOWNS])
    assert (found.lead, found.responsible) == (11, (12, 13))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("各镇街要建立网格台账", Part.ACTS),
        ("由各镇街负责", Part.ACTS),
        ("各镇街要主动对接,区住建局做好配合", Part.ACTS),
        ("各镇街牵头、公安配合", Part.ACTS),
        ("责任单位:各镇街", Part.ACTS),
        ("区住建局会同各镇街开展排查", Part.SUPPORTS),
        ("区住建局会同消防、各镇街开展排查", Part.SUPPORTS),
        ("区住建局牵头,各镇街配合", Part.SUPPORTS),
        ("各镇街要积极协助征收", Part.SUPPORTS),
        ("责任单位:区住建局;配合单位:区财政局、各镇街", Part.SUPPORTS),
        ("深入各镇街一线解决问题", Part.MENTIONED),
        ("对全区各镇街开展督查", Part.MENTIONED),
        ("充分调动各镇街的积极性", Part.MENTIONED),
        ("各级各镇街要提高认识", None),
        ("各乡镇要落实", None),
    ],
)
def test_what_the_text_makes_of_a_group(text: str, part: Part | None) -> None:
    assert part_of(text) == part


def test_acting_anywhere_outweighs_being_mentioned() -> None:
    assert part_of("深入各镇街检查。各镇街要立行立改") == Part.ACTS


def test_a_mentioned_group_charges_nobody_but_is_shown() -> None:
    found = suggest([acts("甲", 1)], ["甲要督促各镇街整改"], [TOWNS])
    assert (found.lead, found.responsible, found.support) == (1, (), ())
    assert [group.part for group in found.groups] == [Part.MENTIONED]


def test_the_longest_name_is_taken() -> None:
    streets = Group("各镇街道", (21,))
    found = groups_in("各镇街道要落实", [TOWNS, streets])
    assert [group.name for group in found] == ["各镇街道"]
