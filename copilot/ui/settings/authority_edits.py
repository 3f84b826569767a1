"""What a manager chose on the page, put on the authority policy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.authority import Approval, Authority, Decide, Limit
from copilot.domain.labels import SUBJECTS
from copilot.errors import InputError
from copilot.ui.shell import authority_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from copilot.domain.authority import PolicySubject


@dataclass(frozen=True)
class Choices:
    """What the fields hold."""

    yours: frozenset[PolicySubject]
    """What the manager may settle alone."""
    deciders: Mapping[PolicySubject, str]
    """Who decides on the rest; may be empty."""
    limit: float | None
    """Learning money; None is no sum at all."""
    currency: str


def weighed(policy: Authority) -> list[PolicySubject]:
    """The subjects that can change hands and that warnings go by."""
    fixed = {item.subject for item in policy.nobody}
    return [subject for subject in SUBJECTS if subject not in fixed]


def everyday(policy: Authority) -> list[PolicySubject]:
    """The other subjects that can change hands; they are for people to read."""
    return [
        item.subject
        for item in (*policy.decide, *policy.approval)
        if item.subject not in weighed(policy)
    ]


def changed(policy: Authority, choices: Choices) -> Authority:
    """Make the policy that the fields describe; order and notes stay.

    Raises:
        InputError: Something is missing or can't be used; the message says what.
    """
    notes: dict[PolicySubject, str] = {
        item.subject: item.note for item in (*policy.decide, *policy.approval)
    }
    decide: list[PolicySubject] = [
        each for each in _in_order(policy, policy.decide) if each in choices.yours
    ]
    approval: list[PolicySubject] = [
        each for each in _in_order(policy, policy.approval) if each not in choices.yours
    ]
    deciders = [_decider(each, choices, asked=each in notes) for each in approval]
    return policy.model_copy(
        update={
            "currency": _currency(choices.currency),
            "decide": tuple(Decide(subject=each, note=notes.get(each, "")) for each in decide),
            "limits": _limits(policy, choices.limit),
            "approval": tuple(
                Approval(subject=each, by=by, note=notes.get(each, ""))
                for each, by in zip(approval, deciders, strict=True)
                if by
            ),
        }
    )


def _in_order(policy: Authority, first: Sequence[Decide | Approval]) -> Iterable[PolicySubject]:
    """Every subject that can change hands once, those of one list first."""
    subjects: list[PolicySubject] = [
        *(item.subject for item in (*first, *policy.decide, *policy.approval)),
        *weighed(policy),
    ]
    once: dict[PolicySubject, None] = dict.fromkeys(subjects)
    return once


def _decider(subject: PolicySubject, choices: Choices, *, asked: bool) -> str:
    by = " ".join(choices.deciders.get(subject, "").split())
    if asked and not by:
        name = authority_words.SUBJECTS[subject]
        raise InputError(
            f"Nobody is named who decides on “{name}”. Nothing was saved, and what you changed is "
            "still here. Name a person or a body, such as: the HR department."
        )
    return by


def _currency(written: str) -> str | None:
    code = written.strip().upper()
    if code and not re.fullmatch(r"[A-Z]{3}", code):
        raise InputError(
            "The currency should be three letters, such as EUR. Nothing was saved, and what you "
            "changed is still here. Empty, it is the local one."
        )
    return code or None


def _limits(policy: Authority, amount: float | None) -> tuple[Limit, ...]:
    """Put the sum into the limit that warnings go by, which is the first."""
    if amount is None:
        return ()
    first = policy.limits[0] if policy.limits else Limit(subject="learning-spend", amount=amount)
    return (first.model_copy(update={"amount": amount}), *policy.limits[1:])
