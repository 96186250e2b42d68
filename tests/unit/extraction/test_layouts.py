"""Layouts of web copies, minutes and narrow columns that other hands showed."""

from __future__ import annotations

import pytest

from .reports import OPENING, read, report

BODY = (
    "会议强调，各村要抢前抓早，迅速掀起春耕生产热潮，3月底前必须完成旱地备耕，备足"
    "化肥农药，检修农业机械，疏通沟渠水道，决不能误了农时。县农业农村局要派出技术"
    "人员包村指导，确保良种良法到位；县供销社要保证农资供应。"
)


def texts(page: str) -> list[str]:
    return [row.text for m in read(page).meetings for row in m.directives]


def title(page: str) -> str | None:
    found = read(page).meetings[0].title
    return found.value if found else None


def broken(text: str, width: int) -> str:
    """The text in lines of so many characters, no stop at the beginning of one."""
    rows: list[str] = []
    while text:
        end = width
        while text[end : end + 1] and text[end] in "，。；：、":
            end += 1
        rows.append(text[:end])
        text = text[end:]
    return "\n".join(rows)


@pytest.mark.parametrize("width", [13, 18, 24, 30])
def test_a_page_broken_at_any_width_reads_as_a_whole_one(width: int) -> None:
    paragraphs = [OPENING, BODY, "王伟要求，各村要抓好森林防火，不漏一人。"]
    whole = "清河县召开春耕会议\n\n" + "\n\n".join(paragraphs)
    page = "清河县召开春耕会议\n\n" + "\n\n".join(
        broken(f"　　{part}", width) for part in paragraphs
    )
    assert texts(page) == texts(whole)
    assert len(texts(page)) == 4


@pytest.mark.parametrize("space", ["\r\n", "\n\n"])
def test_other_breaks_of_lines_are_the_same(space: str) -> None:
    page = "清河县召开会议\n部署春耕生产\n" + f"{OPENING}\n{BODY}\n"
    assert title(page.replace("\n", space)) == "清河县召开会议 部署春耕生产"


def test_a_rubric_in_brackets_or_behind_a_picture_begins_no_article() -> None:
    page = report(f"📣【提要求】\n{BODY}\n\n🌟 再看成绩单\n\n王伟要求，要抓排查。")
    assert "要抓排查" in texts(page)
    assert len(read(page).meetings) == 1


def test_what_a_tip_asks_is_nobodys_demand() -> None:
    page = report(f"{BODY}\n\n💡【温馨提示】\n请记住：一要远离河道；二要绕开积水。")
    assert not any("河道" in text for text in texts(page))


def test_bulleted_headlines_of_a_sheet_have_their_reports() -> None:
    sheet = (
        "政　务　信　息\n第86期\n\n●清河县召开春耕会议\n"
        f"{OPENING}{BODY}\n\n●我县小麦喜获丰收\n今年小麦平均亩产612公斤，再创新高。\n"
    )
    assert title(sheet) == "清河县召开春耕会议"
    assert not any("612" in text for text in texts(sheet))


def test_rows_of_a_table_may_be_parted_by_a_blank_or_a_bar() -> None:
    for gap in ("　", "|", "\t"):
        rows = [("1", "河道清淤", "县水利局", "4月20日"),
                ("2", "增设收储点", "县农业农村局", "11月8日"),
                ("3", "医保征缴", "县医保局", "12月10日")]  # fmt: skip
        page = report(f"{BODY}\n\n附：督办事项清单\n") + "\n".join(map(gap.join, rows))
        found = read(page).meetings[0].directives
        table = [row for row in found if row.number]
        assert [b.name for row in table for b in row.bodies] == [
            "县水利局", "县农业农村局", "县医保局",
        ]  # fmt: skip
        assert all(row.deadline and row.deadline.date for row in table)


def test_a_list_of_units_says_who_was_there_and_who_chaired() -> None:
    page = (
        "清河桥工程第58次监理例会纪要\n\n会议时间：2023年3月15日\n主持人：冷锋\n"
        "参会单位及人员\n建设单位（城投公司）：蓝图、施展\n监理单位：冷锋、毕升平\n\n"
        "会议要求：\n1.省建公司要增加班组。\n2.岩科公司要加密监测。\n"
    )
    found = read(page).meetings[0]
    assert found.chair == ["冷锋"]
    names = {who.name for who in found.people}
    assert names == {"冷锋", "蓝图", "施展", "毕升平"}


def test_an_interview_and_a_feature_are_no_meetings() -> None:
    interview = (
        "访谈｜旧改怎么干\n\n主持人：岳局长，进展如何？\n岳麓：我们要求做到三公开：一是"
        "公开内容，二是公开周期。\n主持人：明年有什么打算？\n岳麓：首先，要定标准。\n"
    )
    feature = (
        "豆腐飘香\n\n合作社负责人党参说，社员大会上大家提意见：一要保质量，二要拓销路。"
    )
    assert not read(interview).meetings
    assert not read(feature).meetings


def test_what_an_item_tells_before_the_meeting_settles_is_no_demand() -> None:
    page = report(
        "会议要求：\n（一）碳纤维项目。企业反映管网接入滞后、验收排队。会议确定：热力公司"
        "要完成碰口；环保局要提前介入。\n（二）物流项目。要抓紧迁改。"
    )
    assert "企业反映管网接入滞后、验收排队" not in texts(page)


def test_an_opening_that_is_a_demand_counts_among_several() -> None:
    page = report(
        "会议确定：\n1.近三年的试卷由各学院自查一遍，教学督导组抽查，抽查比例不低于百分"
        "之十。自查中发现的问题一律如实登记。\n2.要抓整改。"
    )
    assert len([t for t in texts(page) if "教学督导组" in t]) == 2


def test_who_holds_a_meeting_convenes_it() -> None:
    for lead, chair in (
        ("县委书记王伟组织召开防汛会议，李楠、关月参加。", ["王伟"]),
        ("在县长李楠的主持下，县政府召开防汛会议。", ["李楠"]),
        ("会议由李楠、关月分阶段主持。县防汛会议召开。", ["李楠", "关月"]),
        ("县安全生产领导小组召开防汛会议。", []),
    ):
        page = f"清河县召开防汛会议\n\n3月15日，{lead}\n\n会议强调，要抓排查。\n"
        assert read(page).meetings[0].chair == chair


def test_all_who_report_in_turn_were_there() -> None:
    page = report(
        "市商务局局长贺年，市农业局局长麻六甲，洮北县县长敖德也分别作了汇报。会议强调，"
        "要清理资金、资产、资源。"
    )
    names = {who.name for who in read(page).meetings[0].people}
    assert {"贺年", "麻六甲", "敖德"} <= names
    assert "资产" not in names


def test_a_printed_speech_is_its_speakers() -> None:
    page = (
        "在全县防火会议上的主持词\n县委常委、副县长　胡满仓\n"
        "（2023年3月14日）\n\n同志们：\n"
        "出席今天会议的领导有：县委副书记、县长段长河同志。\n下面，我再强调两点：\n"
        "第一，传达贯彻要快。会后，各村要传达到位。\n第二，排查整治要实。\n会议到此结束。\n"
    )
    found = read(page).meetings[0]
    assert title(page) == "在全县防火会议上的主持词"
    assert str(found.date) == "2023-03-14"
    assert found.chair == ["胡满仓"]
    assert "段长河" in {who.name for who in found.people}
    assert [(d.number, d.speaker) for d in found.directives] == [
        (1, "胡满仓"),
        (2, "胡满仓"),
    ]


def test_who_answers_in_a_transcript_was_there() -> None:
    page = (
        "清河村村民会议记录\n\n时间：2023年3月15日\n参加：佟德旺、曲直\n\n"
        "佟德旺：现在开会，大家要说真话。\n何老五：垃圾车不够用，建议再添一辆。\n"
        "曲直：要把垃圾清走。\n经举手表决，关于垃圾车：同意35票，反对0票。\n"
    )
    found = read(page).meetings[0]
    assert "何老五" in {who.name for who in found.people}
    assert not any("垃圾车" in d.text for d in found.directives)


def test_what_departments_report_in_minutes_is_no_demand() -> None:
    page = (
        "清河局局务会记录\n\n时间：2023年3月15日\n主持：李楠\n参加：关月、王平\n\n"
        "一、各科室汇报工作\n1.业务科：完成台账整理。\n2.办公室：完成文件归档。\n"
        "二、下步工作安排\n1.业务科要做好核查。\n2.办公室要做好督查。\n"
    )
    assert texts(page) == ["业务科要做好核查", "办公室要做好督查"]
