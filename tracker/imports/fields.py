"""What a column of a ledger may be, and how offices head it. Pure.

To add a wording, add it to its field; the earlier of two wins a column, the earlier of
two columns a field. `LIKE` takes what is worded more freely.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Field:
    """name: of a cell of a row; heads: how offices call it, squeezed."""

    name: str
    label: str
    heads: tuple[str, ...]


def _field(name: str, label: str, heads: str) -> Field:
    return Field(name, label, (label, *heads.split()))


FIELDS = (
    _field(
        "meeting",
        "会议名称",
        "会议 会议主题 会议题目 会议标题 来源会议 会议来源 交办会议 任务来源 事项来源 "
        "议题来源 督办来源 会议名 来源",
    ),
    _field(
        "held_on",
        "会议时间",
        "召开时间 开会日期 会议日期 开会时间 召开日期 会议召开时间 召开会议时间 会期",
    ),
    _field("organ", "召开机关", "召开单位 主办机关 会议主体"),
    _field("kind", "会议类型", "会议类别 会议种类 会议性质"),
    _field("ordinal", "第几次", "会议次数 次数 会次 届次 会议届次"),
    _field("venue", "会议地点", "地点 召开地点 会议地址"),
    _field("chair", "主持人", "会议主持人 主持 会议主持 主持领导"),
    _field("attendees", "参会人员", "出席人员 参加人员 与会人员 出席 参会领导"),
    _field(
        "code",
        "事项编号",
        "编号 督办编号 立项编号 督查编号 文号 任务编号 督办文号 督办号 交办编号 立项号 "
        "督办件编号 清单编号 事项号 议题编号",
    ),
    _field(
        "title", "事项名称", "事项标题 任务名称 议题名称 议题 标题 项目名称 事项题目"
    ),
    _field(
        "text",
        "事项内容",
        "事项 督办事项 工作任务 议定事项 任务内容 督办内容 工作要求 交办事项 决定事项 "
        "工作内容 会议议定事项 具体事项 主要任务 重点任务 任务 督查事项 会议要求 内容 "
        "决策事项 部署事项 落实事项 议定内容 任务事项 要求 具体要求 具体任务 工作事项",
    ),
    _field("item", "条目号", "条目 条款 条款号 第几条 事项序号"),
    _field(
        "criterion",
        "完成标准",
        "办结标准 工作目标 目标要求 完成要求 目标 工作标准 预期目标 目标任务 验收标准",
    ),
    _field("speaker", "讲话人", "提出人 提出领导 讲话领导 交办领导 发言人"),
    _field(
        "post",
        "责任领导",
        "牵头领导 分管领导 区领导 县领导 市领导 包抓领导 包联领导 挂帅领导 领导 "
        "牵头区领导 牵头县领导 牵头市领导 督办领导 责任区领导 分管区领导",
    ),
    _field(
        "lead",
        "牵头单位",
        "主办单位 牵头部门 主办部门 主责单位 牵头责任单位 主办 牵头 第一责任单位",
    ),
    _field(
        "responsible",
        "责任单位",
        "承办单位 责任部门 承办部门 落实单位 办理单位 共同责任单位 责任 承办 单位 部门 "
        "责任主体 实施单位 责任配合单位 责任协办单位 责任和配合单位",
    ),
    _field(
        "support",
        "配合单位",
        "协办单位 配合部门 协办部门 协同单位 参与单位 配合 协办 协助单位",
    ),
    _field(
        "due",
        "完成时限",
        "办结时限 时限要求 时限 完成期限 办理时限 办结期限 要求完成时间 计划完成时间 "
        "要求办结时间 落实时限 期限 截止时间 截止日期 完成时间要求 到期时间 应办结时间 "
        "现定时限 原定时限 完成时间 办理期限 责任时限 计划完成时限",
    ),
    _field(
        "charged_on",
        "交办日期",
        "交办时间 立项时间 立项日期 下达时间 分办时间 转办时间 交办 督办时间",
    ),
    _field(
        "state",
        "状态",
        "办理状态 办结状态 落实状态 完成状态 当前状态 是否办结 是否完成 是否销号 "
        "是否已办结 办理结果 销号情况 办结情况 完成情况 落实情况 办理情况 进展情况 "
        "办结 销号 进度 完成进度 办理进度 落实进度 工作状态 进展状态",
    ),
    _field(
        "progress",
        "进展情况",
        "序时进度 工作进展 最新进展 目前进展 当前进展 落实情况 办理情况 推进情况 "
        "完成情况 办结情况 进展 办理进展 落实进展 进度情况 工作进度 办理进度 "
        "贯彻落实情况 完成进度 进度 落实进度 工作开展情况 反馈情况 办理结果",
    ),
    _field("percent", "完成百分比", "百分比 完成率 完成比例 形象进度 进度 完成进度"),
    _field(
        "problems", "存在问题", "问题 困难问题 存在困难 主要问题 存在的问题 困难和问题"
    ),
    _field(
        "next_step",
        "下一步措施",
        "下一步 下步措施 下一步打算 下步打算 下步工作 下一步工作 下一步工作措施 "
        "下步计划 下一步计划 整改措施 工作措施",
    ),
    _field(
        "reported_on",
        "反馈时间",
        "反馈日期 报告时间 上报时间 最近进展 更新时间 填报时间 最近反馈 最近反馈时间",
    ),
    _field(
        "closed_on",
        "办结时间",
        "销号时间 办结日期 完成日期 销号日期 实际完成时间 实际办结时间 完成时间 "
        "办结销号时间 实际完成日期",
    ),
    _field(
        "verdict", "核查意见", "销号意见 办结意见 核查结论 审核意见 核查情况 验收意见"
    ),
    _field("nature", "督办性质", "性质 事项性质 督办类型"),
    _field("grade", "类别", "督办类别 等级 重要程度 督办等级 级别 事项类别"),
    _field("note", "备注", "说明 备考 附注"),
)
BY_NAME = {field.name: field for field in FIELDS}
NEEDED = ("meeting", "held_on")

# Columns that are known but carried over by nothing: the system makes them itself.
MADE_HERE = frozenset(
    (
        *("序号", "次序", "排序", "亮灯", "灯", "预警", "亮灯情况", "红黄绿灯", "改期"),
        *("改期次数", "逾期", "是否逾期", "逾期天数", "超期", "超期天数", "交办至今"),
        *("无进展", "责任人", "责任联系人", "经办人", "具体责任人", "申请办结"),
        *("核查人", "核查通过", "检查结果"),
    )
)
LIKE = (
    ("meeting", r"会议.*(?:名称|主题|题目)|来源会议"),
    ("held_on", r"(?:会议|召开|开会).*(?:时间|日期)"),
    ("closed_on", r"(?:办结|销号|实际完成).*(?:时间|日期)"),
    ("due", r"时限|期限|截止|(?:完成|办结).*(?:时间|日期)"),
    ("reported_on", r"(?:反馈|上报|更新).*(?:时间|日期)"),
    ("charged_on", r"(?:交办|立项|下达).*(?:时间|日期)"),
    ("code", r"编号|文号"),
    ("post", r"领导(?!小组|批示|讲话|意见)"),
    ("lead", r"(?:牵头|主办|主责).*(?:单位|部门)"),
    ("support", r"(?:配合|协办|协同).*(?:单位|部门)"),
    ("responsible", r"(?:责任|承办|落实|办理).*(?:单位|部门)"),
    ("state", r"是否.*(?:办结|完成|销号|落实)|状态"),
    ("percent", r"百分比|完成率"),
    ("problems", r"问题|困难"),
    ("next_step", r"下一?步"),
    ("criterion", r"(?:完成|办结|验收)标准"),
    ("progress", r"进展|进度|(?:落实|办理|完成|推进|办结)情况"),
    (
        "text",
        r"(?:事项|任务)(?:内容|要求|清单)?$|(?:议定|督办|工作|交办).*(?:事项|任务|内容)",
    ),
    ("note", r"备注"),
)
_LIKE = [(name, re.compile(pattern)) for name, pattern in LIKE]
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|《[^《》]*》")
_NOT_WORDS = re.compile(r"[\W_]+")
LOOSE = 100  # the rank of what is only like a head


def squeezed(head: str) -> str:
    """ "责任单位\n(牵头在前)" → 责任单位; what is all in brackets keeps its words."""
    one = unicodedata.normalize("NFKC", head)
    bare = _NOT_WORDS.sub("", _ASIDE.sub("", one))
    return bare or _NOT_WORDS.sub("", one)


@lru_cache(1024)
def readings(head: str) -> tuple[str, ...]:
    """As what a head may be read: the whole, then its parts, the lower one first.

    Parts are parted by "/": heads in two rows, and 序时进度/进展情况.
    """
    parts = [part for part in head.split("/") if squeezed(part)]
    return tuple(squeezed(one) for one in (head, *reversed(parts)) if parts)


def ranks(head: str) -> dict[str, int]:
    """Field → how well the head fits it, 0 the best; empty for none."""
    found: dict[str, int] = {}
    for number, words in enumerate(readings(head)):
        for field in FIELDS:
            if words in field.heads:
                found.setdefault(field.name, field.heads.index(words) + 30 * number)
    if not found and readings(head) and not is_made_here(head):
        whole = readings(head)[0]
        fits = [name for name, pattern in _LIKE if pattern.search(whole)]
        found = {name: LOOSE + place for place, name in enumerate(fits)}
    return found


def is_made_here(head: str) -> bool:
    return any(words in MADE_HERE for words in readings(head))
