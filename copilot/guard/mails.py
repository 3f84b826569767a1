"""A mail in a model's words: what was agreed stays as it stands, the rest may be smoothed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copilot.guard.closeness import strays

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.domain.mails import Mail
    from copilot.domain.second_opinion import MailReply
    from copilot.guard.ears import Desk

_SUBJECT = "subject"
_LONGEST_SUBJECT = 100
_ROOM = 40
"""Characters that a wording may be longer than what it words."""
_IN_MAIL = 0.4
"""Share of a sentence's longer words that the mail must hold."""
_FEWEST = 4
"""Words beside those filled in; what has fewer is a greeting, a name or a value."""
_ENTRY = re.compile(r"^- ", re.MULTILINE)


class Part(NamedTuple):
    """The subject, or a paragraph."""

    id: str
    text: str
    fixed: bool
    """Whether it stays as it is."""


class Worded(NamedTuple):
    """A mail, and which of its parts a model has worded."""

    mail: Mail
    reworded: tuple[str, ...]


def parts_of(mail: Mail) -> tuple[Part, ...]:
    """Cut a mail into its parts; lists of what was agreed are among the fixed ones."""
    paragraphs = mail.body.strip("\n").split("\n\n")
    return (
        Part(_SUBJECT, mail.subject, fixed=False),
        *(
            Part(f"p{at}", each, fixed=_is_fixed(each, mail.kept))
            for at, each in enumerate(paragraphs, start=1)
        ),
    )


def lines_of(mail: Mail, reply: MailReply) -> list[tuple[Part, str]]:
    """What a model wrote for which part; the first for each id counts."""
    by_id = {each.id: each for each in parts_of(mail) if not each.fixed}
    said = {_SUBJECT: reply.subject}
    for each in reply.paragraphs:
        said.setdefault(each.id, each.text)
    return [
        (by_id[name], text.strip())
        for name, text in said.items()
        if name in by_id and text.strip() not in {"", by_id[name].text}
    ]


def worded(
    mail: Mail,
    reply: MailReply,
    desk: Desk,
    undertaking: Callable[[Sequence[str]], Sequence[bool]],
) -> Worded:
    """Put a model's words in place where they say what stood there, and nothing more."""
    taken: dict[str, str] = {}
    for part, text in lines_of(mail, reply):
        if problem := _problem(part, text, mail, desk):
            desk.drop("mail", problem)
        else:
            taken[part.id] = text
    texts = [*taken.values(), *(part.text for part in parts_of(mail) if part.id in taken)]
    heard = dict(zip(texts, undertaking(texts) if texts else (), strict=True))
    for part in parts_of(mail):
        if part.id in taken and heard[taken[part.id]] and not heard[part.text]:
            del taken[part.id]
            desk.drop("mail", "somebody takes something on in it")
    desk.passed += len(taken)
    subject, *paragraphs = (taken.get(each.id, each.text) for each in parts_of(mail))
    body = "\n\n".join(paragraphs) + "\n"
    changed = mail.model_copy(update={"subject": subject, "body": body})
    return Worded(changed, tuple(each.id for each in parts_of(mail) if each.id in taken))


def _is_fixed(paragraph: str, kept: Sequence[str]) -> bool:
    for each in kept:
        paragraph = paragraph.replace(each, " ")
    return _ENTRY.search(paragraph) is not None or len(paragraph.split()) < _FEWEST


def _problem(part: Part, text: str, mail: Mail, desk: Desk) -> str | None:
    longest = _LONGEST_SUBJECT if part.id == _SUBJECT else len(part.text) + _ROOM
    if problem := desk.problem(text, longest):
        return problem
    if any(each in part.text and each not in text for each in mail.kept):
        return "it leaves out a day or words that were filled in"
    if text.count("?") != part.text.count("?"):
        return "it asks more or less than what it words"
    return strays(text, part.text, f"{mail.subject}\n{mail.body}", _IN_MAIL)
