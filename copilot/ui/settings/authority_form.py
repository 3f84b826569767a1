"""Fields that change the authority policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from copilot.ui.settings.authority_edits import Choices, everyday, weighed
from copilot.ui.shell import session
from copilot.ui.shell.authority_words import PER, SUBJECTS
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.authority import Authority, PolicySubject

KEYS = "authority-"
"""How the keys of all these fields begin."""
_YOURS, _THEIRS = "Yours", "Needs a yes"
_SPLIT = (4, 5)
_MOST = 1_000_000_000_000.0


def fields(policy: Authority, number: int) -> None:
    """Show the fields of an edit, at first as the policy says."""
    limit = policy.spend_limit()
    session.field(_key(number, "limit"), limit if limit is None else min(limit, _MOST))
    session.field(_key(number, "currency"), policy.currency or "")
    _subjects(weighed(policy), policy, number)
    sum_field, currency_field = st.columns(_SPLIT, vertical_alignment="bottom")
    per = PER[policy.limits[0].per if policy.limits else "person-year"]
    sum_field.number_input(
        f"Learning money, {per}",
        min_value=0.0,
        max_value=_MOST,
        step=50.0,
        format="%g",
        placeholder="None",
        key=_key(number, "limit"),
        help="Yours to spend; above it, it is a matter of budget. Empty: no sum is yours.",
    )
    currency_field.text_input(
        "Currency",
        max_chars=3,
        width=160,
        placeholder="Local",
        key=_key(number, "currency"),
        help="Three letters, such as EUR. Nothing is ever converted.",
    )
    usual = everyday(policy)
    if usual:
        with st.expander("Everyday things"):
            about = "No warning goes by these: they are here for people to read."
            draw("policy-everyday", [Node("p", about, look="quiet small")])
            _subjects(usual, policy, number)


def choices(policy: Authority, number: int) -> Choices:
    """Take what the fields hold."""
    state = st.session_state
    subjects = (*weighed(policy), *everyday(policy))
    yours: set[PolicySubject] = {
        each for each in subjects if state[_key(number, each, "whose")] == _YOURS
    }
    return Choices(
        yours=frozenset(yours),
        deciders={each: state.get(_key(number, each, "by"), "") for each in subjects},
        limit=state[_key(number, "limit")],
        currency=state[_key(number, "currency")],
    )


def _subjects(subjects: Sequence[PolicySubject], policy: Authority, number: int) -> None:
    mine = {item.subject for item in policy.decide}
    deciders = {item.subject: item.by for item in policy.approval}
    for subject in subjects:
        whose, by = st.columns(_SPLIT, vertical_alignment="bottom")
        name = SUBJECTS[subject]
        session.field(_key(number, subject, "whose"), _YOURS if subject in mine else _THEIRS)
        chosen: Literal["Yours", "Needs a yes"] | None = whose.radio(
            name, (_YOURS, _THEIRS), horizontal=True, key=_key(number, subject, "whose")
        )
        if chosen == _THEIRS:
            key = _key(number, subject, "by")
            session.field(key, deciders.get(subject, ""))
            by.text_input(
                f"Who decides on “{name}”",
                placeholder="Such as: the HR department",
                key=key,
            )


def _key(number: int, *parts: str) -> str:
    return "-".join((f"{KEYS}{number}", *parts))
