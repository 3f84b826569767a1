"""What to look at before a conversation, as trees: thoughts, words, limits, messages, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.conversation.flags_view import passage_button
from copilot.ui.shell.authority_words import SUBJECTS
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copilot.domain.preparation import Cited, Path, Preparation, Promised
    from copilot.ui.shell.passage_view import HeadingOf

_NAMES = {subject.replace("-", " "): name for subject, name in SUBJECTS.items()}


def thoughts_section(prepared: Preparation, heading_of: HeadingOf) -> Node:
    """Show what to think about, and what to leave at home."""
    home = (
        Node("h3", "Leave at home", look="apart"),
        *_thoughts(prepared.leave_at_home, heading_of),
    )
    return _section(
        "Think about",
        "A quarter of an hour on your own, a day or two before.",
        *_thoughts(prepared.think_about, heading_of),
        *(home if prepared.leave_at_home else ()),
    )


def known_section(prepared: Preparation) -> tuple[Node, ...]:
    """Show words of the notes of last time, and what both took on; nothing without notes."""
    groups = list(_known(prepared))
    if prepared.taken_on:
        lines = tuple(Node("li", _promise(each, prepared.report)) for each in prepared.taken_on)
        groups.append(Node("div", (Node("h3", "Taken on last time"), Node("ul", lines))))
    if prepared.left_open:
        words = Node("p", quoted(prepared.left_open.quote))
        groups.append(Node("div", (Node("h3", "Left open"), words)))
    if not groups:
        return ()
    about = "In the words of last time. Ask whether they still hold before you build on them."
    listed = Node("div", tuple(groups), look="coverage known")
    return (_section("What you already know", about, listed),)


def offer_section(prepared: Preparation) -> Node:
    """Show what is the manager's to offer, who decides the rest, and what nobody can promise."""
    given = (
        ("Yours to offer", prepared.paths),
        ("Needs somebody’s yes", prepared.needs_a_yes),
        ("Nobody can promise", prepared.nobody_can_promise),
    )
    columns = tuple(
        Node("div", (Node("h3", title), Node("ul", tuple(_path(each) for each in paths))))
        for title, paths in given
        if paths
    )
    return _section(
        "Realistic paths, and limits",
        "By the list on the page “What you may decide”.",
        Node("div", columns, look="coverage offers"),
    )


def messages_section(prepared: Preparation, heading_of: HeadingOf) -> Node:
    """Show the two messages, each to copy into a mail of one's own."""
    return _section(
        "To send",
        "In your own mail, and in your own words where these aren’t yours.",
        Node(
            "div",
            (
                _message("To invite", prepared.invitation, heading_of),
                _message("To think over, a few days ahead", prepared.reflection, heading_of),
            ),
            look="two even below",
        ),
    )


def questions_section(prepared: Preparation, heading_of: HeadingOf) -> Node:
    """Show questions to open with, and after them what the notes left for next time."""
    listed = tuple(
        Node("li", (Node("p", each.text, look="asked"), *passage_button(each.topic, heading_of)))
        for each in prepared.questions
    )
    about = "Pick two. Then mostly listen."
    return _section("To ask first", about, Node("ol", listed, look="questions"))


def topic_links(topics: Iterable[str], heading_of: HeadingOf) -> Node:
    """Offer each passage once."""
    buttons = (
        button for topic in dict.fromkeys(topics) for button in passage_button(topic, heading_of)
    )
    return Node("div", tuple(buttons), look="links")


def _section(title: str, about: str, *inside: Node) -> Node:
    heading = (Node("h2", title), Node("p", about, look="quiet"))
    return Node("section", (*heading, *inside), look="section")


def _thoughts(lines: Sequence[Cited], heading_of: HeadingOf) -> tuple[Node, ...]:
    """The passages stand below the list: most lines rest on the same one."""
    listed = Node("ul", tuple(Node("li", each.text) for each in lines), look="plain below")
    return listed, topic_links((each.topic for each in lines), heading_of)


def _known(prepared: Preparation) -> Iterator[Node]:
    titles = dict.fromkeys(fact.title for fact in prepared.known)
    for title in titles:
        words = [fact.evidence.quote for fact in prepared.known if fact.title == title]
        lines = tuple(Node("li", quoted(each)) for each in words)
        yield Node("div", (Node("h3", title), Node("ul", lines)))


def _promise(promised: Promised, report: str | None) -> tuple[Node | str, ...]:
    whose = "You" if promised.whose == "manager" else report or "They"
    due = f"by {day(promised.due)}" if promised.due else "no day set"
    return (f"{whose}: {promised.action}", Node("span", f", {due}", look="quiet"))


def _path(path: Path) -> Node:
    parts = [Node("p", _NAMES.get(path.subject, path.subject.capitalize()), look="subject")]
    about = [f"{path.decider} decides"] if path.decider else []
    about += [path.note] if path.note else []
    parts += [Node("p", ": ".join(about), look="quiet small")] if about else []
    return Node("li", tuple(parts))


def _message(title: str, message: Cited, heading_of: HeadingOf) -> Node:
    copy = Node("button", "Copy", look="link", copies=message.text, label=f"Copy: {title}")
    buttons = Node("div", (copy, *passage_button(message.topic, heading_of)), look="links")
    return Node("div", (Node("h3", title), Node("p", message.text, look="message"), buttons))
