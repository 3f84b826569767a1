"""What a manager may decide, and who decides the rest."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from copilot.domain.labels import Subject
from copilot.domain.model import Model


class Decide(Model):
    """Something this manager may commit alone."""

    subject: str
    note: str = ""


class Limit(Model):
    """Money this manager may commit alone, up to an amount."""

    subject: Literal["learning-spend"]
    amount: Annotated[float, Field(ge=0)]
    per: Literal["person-year", "person", "year", "item"] = "person-year"


class Approval(Model):
    """Something that needs somebody else's yes."""

    subject: Subject
    by: str
    """Who decides, in the words a rewrite uses: "the promotion panel"."""
    note: str = ""


class Nobody(Model):
    """Something that nobody may promise."""

    subject: Subject
    note: str = ""


class Authority(Model):
    """The policy that decides which promises are beyond this manager's authority."""

    version: int = 1
    currency: str | None = None
    """ISO code; None is the local currency."""
    decide: tuple[Decide, ...] = ()
    limits: tuple[Limit, ...] = ()
    approval: tuple[Approval, ...] = ()
    nobody: tuple[Nobody, ...] = ()

    def allows(self, subject: Subject) -> bool:
        """Whether this manager may commit this subject alone."""
        return any(item.subject == subject for item in self.decide)

    def decider(self, subject: Subject) -> str | None:
        """Who decides on this subject, None where nobody can promise it."""
        return next((item.by for item in self.approval if item.subject == subject), None)

    def spend_limit(self) -> float | None:
        """The most learning money for one person, None where the policy sets none."""
        return next((item.amount for item in self.limits), None)
