"""Playbooks to read and to search: answers, hits, and what each playbook holds."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.passage_view import origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.answers import Answer
    from copilot.domain.passages import Hit, Passage, Playbook

NOT_COVERED = "The playbooks do not cover this."
_MOST_HEADINGS = 60
"""More of them is a wall; search finds the rest."""
_LEAD = 150
"""Characters of a hit that tell whether it is worth opening."""
_FINGERPRINT = 12
_REMOVE, _REALLY, KEEP = "remove:", "really:", "keep:"
"""No topic has a colon."""


def remove(playbook_id: str) -> str:
    """What the button tells that asks whether to remove a playbook."""
    return _REMOVE + playbook_id


def really(playbook_id: str) -> str:
    """What the button tells that removes a playbook."""
    return _REALLY + playbook_id


def asked_to_remove(told: str) -> str | None:
    """Give the playbook that somebody may want to remove."""
    return told.removeprefix(_REMOVE) if told.startswith(_REMOVE) else None


def confirmed(told: str) -> str | None:
    """Give the playbook that somebody does want to remove."""
    return told.removeprefix(_REALLY) if told.startswith(_REALLY) else None


def found_section(answer: Answer, hits: Sequence[Hit]) -> Node:
    """Show an answer, made of sentences as they stand in passages, and the nearest passages."""
    parts = [Node("h2", "What the playbooks say", arrives=True), *_answer(answer, hits)]
    if hits:
        parts.append(Node("h3", "Passages to read", look="apart"))
        parts.append(Node("ul", tuple(_hit(each) for each in hits), look="hits"))
    return Node("section", tuple(parts), look="section")


def _answer(answer: Answer, hits: Sequence[Hit]) -> Iterator[Node]:
    if not answer.sentences:
        rest = " These passages come nearest." if hits else " Try it in other words."
        yield Node("p", NOT_COVERED + rest, look="notice below")
        return
    for topic, sentences in groupby(answer.sentences, lambda each: each.topic):
        cited = list(sentences)
        link = Node("button", f"Playbook: {cited[0].heading}", look="link", press=topic)
        said = tuple(Node("p", each.text) for each in cited)
        yield Node("blockquote", (*said, link), look="instead")


def _hit(hit: Hit) -> Node:
    flat = " ".join(each for each in hit.text.replace("*", "").split() if each != "-")
    lead = flat if len(flat) <= _LEAD else f"{flat[:_LEAD].rsplit(' ', 1)[0]}…"
    return Node(
        "li",
        (
            Node("button", hit.heading, look="link", press=hit.topic),
            Node("p", (Node("span", f"{hit.playbook_title}: ", look="quiet"), lead), look="small"),
        ),
    )


def book_section(book: Playbook, *, removing: bool = False) -> Node:
    """Show what a playbook holds, where it comes from and, for an own one, how to remove it."""
    shown = tuple(_heading(each) for each in book.passages[:_MOST_HEADINGS])
    rest = len(book.passages) - len(shown)
    more = (
        (Node("p", f"And {rest:,} more: search finds them.", look="quiet small"),) if rest else ()
    )
    parts = (
        Node("h2", book.title, name="refuge"),
        Node("p", _about(book), look="quiet small"),
        *(_removal(book, removing=removing) if book.provenance else ()),
        Node("ul", shown, look="headings"),
        *more,
    )
    return Node("section", parts, look="section")


def counted(passages: Sequence[Passage]) -> str:
    """Count passages in words."""
    return f"{len(passages):,} passage{'' if len(passages) == 1 else 's'}"


def _about(book: Playbook) -> str:
    found = book.provenance
    if found is None:
        return f"Came with the copilot. {counted(book.passages)}, after {book.source}."
    return (
        f"Yours: {counted(book.passages)}, version {book.version}. From {origin(found)}. "
        f"The file’s fingerprint begins {found.sha256[:_FINGERPRINT]}."
    )


def _heading(passage: Passage) -> Node:
    return Node("li", (Node("button", passage.heading, look="link", press=passage.topic),))


def _removal(book: Playbook, *, removing: bool) -> Iterator[Node]:
    if not removing:
        yield Node(
            "button",
            "Remove",
            look="link quiet",
            press=remove(book.id),
            label=f"Remove {book.title}",
        )
        return
    asked = (
        f"Remove “{book.title}”? Search and answers forget its {counted(book.passages)}. "
        "The file you took it from stays where it is."
    )
    buttons = (
        Node("button", "Remove it", look="link", press=really(book.id)),
        Node("button", "Keep it", look="link", press=KEEP),
    )
    yield Node("div", (Node("p", asked), Node("div", buttons, look="acts")), look="notice below")
