"""A mail in a language model's words, to take or to leave, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.domain.mails import WordedMail

USE, LEAVE, BACK = "use", "leave", "back"


def offered(host: str, notice: str | None) -> Node:
    """Say what asking does, and where the mail would go.

    Args:
        host: Where the model is.
        notice: Why the mail stands as it is, where it has been asked.
    """
    words = (
        f"The language model at {host} can smooth its sentences. The mail goes there, names "
        "replaced, and nothing else. Days and what was agreed stay as they are."
    )
    parts = [Node("h4", "In other words"), Node("p", words, look="quiet small")]
    parts += [Node("p", notice, look="notice below")] if notice else []
    return Node("div", tuple(parts))


def suggested(worded: WordedMail, *, is_older: bool) -> Node:
    """Show a mail in the model's words, and ask whether to take it.

    Args:
        worded: The mail.
        is_older: Whether the one in the fields has been changed since it was asked for.
    """
    found, mail = worded.llm, worded.mail
    told = f"Worded by {found.model}: {', '.join(map(_part, worded.reworded)) or 'nothing'}."
    if found.dropped:
        some = "wording" if len(found.dropped) == 1 else "wordings"
        told += f" {len(found.dropped)} {some} said something else and went no further."
    parts = [Node("h4", "In other words"), Node("p", told, look="quiet small")]
    if not worded.reworded:
        leave = Node("button", "All right", look="link", press=LEAVE)
        return Node("div", (*parts, leave))
    if is_older:
        older = "You have changed the mail since; to use this is to replace what stands there now."
        parts.append(Node("p", older, look="notice below"))
    buttons = (
        Node("button", "Use these words", look="link", press=USE),
        Node("button", "Leave them", look="link", press=LEAVE),
    )
    parts.append(Node("p", f"{mail.subject}\n\n{mail.body}", look="message"))
    return Node("div", (*parts, Node("div", buttons, look="links")))


def taken() -> Node:
    """Offer the way back to the words that were there before."""
    told = "The mail is in the model’s words now, and yours to edit."
    back = Node("button", "Back to the words before", look="link", press=BACK)
    return Node("div", (Node("p", told, look="quiet small"), back))


def _part(name: str) -> str:
    return "the subject" if name == "subject" else f"paragraph {name.removeprefix('p')}"
