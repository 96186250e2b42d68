"""The states of an assignment as a diagram, drawn from the one table of workflow.

`python -m tracker.diagram > docs/workflow.md` writes the page anew; a test compares.
"""

from __future__ import annotations

from .workflow import CORRECTION_HOURS, RULES, TABLE, Rule, State, Verb

HEAD = """# The states of an assignment

Drawn from `tracker/workflow.py` by `python -m tracker.diagram`; not written by hand.

```mermaid
stateDiagram-v2
"""
REST = """```

Acts that leave the state as it is:

"""
LAST = f"""
更正 takes the newest act of a part back, and with it the state: its own actor within
{CORRECTION_HOURS} hours, a senior officer at any time with a reason.
"""


def page() -> str:
    """The whole of docs/workflow.md."""
    states = "".join(f"  {state.value}: {state.label}\n" for state in State)
    moves = "".join(_moves(rule) for rule in TABLE if rule.target or rule.restores)
    others = "".join(
        f"- {rule.verb.label}:{'、'.join(sorted(role.label for role in rule.roles))}\n"
        for rule in TABLE
        if not rule.target and not rule.restores
    )
    return HEAD + states + moves + REST + others + LAST


def _moves(rule: Rule) -> str:
    """One arrow for each state that the verb leaves; [*] for the beginning."""
    froms = sorted(state.value for state in rule.sources) or ["[*]"]
    # Resumed, a part stands where the hold found it.
    to = [rule.target] if rule.target else sorted(RULES[Verb.HOLD].sources)
    return "".join(
        f"  {at} --> {state.value}: {rule.verb.label}\n" for at in froms for state in to
    )


if __name__ == "__main__":
    print(page(), end="")
