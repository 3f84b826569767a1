"""What a manager may decide, and who decides the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from copilot.domain.contradiction import ContradictionError, Place
from copilot.domain.labels import Subject
from copilot.domain.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

PolicySubject = Literal[
    Subject,
    "own-time",
    "coaching",
    "feedback",
    "introductions",
    "advocacy",
    "nominations",
    "work-assignments",
    "shadowing",
    "mentoring",
    "own-meetings",
    "asking-for-a-decision",
]
"""What a promise can be about, and what managers usually settle alone."""

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Decider = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _code(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise ValueError("should be an ISO code, such as EUR, or null for the local currency")
    return text


Currency = Annotated[str, AfterValidator(_code)]


class Decide(Model):
    """Something this manager may commit alone."""

    subject: PolicySubject
    note: str = ""


class Limit(Model):
    """Money this manager may commit alone, up to an amount."""

    subject: Literal["learning-spend"]
    amount: Amount
    per: Literal["person-year", "person", "year", "item"] = "person-year"


class Approval(Model):
    """Something that needs somebody else's yes."""

    subject: PolicySubject
    by: Decider
    """Who decides, in the words a rewrite uses: "the promotion panel"."""
    note: str = ""


class Nobody(Model):
    """Something that nobody may promise."""

    subject: PolicySubject
    note: str = ""


class Authority(Model):
    """The policy that decides which promises are beyond this manager's authority."""

    version: Annotated[int, Field(ge=1)] = 1
    currency: Currency | None = None
    """ISO code; None is the local currency."""
    decide: tuple[Decide, ...] = ()
    limits: tuple[Limit, ...] = ()
    approval: tuple[Approval, ...] = ()
    nobody: tuple[Nobody, ...] = ()

    @model_validator(mode="after")
    def _each_subject_once(self) -> Self:
        seen: dict[str, str] = {}
        for place, subject in self._placed():
            here = str(place[0])
            if subject in seen:
                raise ContradictionError(
                    place,
                    f"the subject `{subject}` stands in `{seen[subject]}` already; "
                    f"keep it there or in `{here}`, and take the other one out",
                )
            seen[subject] = here
        return self

    def _placed(self) -> Iterator[tuple[Place, str]]:
        groups = {"decide": self.decide, "approval": self.approval, "nobody": self.nobody}
        for name, items in groups.items():
            for position, item in enumerate(items):
                yield (name, position, "subject"), item.subject
        for position, limit in enumerate(self.limits):
            yield ("limits", position, "subject"), f"{limit.subject} per {limit.per}"

    def allows(self, subject: Subject) -> bool:
        """Whether this manager may commit this subject alone."""
        return any(item.subject == subject for item in self.decide)

    def decider(self, subject: Subject) -> str | None:
        """Who decides on this subject, None where nobody can promise it."""
        return next((item.by for item in self.approval if item.subject == subject), None)

    def spend_limit(self) -> float | None:
        """The most learning money for one person, None where the policy sets none."""
        return next((item.amount for item in self.limits), None)
