"""What is due as trees: every kind, in groups, each with its rule and what to do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args

import pytest

from copilot.domain.follow_through import DueItem, DueKind
from copilot.domain.people import Conversation
from copilot.ui.today import verbs
from copilot.ui.today.first_look_view import SURE, WIPE, banner, tries
from copilot.ui.today.view import Settled, Shelf, diary, due_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.ui.shell.node import Node

ON = dt.date(2026, 11, 25)
NAME = "Rosa <b>*x*"


def item(kind: DueKind = "own-due", days: int | None = 0, about: str = "a") -> DueItem:
    due = None if days is None else ON + dt.timedelta(days=days)
    return DueItem(
        kind=kind,
        person="p",
        name=NAME,
        what=f"Do {about}",
        due=due,
        overdue=days is not None and days < 0,
        shown_from=ON,
        rule="Because.",
        topic="career/contract",
        about=about,
    )


def shelf(repairs: dict[str, str] | None = None, title: str | None = "The contract") -> Shelf:
    return Shelf(ON, lambda _: title, repairs or {})


def every(nodes: Sequence[Node | str]) -> Iterator[Node]:
    for node in nodes:
        if not isinstance(node, str):
            yield node
            yield from every(node.inside if not isinstance(node.inside, str) else ())


def presses(nodes: list[Node]) -> list[str]:
    return [node.press for node in every(nodes) if node.press]


@pytest.mark.parametrize("kind", get_args(DueKind))
def test_every_kind_offers_what_to_do_and_says_why(kind: DueKind) -> None:
    nodes = due_sections([item(kind, 3)], shelf(), None)
    told = presses(nodes)
    assert f"{verbs.ACTS[kind][0][1]}:{kind}:p:a" in told
    assert "passage:career/contract" in told
    assert f"person:{kind}:p:a" in told
    text = nodes[0].text()
    assert "Because." in text
    assert NAME in text
    assert f"{'on' if kind == 'conversation' else 'by'} 28 November 2026" in text


def test_the_day_decides_the_group_and_the_order_stays() -> None:
    items = [item(about=f"{days}", days=days) for days in (30, -2, 7, None, 0)]
    nodes = due_sections(items, shelf(), None)
    assert [node.text().split("Do ")[0] for node in nodes] == [
        "Now", "This week", "No hurry: one thing",
    ]  # fmt: skip
    assert nodes[0].text().index("Do -2") < nodes[0].text().index("Do 0")
    assert "2 days ago" in nodes[0].text()
    assert "no day yet" in nodes[1].text()


def test_the_words_to_say_stand_with_what_has_to_be_put_right() -> None:
    nodes = due_sections([item("repair", -1)], shelf({"a": "I spoke too soon."}), None)
    assert "I spoke too soon." in nodes[0].text()
    assert "right:repair:p:a" in presses(nodes)


def test_a_passage_that_is_gone_leads_nowhere() -> None:
    nodes = due_sections([item()], shelf(title=None), None)
    assert not any(told.startswith("passage:") for told in presses(nodes))


def test_a_conversation_whose_day_is_over_is_written_up() -> None:
    told = presses(due_sections([item("conversation", -1)], shelf(), None))
    assert "notes:conversation:p:a" in told
    assert "move:conversation:p:a" in told
    assert "prepare:conversation:p:a" not in told


def test_what_was_done_stays_where_it_stood() -> None:
    gone = Settled(item(about="b"), 1, "Done:", "undone:own-due:p:b")
    nodes = due_sections([item(about="a"), item(about="c")], shelf(), gone)
    text = nodes[0].text()
    assert text.index("Do a") < text.index("✓ Done: Do b") < text.index("Do c")
    assert "undone:own-due:p:b" in presses(nodes)
    assert "done:own-due:p:b" not in presses(nodes)


def test_nothing_due_says_something_kind() -> None:
    (node,) = due_sections([], shelf(), None)
    assert "Nothing is due" in node.text()


def test_the_diary_leads_to_preparing() -> None:
    talk = Conversation(id="c", person="p", kind="full", date=ON)
    (node,) = diary([(NAME, talk)])
    assert f"Wednesday, 25 November 2026: {NAME}" in node.text()
    assert presses([node]) == ["prepare:conversation:p:c"]
    assert diary([]) == []


def test_a_wipe_is_asked_once_more() -> None:
    assert presses([banner(None, sure=False)]) == [WIPE]
    asked = banner(["Mei"], sure=True)
    assert SURE in presses([asked])
    assert "Mei" in asked.text()


def test_what_was_tried_is_ticked() -> None:
    node = tries({"notes"})
    rows = [each.text() for each in every([node]) if each.tag == "li"]
    assert len(rows) == 5
    assert [row[0] for row in rows] == ["○", "○", "○", "✓", "○"]
