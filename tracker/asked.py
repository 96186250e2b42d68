"""What the people of a department are asked to fill in, and why. Pure; reviewed.

Every field of every form that is theirs stands here with its reason, and a test holds
the real forms to it: what the system knows already (which matter, whose, when sent, by
whom) is asked of nobody. `burden` counts by this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from .states import Verb


@dataclass(frozen=True, slots=True)
class Asked:
    """must: it is not sent without; why: what nobody else could tell, and its use."""

    why: str
    must: bool = False


TOLD = {
    "percent": Asked("多阶段的事项看得出办到哪一步;上次填的已带出"),
    "problems": Asked("需要督查室协调的困难,只有单位知道;上次填的已带出"),
    "next_step": Asked("下一步怎么办,时限将到时据此判断;上次填的已带出"),
    "evidence": Asked("核查时对照完成标准;没有也能报,不要求拍照"),
    "answers": Asked("有批示待复时,勾一下就算回复,不用另写一份"),
}
# Column → the verbs of the office that give a department something to do.
REQUESTS: dict[str, frozenset[Verb]] = {
    "交办": frozenset({Verb.CHARGE, Verb.INSIST, Verb.REOPEN}),
    "催办": frozenset({Verb.URGE}),
    "退回": frozenset({Verb.RETURN}),
    "批示": frozenset({Verb.INSTRUCT}),
}
ASKING = frozenset[Verb]().union(*REQUESTS.values())
# By the verb of the form.
FIELDS: dict[Verb, dict[str, Asked]] = {
    Verb.SIGN_FOR: {"text": Asked("签收时有话要说才写;一般一键签收")},
    Verb.ACKNOWLEDGE: {"text": Asked("签收督办单时有话要说才写;一般一键签收")},
    Verb.REPLY: {
        "text": Asked("领导要看怎样办的,只有单位知道", must=True),
        "answers": Asked("有几条批示待复时,回的是哪一条;只有一条的已勾上", must=True),
        "settles": Asked("是办完了,还是先报情况"),
        "evidence": Asked("有佐证的附上;没有也能回复"),
    },
    Verb.REPORT: {
        "text": Asked("办到了哪里,只有单位知道;上次填的已带出", must=True),
        **TOLD,
    },
    Verb.NO_CHANGE: {"text": Asked("有原因要说明才写;一般一键报送")},
    Verb.REPORT_DONE: {
        "text": Asked("怎样办成的,核查时对照完成标准;上次填的已带出", must=True),
        **TOLD,
    },
    Verb.ASK_EXTENSION: {
        "text": Asked("为什么办不完,批复时要看", must=True),
        "due_on": Asked("要延到哪一天,只有单位估计得出", must=True),
    },
    Verb.REFUSE: {"text": Asked("为什么不属于本单位,改派时要看", must=True)},
    Verb.RELEASE: {"text": Asked("审签时有话要说才写;一般一键通过")},
    Verb.DECLINE: {"text": Asked("要改哪里,填报人据此修改", must=True)},
}
# Forms that are no verb: (form, field).
OTHERS: dict[tuple[str, str], Asked] = {
    ("更正", "reason"): Asked("24 小时以后更正才要写明理由"),
    ("邮件设置", "by_mail"): Asked("收不收邮件由本人定"),
    ("邮件设置", "email"): Asked("寄到哪里只有本人知道;不填就只在系统里看"),
    ("修改密码", "old_password"): Asked("确认是本人", must=True),
    ("修改密码", "new_password1"): Asked("新密码由本人定", must=True),
    ("修改密码", "new_password2"): Asked("防止打错,否则进不来", must=True),
}
MUST = {v: sum(a.must for a in asked.values()) for v, asked in FIELDS.items()}
MAY = {verb: len(asked) - MUST[verb] for verb, asked in FIELDS.items()}
