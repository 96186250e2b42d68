from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.furniture import byline, disclaimer, noise

from .cases import cases


@pytest.mark.parametrize(("line", "answer"), cases("noise"))
def test_a_line_of_the_page_is_no_article(line: str, answer: str) -> None:
    spaced = canvas(line)
    assert noise(spaced.replace(" ", ""), spaced) == (answer == "yes")


def test_a_byline_only_names_who_wrote() -> None:
    assert byline("□本报记者尉迟东")
    assert not byline("记者从会上获悉，今年将新建公园。")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("【免责声明】本文来源于网络，仅供交流学习，不构成商业目的。", True),
        ("声明：内容来源于互联网，如有不妥请与本站联系删除。", True),
        ("1. 1、下载文档前请自行核对内容的完整性，平台不再补充。", True),
        ("3、如文档侵犯您的权益，请在30日内联系客服。", True),
        ("1、请在下载前核对文档是否齐全，本站概不承担代改、补写。", True),
        ("本站部分文章转自其他媒体，如有争议请于15日内来函。", True),
        ("一要督促本网格商户办理退款，不得拖延。", False),
        ("二是办理不动产登记，版权归属一并核实。", False),
        ("县融媒体中心要核实信息来源，防止侵犯群众隐私。", False),
        ("会议要求，要发表声明澄清事实，依法维护企业权益。", False),
    ],
)
def test_what_a_site_says_of_its_rights_is_no_article(line: str, answer: bool) -> None:
    assert disclaimer(canvas(line).replace(" ", "")) == answer
