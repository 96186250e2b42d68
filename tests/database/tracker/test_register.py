"""The register: template → filled in → preview → saved → the same again changes
nothing."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from openpyxl import load_workbook

from meetings.models import Department, DepartmentGroup, Person, Post, Tenure
from tests.factories import make_department, make_user
from tracker import register
from tracker.models import Membership
from tracker.permissions import roles_of
from tracker.register.people import Ambiguous, People
from tracker.roles import Role

Rows = dict[str, list[list[Any]]]
START = datetime.date(2024, 3, 1)
ROWS: Rows = {
    "单位": [
        [
            "澄湖区水务局",
            "部门",
            3,
            "区水务局、水务局",
            "副区长(城建)",
            START,
            None,
            None,
        ],
        ["柳堤镇", "街道乡镇", 20, None, None, None, None, None],
        ["澄湖区水利局", "部门", 4, None, None, None, "2024-02-29", "澄湖区水务局"],
    ],
    "单位组": [["各镇街", "柳堤镇"]],
    "岗位与人员": [
        ["副区长(城建)", None, "霍启明", 13800000001, START, None, 2],
        ["局长", "区水务局", "柏舟", "0571-1", "2024年3月1日", None, 1],
        ["副局长", "区水务局", None, None, None, None, 2],
    ],
    "账号": [
        ["baizhou", "柏舟", "联络员", "水务局", "局长"],
        ["huo", "霍启明", "领导", None, "副区长(城建)"],
        ["baizhou", "柏舟", "联络员", "柳堤镇", None],
    ],
}


@pytest.fixture(autouse=True)
def cheap_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def workbook(rows: Rows) -> bytes:
    """The template, filled in as an office would."""
    buffer = io.BytesIO()
    register.template().save(buffer)
    book = load_workbook(buffer)
    for name, lines in rows.items():
        for line in lines:
            book[name].append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plan_of(rows: Rows) -> register.Plan:
    return register.check(register.read(workbook(rows)))


def load(rows: Rows, **more: Any) -> register.Saved:
    book = register.read(workbook(rows), "名册.xlsx")
    return register.save(book, fingerprint=register.check(book).fingerprint, **more)


def errors(rows: Rows) -> list[str]:
    return [f"{e.number} {e.errors[0]}" for e in plan_of(rows).errors]


def test_everything_arrives_in_its_place(db: None) -> None:
    load(ROWS)
    bureau = Department.objects.get(name="澄湖区水务局")
    assert [a.name for a in bureau.aliases.all()] == ["区水务局", "水务局"]
    assert bureau.valid_from == START
    assert str(bureau.leader_in_charge) == "副区长(城建)"
    assert Department.objects.get(name="澄湖区水利局").successor == bureau
    assert DepartmentGroup.objects.get().members.get().name == "柳堤镇"
    head = Post.objects.get(title="局长")
    assert (head.department, str(head.holder(START))) == (bureau, "柏舟")
    assert Person.objects.get(name="霍启明").phone == "13800000001"


def test_accounts_get_their_roles(db: None) -> None:
    load(ROWS)
    user = User.objects.get(username="baizhou")
    assert roles_of(user) == {Role.LIAISON}
    assert user.groups.get().name == "联络员"
    served = [str(m.department) for m in user.memberships.order_by("pk")]
    assert served == ["澄湖区水务局", "柳堤镇"]


def test_the_same_workbook_again_changes_nothing(db: None) -> None:
    load(ROWS)
    plan = plan_of(ROWS)
    assert {entry.verdict for entry in plan.entries} == {"unchanged"}
    assert not plan.count


def test_what_goes_out_comes_back_unchanged(db: None) -> None:
    load(ROWS)
    out = io.BytesIO()
    register.filled().save(out)
    plan = register.check(register.read(out.getvalue()))
    assert not plan.errors
    assert len(plan.entries) == 10
    assert {entry.verdict for entry in plan.entries} == {"unchanged"}


def test_a_change_shows_old_and_new_and_an_empty_cell_leaves_as_is(db: None) -> None:
    load(ROWS)
    rows: Rows = {"单位": [["澄湖区水务局", None, 9, "区水务局、水局"]]}
    (entry,) = plan_of(rows).changed
    told = [(c.head, c.old, c.new) for c in entry.changes]
    assert told == [
        ("序列", "3", "9"),
        ("别名", "区水务局、水务局", "区水务局、水务局、水局"),
    ]
    load(rows)
    bureau = Department.objects.get(name="澄湖区水务局")
    assert (bureau.order, bureau.aliases.count(), bureau.valid_from) == (9, 3, START)


BAD: list[tuple[str, list[Any], str]] = [
    ("单位", [None, "部门"], "“名称”没有填写。"),
    ("单位", ["区一局", "科室"], "“类别”里的“科室”不在可选的"),
    ("单位", ["区一局", "部门", "第三"], "“序列”里的“第三”不是"),
    ("单位", ["区一局", "部门", "9" * 5000], "“序列”里的"),
    ("单位", ["区一局", None, None, None, "区长"], "“分管领导岗位”里的“区长”不在册"),
    ("单位", ["区一局", *[None] * 4, "2024-02-30"], "“起”里的“2024-02-30”不是日期"),
    ("单位", ["区一局", *[None] * 4, "2024.3.1", "2023.3.1"], "“止”(2023-03-01)早于"),
    ("单位", ["区一局", *[None] * 6, "区一局"], "“承接单位”不能是单位自己。"),
    ("单位", ["局" * 81], "“名称”最多 80 字"),
    ("单位", ["#REF!"], "“名称”里的公式出错"),
    ("单位", ["区一局、区二局"], "“名称”里有“、”"),
    ("单位组", ["各局", "区一局"], "“成员”里的“区一局”不在册"),
    ("岗位与人员", ["局长", "区一局"], "“单位”里的“区一局”不在册"),
    ("岗位与人员", ["局长", None, None, "138"], "“电话”填了,但没有填“姓名”。"),
    ("账号", ["a b", "甲", "领导"], "“用户名”只能有"),
    ("账号", ["jia", "甲", "科长"], "“角色”里的“科长”不在可选的"),
    ("账号", ["jia", "甲", "联络员"], "“单位”没有填写。联络员要填"),
    ("账号", ["jia", "甲", "领导", "局"], "“单位”不用填"),
    ("账号", ["jia", "甲", "领导", None, "区长"], "“岗位”里的“区长”不在册"),
]


@pytest.mark.parametrize(("sheet", "row", "words"), BAD)
def test_a_bad_cell_is_told_in_words(
    db: None, sheet: str, row: list[Any], words: str
) -> None:
    (error,) = errors({sheet: [row]})
    assert error.startswith("3 ")
    assert words in error


def test_rows_that_contradict_each_other_are_refused(db: None) -> None:
    make_user(Role.LEADER, username="huo")
    found = errors(
        {
            "单位": [["柳堤镇"], ["柳堤镇"]],
            "岗位与人员": [
                ["局长", None, "甲", None, None, None, 1],
                ["局长", None, "乙", None, None, None, 2],
            ],
            "账号": [
                ["jia", "甲", "领导"],
                ["jia", "乙", "审计员"],
                ["HUO", "霍", "领导"],
            ],
        }
    )
    assert found == [
        "4 与第 3 行重复。",
        "4 “序列”与第 3 行的“1”不一致。",
        "4 “姓名”与第 3 行的“甲”不一致。",
        "5 “用户名”与账号“huo”只差大小写。",
    ]


def test_a_row_that_names_a_refused_row_is_refused_too(db: None) -> None:
    rows: Rows = {
        "单位": [["区一局", "科室"], ["区二局", *[None] * 6, "区一局"]],
        "岗位与人员": [["局长", "区二局", "甲"]],
        "账号": [["jia", "甲", "联络员", "区二局", "局长"]],
    }
    assert len(plan_of(rows).errors) == 4


def test_only_the_rows_that_are_right_are_saved_when_so_chosen(db: None) -> None:
    rows: Rows = {"单位": [["柳堤镇"], ["区一局", "科室"]]}
    with pytest.raises(register.Stale):
        load(rows)
    assert not Department.objects.exists()
    assert load(rows, skip_errors=True).count == 1
    assert Department.objects.get().name == "柳堤镇"


def test_saving_is_refused_when_the_register_moved_since(db: None) -> None:
    book = register.read(workbook(ROWS))
    seen = register.check(book).fingerprint
    make_department("柳堤镇", order=7)
    with pytest.raises(register.Stale):
        register.save(book, fingerprint=seen)
    assert not User.objects.exists()


def test_an_alias_finds_its_department_and_a_shared_one_is_refused(db: None) -> None:
    for name in ("澄湖区水务局", "澄湖区水利局"):
        make_department(name).aliases.create(name="水局")
    (error,) = errors({"单位组": [["各局", "水局"]]})
    assert "可以是 澄湖区水利局、澄湖区水务局,请写全称" in error


def test_a_department_under_an_alias_is_not_made_twice(bureau: Department) -> None:
    bureau.aliases.create(name="区住建局")
    (error,) = errors({"单位": [["区住建局"]]})
    assert f"是“{bureau}”的别名" in error


def test_initial_passwords_work_and_existing_accounts_keep_theirs(db: None) -> None:
    user = make_user(Role.LEADER, username="huo", first_name="霍启明")
    user.set_password("mine-and-only-mine")
    user.save()
    saved = load(ROWS)
    (slip,) = saved.accounts
    assert (slip.username, slip.department) == ("baizhou", "澄湖区水务局")
    assert len(slip.password) >= 10
    assert User.objects.get(username="baizhou").check_password(slip.password)
    user.refresh_from_db()
    assert user.check_password("mine-and-only-mine")


def test_initial_passwords_have_letters_and_digits_and_nothing_look_alike() -> None:
    drawn = {register.passwords.initial_password() for _ in range(500)}
    assert len(drawn) == 500
    for word in drawn:
        assert any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
        assert not set(word) & set("0O1lI")


def test_a_superuser_is_no_account_of_the_register(db: None) -> None:
    User.objects.create_superuser("root")
    (error,) = errors({"账号": [["root", "根", "管理员"]]})
    assert "系统维护账号" in error


def test_a_successor_takes_the_post_and_both_are_told_apart(db: None) -> None:
    load(ROWS)
    later: Rows = {
        "岗位与人员": [["局长", "区水务局", "宋致远", None, "2026-09-01", None, None]]
    }
    (entry,) = plan_of(later).new
    assert entry.notes == ["现任柏舟没有填“止”,两人会同时在任。"]
    later["岗位与人员"].insert(
        0, ["局长", "区水务局", "柏舟", None, None, "2026-08-31", None]
    )
    assert [e.notes for e in plan_of(later).entries] == [[], []]
    load(later)
    post = Post.objects.get(title="局长")
    assert str(post.holder(datetime.date(2026, 8, 31))) == "柏舟"
    assert str(post.holder(datetime.date(2026, 9, 1))) == "宋致远"


def test_who_came_back_has_two_tenures(db: None) -> None:
    rows: Rows = {
        "岗位与人员": [
            ["区长", None, "甲", None, "2016-01-01", "2018-01-01", None],
            ["区长", None, "甲", None, "2022-01-01", None, None],
        ]
    }
    load(rows)
    assert Tenure.objects.count() == 2
    assert Person.objects.count() == 1
    assert not plan_of(rows).count


def test_an_end_before_the_start_on_the_register_is_refused(db: None) -> None:
    load(ROWS)
    row = ["局长", "区水务局", "柏舟", None, None, "2020-01-01"]
    (error,) = errors({"岗位与人员": [row]})
    assert "“止”(2020-01-01)早于“起”(2024-03-01)" in error


def test_people_of_one_name_are_told_apart_by_phone() -> None:
    first, second = Person(name="甲", phone="1"), Person(name="甲", phone="2")
    people = People([first, second])
    assert people.find("甲", "2") is second
    assert people.find("甲", "3") is None
    with pytest.raises(Ambiguous, match="2 位"):
        people.find("甲", "")


def test_a_person_without_a_phone_is_the_only_one_of_that_name() -> None:
    only = Person(name="甲")
    assert People([only]).find("甲", "1") is only
    assert People([only]).find("甲", "") is only


def test_a_new_number_follows_the_person_to_the_next_row(db: None) -> None:
    load({"岗位与人员": [["局长", None, "甲", "1"]]})
    rows: Rows = {"岗位与人员": [["局长", None, "甲", "2"], ["组长", None, "甲", "2"]]}
    load(rows)
    assert [p.phone for p in Person.objects.all()] == ["2"]
    assert not plan_of(rows).count


def test_a_membership_that_ended_comes_back_as_a_new_one(db: None) -> None:
    rows: Rows = {"账号": [["huo", "霍启明", "领导"]]}
    load(rows)
    membership = Membership.objects.get()
    membership.valid_from = membership.valid_to = datetime.date(2026, 1, 1)
    membership.save()
    (entry,) = plan_of(rows).new
    assert entry.notes == ["账号已在册,只增加身份,密码不变。"]
    assert not load(rows).accounts
    assert Membership.objects.count() == 2


def test_checking_asks_the_same_few_questions_however_long_the_book(
    db: None, django_assert_num_queries: Any
) -> None:
    load(ROWS)
    book = register.read(workbook(ROWS))
    with django_assert_num_queries(10):
        register.check(book)


def test_text_that_looks_like_a_formula_stays_text(db: None) -> None:
    make_department("=1+1")
    out = io.BytesIO()
    register.filled().save(out)
    cell = load_workbook(out)["单位"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
