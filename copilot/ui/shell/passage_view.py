"""A passage to read: paragraphs, lists and bold words as elements, whoever wrote them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from copilot.export.days import day
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copilot.assembly import Copilot
    from copilot.domain.passages import Passage, Playbook, Provenance
    from copilot.ui.shell.node import Tag

    HeadingOf = Callable[[str], str | None]
    """The heading of a passage by its topic; None where there is no such passage."""

_BULLET = re.compile(r"\s*[-*•]\s+")
_NUMBER = re.compile(r"\s*\d+[.)]\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def headings(copilot: Copilot) -> HeadingOf:
    """Look a passage's heading up by its topic."""

    def heading_of(topic: str) -> str | None:
        passage = copilot.passage(topic)
        return passage.heading if passage else None

    return heading_of


def open_passage(copilot: Copilot, topic: str) -> None:
    """Show a passage in front of the page; one that was removed meanwhile is told."""
    passage = copilot.passage(topic)
    shown = (
        passage_node(passage, _title(copilot, passage))
        if passage
        else Node("p", "This passage is no longer kept. Search again for what is.", look="notice")
    )
    # The dialog's own title would be read as Markdown, so no words of a playbook stand in it.
    st.dialog("From the playbook", width="medium")(draw)("passage", [shown])


def passage_node(passage: Passage, playbook_title: str) -> Node:
    """Show a passage with what it stands in and where that comes from."""
    where = [playbook_title]
    if passage.provenance:
        where.append(origin(passage.provenance, page=passage.provenance.page))
    parts = (
        Node("h2", passage.heading),
        *passage_body(passage.text),
        Node("p", ". ".join(where), look="quiet small source"),
    )
    return Node("div", parts, look="passage")


def passage_body(text: str) -> Iterator[Node]:
    """Show Markdown's paragraphs and lists; all else in it stays as it is written."""
    for block in re.split(r"\n\s*\n", text.strip()):
        for tag, lines in groupby(_joined(block.splitlines()), _tag):
            if tag == "p":
                yield from (Node("p", _bold(line)) for line in lines)
            else:
                mark = _BULLET if tag == "ul" else _NUMBER
                items = tuple(Node("li", _bold(mark.sub("", line, count=1))) for line in lines)
                yield Node(tag, items)


def origin(found: Provenance, page: int | None = None) -> str:
    """Say which file something comes from, and who let it in."""
    place = f", page {page}" if page else ""
    return f"{found.file}{place}, approved by {found.approved_by} on {day(found.added_on)}"


def _title(copilot: Copilot, passage: Passage) -> str:
    books: tuple[Playbook, ...] = (*copilot.playbooks, *copilot.library.load())
    return next((book.title for book in books if book.id == passage.playbook), passage.playbook)


def _joined(lines: list[str]) -> list[str]:
    """Put lines that go on with the one above behind it, as Markdown does."""
    joined: list[str] = []
    for line in lines:
        if joined and _tag(line) == "p":
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _tag(line: str) -> Tag:
    if _BULLET.match(line):
        return "ul"
    return "ol" if _NUMBER.match(line) else "p"


def _bold(line: str) -> tuple[Node | str, ...]:
    """Every second part of the split stood between the stars."""
    parts = enumerate(_BOLD.split(line.strip()))
    return tuple(Node("span", part, look="strong") if at % 2 else part for at, part in parts)
