"""Mails to start from, and mails as the manager has edited them."""

from __future__ import annotations

import re
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from copilot.domain.contradiction import ContradictionError
from copilot.domain.model import Model
from copilot.domain.second_opinion import SecondOpinion

MailId = Literal["summary", "invitation", "reflection", "nudge", "missed", "put-right"]
MAIL_IDS: tuple[MailId, ...] = get_args(MailId)
INLINE = frozenset(("name", "manager", "held", "planned", "open_question", "direction", "words"))
"""What stands within a sentence."""
LISTS = frozenset(("theirs", "mine", "reviews", "missed"))
"""What takes a line of its own for each entry."""
PLACE = re.compile(r"\{([^{}]*)\}")
"""Where something is filled in; its name is group 1."""


class MailTemplate(Model):
    """One mail to start from."""

    id: MailId
    name: str
    """For people."""
    subject: str
    topic: str
    paragraphs: tuple[str, ...]

    @model_validator(mode="after")
    def _fillable(self) -> Self:
        _check(self.subject, ("subject",), INLINE)
        for position, paragraph in enumerate(self.paragraphs):
            for line in paragraph.split("\n"):
                alone = PLACE.fullmatch(line)
                _check(line, ("paragraphs", position), INLINE | LISTS if alone else INLINE)
        return self


class Mail(Model):
    """A mail as it is taken out, after the manager has edited it."""

    subject: str
    body: str
    """Plain text; paragraphs are parted by blank lines, and list entries start with ``- ``."""
    to: str | None = None
    kept: tuple[str, ...] = Field(default=(), exclude=True)
    """Days and words filled into its sentences, which nobody may reword."""


class WordedMail(Model):
    """A mail after a language model was asked to smooth it."""

    mail: Mail
    reworded: tuple[str, ...] = ()
    """What is in the model's words: ``subject``, and ``p2`` for the second paragraph."""
    llm: SecondOpinion


def _check(text: str, at: tuple[str | int, ...], known: frozenset[str]) -> None:
    for found in PLACE.finditer(text):
        if found[1] in LISTS - known:
            raise ContradictionError(at, f"`{found[0]}` is a list; give it a line of its own")
        if found[1] not in known:
            names = ", ".join(sorted(INLINE | LISTS))
            raise ContradictionError(at, f"nothing is called `{found[0]}`; there are {names}")
    if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
        raise ContradictionError(at, "a brace stands alone; write {name}, with both")
