"""An authority policy as the text of its file, for people to read and edit on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copilot.domain.authority import Authority

_ENDLESS = 2**31
"""A width that breaks no line: an item of a list is one line, as errors name it."""
_HEAD = """\
# What a manager here may commit alone, what needs somebody else's yes, and what nobody can promise.
# The page "What you may decide" wrote this file. An edit by hand holds at once; what you write as
# a comment is gone when the page saves again, so use `note` for what should stay.
"""
_TOLD = {
    "decide": "Yours to commit, with nobody's leave.",
    "limits": "Yours up to a sum, and above it a matter of `budget`.",
    "approval": "Needs a yes from somebody else.",
    "nobody": "Nobody can promise these, however senior.",
}


def authority_text(policy: Authority) -> str:
    """Write a policy so that :func:`~copilot.content.authority.load_authority` reads it back.

    Amounts are rounded to two decimals, and words stand on one line.
    """
    plain = policy.model_dump(mode="json", exclude_defaults=True)
    limits = [{**item.model_dump(), "amount": _money(item.amount)} for item in policy.limits]
    lists = {name: limits if name == "limits" else plain.get(name, []) for name in _TOLD}
    parts = [f"{_HEAD}version: {policy.version}\ncurrency: {policy.currency or 'null'}\n"]
    parts += [_list(name, _TOLD[name], items) for name, items in lists.items() if items]
    return "\n".join(parts)


def _list(name: str, told: str, items: Sequence[Mapping[str, object]]) -> str:
    lines = "".join(f"  - {_item(item)}" for item in items)
    return f"# {told}\n{name}:\n{lines}"


def _item(item: Mapping[str, object]) -> str:
    """One line, its end included."""
    flat = {name: " ".join(v.split()) if isinstance(v, str) else v for name, v in item.items()}
    return yaml.safe_dump(
        flat, default_flow_style=True, allow_unicode=True, sort_keys=False, width=_ENDLESS
    )


def _money(amount: float) -> float:
    """Write whole amounts without a point or an exponent, which a reader may take for letters."""
    return int(amount) if amount == int(amount) else round(amount, 2)
