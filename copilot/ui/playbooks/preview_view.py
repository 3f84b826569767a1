"""What a file would become, to read before somebody approves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.playbooks.view import counted
from copilot.ui.shell.node import Node
from copilot.ui.shell.passage_view import passage_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.library import Preview
    from copilot.domain.passages import Passage

_SHOWN = 40
_ORDERS = "Reads like instructions to software. It is only ever quoted, never followed."


def preview_section(preview: Preview) -> Node:
    """Show the title, what was left out, and every passage folded up."""
    book = preview.playbook
    parts = [
        Node("h3", book.title),
        Node("p", _standing(preview), look="quiet"),
    ]
    if preview.standing != "already-there":
        parts += [Node("p", each, look="notice below") for each in preview.warnings]
        shown = tuple(_passage(each, preview) for each in book.passages[:_SHOWN])
        parts += [Node("div", shown, look="previewed below"), *_more(preview)]
    return Node("div", tuple(parts), arrives=True)


def _standing(preview: Preview) -> str:
    book = preview.playbook
    if preview.standing == "already-there":
        return "This very file is kept already, so there is nothing to do."
    count = counted(book.passages)
    if preview.standing == "update":
        return f"{count}. Once kept, it takes the place of version {book.version - 1}."
    return f"{count}. Open one to see what would be quoted. Nothing is kept yet."


def _passage(passage: Passage, preview: Preview) -> Node:
    found = passage.provenance
    above = f"{found.heading} > " if found and found.heading else ""
    where = passage.heading if passage.heading in above else f"{above}{passage.heading}"
    about = [f"{len(passage.text.split())} words"]
    about += [f"page {found.page}"] if found and found.page else []
    warned = (Node("p", _ORDERS, look="notice"),) if passage.topic in preview.orders else ()
    summary = Node("summary", (f"{where} ", Node("span", ", ".join(about), look="quiet small")))
    body = Node("div", tuple(passage_body(passage.text)), look="passage")
    return Node("div", (Node("details", (summary, body), name=passage.topic), *warned))


def _more(preview: Preview) -> Iterator[Node]:
    below = preview.playbook.passages[_SHOWN:]
    if below:
        yield Node("p", f"And {len(below):,} more.", look="quiet below")
    if count := sum(each.topic in preview.orders for each in below):
        yield Node("p", f"Among them {count:,} that may need a look. {_ORDERS}", look="notice")
