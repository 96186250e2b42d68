"""Wordings of pages that nobody had tuned on, each with one that only looks like it."""

from __future__ import annotations

from .reports import OPENING, read, report

PIECE = (
    "要逐户逐人排查登记到位；要一项一项列出整改清单；县应急局要派专人督导到村，"
    "确保不漏一户一人；各村要逐级签订责任书，做到人人有责"
)


def texts(page: str) -> list[str]:
    return [row.text for m in read(page).meetings for row in m.directives]


def names(page: str) -> list[str]:
    return [who.name for m in read(page).meetings for who in m.people]


def test_a_caption_above_its_photographer_cuts_no_sentence() -> None:
    page = report(
        "会议强调，各村要在4月1日前\n\n3月15日，村民在加固河堤。\n本报记者 谷雨 摄\n\n"
        "完成排查。"
    )
    assert texts(page) == ["各村要在4月1日前完成排查"]


def test_a_piece_of_a_paragraph_that_stands_again_counts_once() -> None:
    page = report(f"会议强调，{PIECE}。\n\n会议指出，形势总体平稳。\n\n{PIECE[2:]}。")
    assert len(texts(page)) == 4


def test_a_path_and_the_weather_are_no_headline() -> None:
    above = "清河县政府网站 > 政务动态 > 要闻\n气温5℃到12℃\n\n"
    title = read(above + report("会议强调，要抓排查。")).meetings[0].title
    assert title and title.value == "清河县召开安全生产工作会议"


def test_a_notice_is_no_meeting() -> None:
    page = (
        "关于开展检查的通知\n\n各村：\n\n二、任务分工\n\n"
        "（一）县应急局要抓检查。\n（二）各村要配合。\n"
    )
    assert not read(page).meetings


def test_a_rubric_inside_a_report_begins_no_other() -> None:
    page = report("PART.01 工作要求\n\n李楠要求，首先，要抓排查。其次，要抓整改。")
    assert texts(page) == ["要抓排查", "要抓整改"]


def test_a_leader_whose_words_are_passed_on_was_not_there() -> None:
    page = report(
        "会议传达了市委书记龚必成的讲话要求。龚必成要求，要抓排查。会议强调，要抓整改。"
    )
    assert "龚必成" not in names(page)


def test_all_who_speak_in_a_list_were_there() -> None:
    page = report(
        "会上，教育局局长惠静波、水利局局长拓海峰作交流发言。会议强调，要抓整改。"
    )
    assert {"惠静波", "拓海峰"} <= set(names(page))


def test_lines_below_an_inline_list_are_about_the_whole_item() -> None:
    page = report(
        "会议议定：\n一、规范资金。（一）要拨付到位；（二）要接受监督。\n"
        "责任单位：县财政局\n二、抓好排查。"
    )
    rows = read(page).meetings[0].directives
    assert [row.text for row in rows][1:3] == ["要拨付到位", "要接受监督"]
    assert [body.name for body in rows[0].bodies] == ["县财政局"]


def test_a_topic_of_the_past_has_no_demands_below_it() -> None:
    page = (
        "清河矿安全办公会纪要\n\n时间：2023年3月15日\n\n一、上周整改情况\n"
        "上周共排查47条。\n\n二、本周工作\n1.通风科要抓排查。\n2.机电科要抓整改。\n"
    )
    assert texts(page) == ["通风科要抓排查", "机电科要抓整改"]


def test_the_day_may_stand_in_the_second_paragraph() -> None:
    page = (
        "清河县部署防汛工作\n\n3月10日以来，我县遭遇强降雨，无人员伤亡。\n\n"
        f"{OPENING}会议强调，要抓排查。\n"
    )
    day = read(page).meetings[0].date
    assert day and day.isoformat() == "2023-03-15"


def test_a_second_meeting_may_open_with_who_called_it() -> None:
    page = report(
        "会议强调，要抓排查。\n\n李楠主持召开会议，部署信访工作。3月16日下午，"
        "全县信访工作联席会议召开。副县长关月参加会议。李楠要求，要抓化解。"
    )
    assert len(read(page).meetings) == 2


def test_pictures_before_items_are_no_words() -> None:
    page = report("王伟提出两点要求：\n\u2705 一是抓排查；\n\u2705 二是抓整改。")
    assert texts(page) == ["抓排查", "抓整改"]


def test_a_series_inside_one_sentence_ends_with_it() -> None:
    page = report("会议强调，一要管住人，二要管住物。县应急局要增加抽查。")
    assert texts(page) == ["管住人", "管住物", "县应急局要增加抽查"]


def test_a_series_of_sentences_lasts_to_the_end_of_its_paragraph() -> None:
    page = report("会议强调，一要管住人。二要管住物。县应急局要增加抽查。")
    assert texts(page) == ["管住人", "管住物。县应急局要增加抽查"]


def test_what_a_heading_of_minutes_announces_is_demanded() -> None:
    page = (
        "清河电厂早调会记录\n\n时间：2023年3月15日\n参加人员：王伟、李楠\n\n"
        "一、昨日情况\n1）机组稳定；\n2）煤质变差。\n\n"
        "二、今日工作\n1）燃料部清理皮带；\n2）检修部更换阀门。\n\n王伟：要抓安全。\n"
    )
    assert texts(page) == ["燃料部清理皮带", "检修部更换阀门", "要抓安全"]


def test_a_sign_alone_on_its_line_carries_a_report_on() -> None:
    page = report("会议强调，各村要抓好排查，把隐患\n（下转第三版）") + (
        "\n清河县表彰先进\n\n本报讯 3月15日，清河县表彰一批先进。\n\n（上接第一版）\n"
        "消除在萌芽状态。\n"
    )
    assert texts(page) == ["各村要抓好排查，把隐患消除在萌芽状态"]


def test_a_wish_ends_the_series_before_it() -> None:
    page = report("李楠要求，一是抓排查；二是抓整改。他希望各村确保不出事故。")
    assert texts(page) == ["抓排查", "抓整改", "各村确保不出事故"]


def test_a_heading_of_minutes_ends_what_somebody_reported() -> None:
    page = (
        "清河医院例会纪要\n\n时间：2023年3月15日\n参加：王伟、李楠\n特邀：院长甘草\n\n"
        "一、通报检查情况\n王伟通报：发现问题38条。\n\n二、讨论整改措施\n"
        "1. 医务科组织培训。\n2. 护理部增加督查。\n\n会议强调，要抓落实。\n"
    )
    assert texts(page) == ["医务科组织培训", "护理部增加督查", "要抓落实"]
    assert "甘草" in names(page)


def test_a_session_that_ends_a_tour_is_no_second_meeting() -> None:
    page = (
        "王伟督办民生项目\n\n3月15日，县委书记王伟来到清河大桥，现场督办。李楠参加。\n\n"
        "随后，王伟主持召开座谈会，听取汇报。王伟强调，县住建局要抓进度。\n"
    )
    found = read(page).meetings
    assert [str(one.date) for one in found] == ["2023-03-15"]


def test_an_opinion_below_a_report_is_what_the_meeting_demands() -> None:
    page = (
        "清河医院院长办公会记录\n\n时间：2023年3月15日\n参加：王伟、李楠\n\n"
        "1、设备科汇报采购进展。\n意见：设备科4月1日前提交报告。\n\n"
        "2、总务科汇报维修问题。\n意见：总务科立即进场。\n"
    )
    assert texts(page) == ["设备科4月1日前提交报告", "总务科立即进场"]


def test_a_consultation_speaks_like_a_meeting() -> None:
    assert texts(report("会商指出，雨量较大。\n\n会商强调，要加强调度。")) == [
        "要加强调度"
    ]


def test_who_acts_before_a_comma_asks_after_it() -> None:
    page = report("在工地，李楠察看进度，要求施工单位加派人手。李楠与工人交谈。")
    assert texts(page) == ["施工单位加派人手"]


def test_whom_a_leader_exhorts_may_stand_between() -> None:
    assert texts(report("李楠叮嘱社区干部，饭菜要软。")) == ["饭菜要软"]


def test_a_short_topic_is_told_from_a_place_by_the_page() -> None:
    page = report("会议强调，路灯县城管局三天内修好。县城管局要抓夜查。")
    bodies = [b.name for row in read(page).meetings[0].directives for b in row.bodies]
    assert bodies == ["县城管局", "县城管局"]
    page = report("清河县运行平稳。会议强调，清河县城管局要抓夜查。县城管局要抓清扫。")
    bodies = [b.name for row in read(page).meetings[0].directives for b in row.bodies]
    assert bodies == ["清河县城管局", "县城管局"]


def test_a_meeting_right_after_another_is_one_of_its_own() -> None:
    page = report(
        "会议强调，各村要排查河堤。\n\n"
        "会后，高适副县长即刻召开专题会议，就贯彻落实会议精神进行了安排部署，"
        "要求各镇抓好以下工作：一是月底前清完南渠；二是备足沙袋。"
    )
    first, second = read(page).meetings
    assert second.date == first.date
    assert [who.name for who in second.people if who.role == "chair"] == ["高适"]
    assert [row.number for row in second.directives if row.number] == [1, 2]


def test_what_is_asked_after_a_meeting_stays_in_it() -> None:
    page = report("会议强调，各村要排查河堤。\n\n会后，各镇要抓紧召开动员会。")
    assert len(read(page).meetings) == 1
