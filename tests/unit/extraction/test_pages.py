"""Damage of pages: columns, repeats, headlines elsewhere, wrapped lines, HTML."""

from __future__ import annotations

from .reports import OPENING, read, report


def texts(page: str) -> list[str]:
    return [row.text for m in read(page).meetings for row in m.directives]


def test_a_sentence_cut_by_a_column_is_one() -> None:
    page = report("会议强调，各村要在1\n\n0月底前完成排查。")
    assert texts(page) == ["各村要在10月底前完成排查"]


def test_a_sentence_cut_by_another_piece_is_one() -> None:
    page = report(
        "会议强调，各村要逐户逐人登记造册，把隐患\n\n节约用水 从点滴做起\n\n"
        "排查到每一个角落；县应急局要督导。"
    )
    assert texts(page)[0] == "各村要逐户逐人登记造册，把隐患排查到每一个角落"


def test_a_headline_may_stand_after_its_body() -> None:
    page = f"{OPENING}\n\n会议强调，各村要抓排查。\n\n清河县召开安全生产工作会议\n"
    found = read(page).meetings
    assert found[0].title and found[0].title.value == "清河县召开安全生产工作会议"


def test_a_repeated_paragraph_counts_once_and_all_its_places_are_known() -> None:
    passage = "会议强调，各村要把排查整治抓在手上，一户一户过，确保不漏一户、不落一人。"
    page = report("\n\n".join([passage] * 3))
    meeting = read(page).meetings[0]
    assert len(meeting.directives) == 1
    assert len(meeting.repeats) == 2


def test_lines_broken_at_a_fixed_width_are_made_whole() -> None:
    body = (
        "　　会议强调，各村要抢前抓早，迅速掀起春耕生产热潮，三月底前必须完成旱地备耕，"
    )
    body += "备足化肥农药，检修农业机械，疏通沟渠水道，决不能误了农时。"
    rows = [body[i : i + 18] for i in range(0, len(body), 18)]
    page = f"清河县召开安全生产工作会议\n\n{OPENING}\n\n" + "\n".join(rows)
    assert texts(page)[0].endswith("决不能误了农时")


def test_two_meetings_under_one_headline_are_two() -> None:
    page = report(
        "王伟要求，各村要抓排查。\n\n当日下午，县长李楠主持召开信访工作推进会。"
        "李楠要求，各镇要包案到人。"
    )
    found = read(page).meetings
    assert [m.period for m in found] == ["上午", "下午"]
    assert [m.chair for m in found] == [["李楠"], ["李楠"]]


def test_tags_and_entities_are_no_words() -> None:
    page = "<h1>清河县召开会议</h1><p>3月15日，县委书记王伟主持召开会议。</p>"
    page += "<p>会议强调，&ldquo;回头看&rdquo;要<b>抓</b>紧。</p>"
    found = read(page).meetings[0]
    assert found.title and found.title.value == "清河县召开会议"
    assert [row.text for row in found.directives] == ["“回头看”要抓紧"]


def test_a_ceremony_is_no_meeting() -> None:
    page = "清河新材料项目开工\n\n3月15日，新材料项目开工仪式举行。"
    page += "县长李楠致辞。他说，要加快建设。"
    assert not read(page).meetings


def test_who_is_absent_is_known_and_not_present() -> None:
    page = (
        "清河县安委会会议纪要\n\n时间：2023年3月15日上午\n地点：三楼会议室\n"
        "主持人：王　伟\n出席：李　楠　关　月\n请假：丁　一（出差）\n\n"
        "会议议定以下事项：\n一、要抓排查。\n二、要抓整改。"
    )
    meeting = read(page).meetings[0]
    assert meeting.attendees == ["王伟", "李楠", "关月"]
    assert [p.name for p in meeting.people if p.role == "absent"] == ["丁一"]
