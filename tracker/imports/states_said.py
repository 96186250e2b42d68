"""How far a matter is, in the words that offices write. Pure."""

from __future__ import annotations

import re
import unicodedata

from tracker.states import Kind, State

WORDS: dict[State, str] = {
    State.CLOSED: (
        "已办结 办结 完成 已完成 销号 已销号 办结销号 √ ✓ ✔ 是 100% 1 已落实 落实到位 "
        "全部完成 已办理 办毕 已办毕 已完结 完结 结束 已结束 办理完毕 已整改 整改完成 "
        "已全部完成 已办结销号 完成并长期坚持 基本完成并销号 y yes 对号 已验收"
    ),
    State.IN_HAND: (
        "推进中 正在办理 办理中 正常 序时推进 在办 正在推进 进行中 正在进行 落实中 "
        "正在落实 未办结 未完成 否 × ✗ ✘ 逾期 已逾期 超期 超时 逾期未办结 逾期未完成 "
        "超期未办结 临期 滞后 进度滞后 正常推进 按序时推进 有序推进 持续推进 加快推进 "
        "整改中 已签收 已启动 已开工 部分完成 基本完成 正在整改 达到序时进度 未销号 "
        "久无进展 红灯 黄灯 绿灯 红 黄 绿 n no 办理 在办理 未落实 核查退回"
    ),
    State.UNSIGNED: (
        "未启动 未签收 待签收 未开始 尚未启动 待办 未办 已交办 待启动 未开工"
    ),
    State.CLAIMED: (
        "申请办结 待核验 待核查 申请销号 待销号 待验收 已申请办结 报结 待审核"
    ),
    State.ON_HOLD: "缓办 暂缓 暂停 暂缓办理 搁置 中止 缓办中 已缓办",
    State.REFUSED: "退签待改派 退签 待改派",
    State.WITHDRAWN: "撤销 已撤销 取消 已取消 终止 作废 不再办理",
    State.PASSED_ON: "转办 已转办",
    State.SUPERSEDED: "被替代 已替代",
}
BY_WORD = {word: state for state, words in WORDS.items() for word in words.split()}
STANDING = frozenset(
    (
        *("长期坚持", "长期", "长期推进", "长期落实", "长期任务", "长期执行"),
        *("常态化", "常态化推进", "常态化落实", "持续坚持", "持续落实"),
    )
)
_NOT = re.compile("未|没有|尚|正在|推进中|进行中|办理中")
_DONE = re.compile("办结|销号|完成|落实到位")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%$")
_SHORT = 12  # longer words tell of progress
_ASIDE = re.compile(r"\(([^()]*)\)")


def state_of(words: str) -> tuple[State, Kind] | None:
    """What a cell says, None where it is no state.

    Takes 已办结, √, 100%, 2024年底已完成, 办结销号(责任单位未办结) (not yet), 长期坚持
    (in hand, of a matter without an end); not a sentence about progress.
    """
    one = (
        unicodedata.normalize("NFKC", "".join(words.split()))
        .lower()
        .strip("。.;,●■▲◆○")
    )
    bare = _ASIDE.sub("", one) or one.strip("()")
    if any(_NOT.search(aside) for aside in _ASIDE.findall(one)):
        return State.IN_HAND, Kind.ACTION
    if bare in STANDING:
        return State.IN_HAND, Kind.STANDING
    if state := BY_WORD.get(bare):
        return state, Kind.ACTION
    if match := _PERCENT.match(bare):
        return State.IN_HAND if float(match[1]) < 100 else State.CLOSED, Kind.ACTION
    if len(bare) > _SHORT or not bare:
        return None
    if _NOT.search(bare):
        return State.IN_HAND, Kind.ACTION
    return (State.CLOSED, Kind.ACTION) if _DONE.search(bare) else None


def percent_of(words: str) -> int | None:
    """80%, 80, 0.8 → 80; None for other words."""
    one = unicodedata.normalize("NFKC", words).strip()
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?)\s*(%?)", one)
    if match is None:
        return None
    share = float(match[1])
    if not match[2] and "." in match[1] and share <= 1:
        share *= 100
    return round(share) if share <= 100 else None


NATURES = {
    **dict.fromkeys(
        ("督办", "督办件", "限时", "限时办结", "一般", "普通"), Kind.ACTION
    ),
    **dict.fromkeys(("长期", "长期坚持", "常态化", "长期任务", "持续"), Kind.STANDING),
    **dict.fromkeys(("阅知", "阅", "知晓", "传达"), Kind.INFORMATION),
}


def nature_of(words: str) -> Kind | None:
    return NATURES.get("".join(words.split()))


def grade_of(words: str) -> str:
    """A, B or C as written: A类, "B 重点", 重大; "" where it is none of them."""
    one = "".join(unicodedata.normalize("NFKC", words).split()).upper()
    named = {
        "重大": "A",
        "特急": "A",
        "重点": "B",
        "重要": "B",
        "一般": "C",
        "普通": "C",
    }
    if one[:1] in set("ABC") and (len(one) == 1 or not one[1].isascii()):
        return one[0]
    return named.get(one.removesuffix("事项").removesuffix("类"), "")
