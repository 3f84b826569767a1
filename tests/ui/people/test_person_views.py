"""What somebody's page draws, as trees and without a browser."""

from __future__ import annotations

import datetime as dt

from copilot.domain.people import (
    Agreement,
    Commitment,
    Conversation,
    GoalChange,
    Person,
    Repair,
    Review,
    SentItem,
)
from copilot.domain.records import Standing
from copilot.ui.people.agreement_view import Shown, direction_section, promises_section
from copilot.ui.people.commitments_plot import Point, in_words, plot, points
from copilot.ui.people.repairs_view import Righted, repairs_section
from copilot.ui.people.timeline_view import taken, timeline
from copilot.ui.shell.node import Node

DAY = dt.date(2026, 4, 14)
MOMENT = dt.datetime(2026, 4, 14, 12, tzinfo=dt.UTC)
LATE = Commitment(id="l1", owner="manager", action="Ask Jan", due=DAY)
THEIRS = Commitment(id="l2", owner="report", action="Write the guide")


def version(number: int, *lines: Commitment, days: int = 0, **more: object) -> Agreement:
    return Agreement.model_validate(
        {
            "person": "p",
            "version": number,
            "conversation": "c1",
            "approved": MOMENT + dt.timedelta(days=days),
            "commitments": lines,
            **more,
        }
    )


def presses(node: Node) -> list[str]:
    found = [node.press] if node.press else []
    inside = () if isinstance(node.inside, str) else node.inside
    return found + [each for part in inside if isinstance(part, Node) for each in presses(part)]


def test_a_late_promise_of_the_managers_offers_a_mail_and_theirs_does_not():
    shown = Shown("Rosa", DAY + dt.timedelta(days=1))
    section = promises_section(version(1, LATE, THEIRS), shown)
    assert "open · was due 14 April 2026" in section.text()
    assert "open · no day set" in section.text()
    assert presses(section).count("mail:missed") == 1
    assert "mail:missed" not in presses(promises_section(version(1, LATE), Shown("Rosa", DAY)))


def test_what_was_settled_just_now_is_undone_by_the_same_button_that_opens_again():
    kept = LATE.model_copy(update={"state": "done", "settled": DAY})
    assert "Undo" in promises_section(version(1, kept), Shown("Rosa", DAY, "l1")).text()
    section = promises_section(version(1, kept), Shown("Rosa", DAY))
    assert "done · 14 April 2026" in section.text()
    assert "Open again" in section.text()
    assert "settle:open:done:l1" in presses(section)


def test_a_review_without_a_month_and_one_that_took_place():
    reviews = (Review(id="r1", what="The plan"), Review(id="r2", what="The audit", done=True))
    section = promises_section(version(1, review=reviews), Shown("Rosa", DAY))
    assert {"tick:done:r1", "tick:open:r2"} <= set(presses(section))
    assert "The audit, done" in section.text()


def test_a_changed_direction_is_told_without_blame():
    moved = (GoalChange(was="lead", now="teach", noted=DAY),)
    section = direction_section(version(2, direction="teach", goal_changes=moved))
    assert "14 April 2026: “lead” → “teach”" in section.text()
    assert presses(section) == ["contract"]
    assert "Not written down yet" in direction_section(version(1, conversation=None)).text()
    assert presses(direction_section(version(1, conversation=None))) == []


def promised(identity: str, quote: str) -> Repair:
    return Repair(
        id=identity, person="p", conversation="c", quote=quote, why="Not yours.", words="I said",
        said=DAY,
    )  # fmt: skip


def test_what_is_to_be_put_right_has_words_and_a_mail():
    repair = promised("x", "it is hers")
    section = repairs_section([repair], lambda _: None)
    assert "Not yours. Said on 14 April 2026." in section.text()
    assert presses(section) == ["right:x", "mail:put-right"]
    assert "Playbook: Why" in repairs_section([repair], lambda _: "Why").text()


def test_what_was_put_right_just_now_stands_where_it_stood_and_can_be_undone():
    first, second, third = (promised(each, f"the {each} one") for each in ("a", "b", "c"))
    section = repairs_section([first, third], lambda _: None, Righted(second, 1))
    said = section.text()
    assert said.index("the a one") < said.index("✓ Put right: “the b one”") < said.index("the c")
    assert "reopen:b" in presses(section)
    assert "right:b" not in presses(section)
    # In another tab it may be open again by now.
    again = repairs_section([first, second], lambda _: None, Righted(second, 1))
    assert "reopen:b" not in presses(again)
    assert again.text().count("the b one") == 1


def test_the_timeline_leads_each_conversation_to_its_step():
    talks = [
        Conversation(id="a", person="p", kind="check-in", date=DAY + dt.timedelta(days=9)),
        Conversation(id="b", person="p", kind="full", date=DAY, held=True),
        Conversation(id="c", person="p", kind="full", date=DAY - dt.timedelta(days=9), notes="x"),
    ]
    standing = Standing(
        person=Person(id="p", name="Rosa", added=DAY),
        agreement=None,
        conversations=tuple(talks),
        repairs=(),
        sent=(SentItem(conversation="b", kind="summary", at=MOMENT),),
    )
    shown = timeline(standing, [], None)
    undo = f"taken:{taken(standing.sent[0])}"
    assert presses(shown) == ["prepare:a", undo, "notes:b", "review:c"]
    assert "The summary was taken out" in shown.text()


def test_a_line_that_goes_on_counts_once_and_one_left_out_stays_promised():
    kept = LATE.model_copy(update={"state": "done", "settled": DAY + dt.timedelta(days=3)})
    later = THEIRS.model_copy(update={"id": "l3"})
    found = points([version(2, THEIRS, later, days=5), version(1, kept, THEIRS)])
    assert found == [
        Point(DAY, (1, 1), (0, 0)),
        Point(DAY + dt.timedelta(days=3), (1, 1), (1, 0)),
        Point(DAY + dt.timedelta(days=5), (1, 2), (1, 0)),
    ]
    assert in_words(found)[0] == (
        "19 April 2026: you had promised 1 and kept 1; they had taken on 2 and kept 0."
    )
    assert len(plot(found).to_dict()["layer"]) == 2
    assert points([]) == []
