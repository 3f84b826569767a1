"""The clocks, the list for today, and the opening of the next conversation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.follow_up import clocks, opening, today
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.rhythm import load_rhythm
from copilot.domain.people import (
    Agreement,
    Commitment,
    Conversation,
    Person,
    Repair,
    Review,
    SentItem,
)
from copilot.domain.records import Standing

if TYPE_CHECKING:
    from copilot.domain.follow_through import DueItem
    from copilot.domain.rhythm import TransitionPoint

TOPICS = topics_of(load_playbooks(knowledge_folder()))
CADENCE = load_rhythm(knowledge_folder(), TOPICS).cadence
TOMASZ = Person(id="p", name="Tomasz", added=dt.date(2026, 1, 5))
HELD = dt.date(2026, 4, 14)
FULL = Conversation(id="c", person="p", kind="full", date=HELD, held=True)


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def line(line_id: str, action: str = "Ask Ines", **fields: object) -> Commitment:
    return Commitment.model_validate(
        {"id": line_id, "owner": "manager", "action": action, **fields}
    )


def contract(*lines: Commitment, **fields: object) -> Agreement:
    given = {"person": "p", "version": 1, "conversation": "c", "approved": at(HELD)}
    return Agreement.model_validate({**given, "commitments": lines, **fields})


def standing(
    agreement: Agreement | None = None, *talks: Conversation, **fields: object
) -> Standing:
    given = {"person": TOMASZ, "agreement": agreement, "conversations": talks or (FULL,)}
    return Standing.model_validate({"repairs": (), "sent": (), **given, **fields})


def due(state: Standing, on: dt.date = HELD) -> dict[str, list[DueItem]]:
    found: dict[str, list[DueItem]] = {}
    for item in clocks([state], CADENCE, on):
        found.setdefault(item.kind, []).append(item)
    return found


def sent(kind: str) -> SentItem:
    return SentItem.model_validate({"conversation": "c", "kind": kind, "at": at(HELD)})


def test_every_item_says_its_rule_and_a_passage_that_there_is():
    repair = Repair(
        id="r", person="p", conversation="c", quote="it's yours", why="w", words="w", said=HELD
    )
    lines = (
        line("a"),
        line("b", due=dt.date(2026, 4, 20)),
        line("c", due=dt.date(2026, 4, 1)),
        line("d", owner="report", due=dt.date(2026, 4, 20)),
    )
    ahead = Conversation(id="n", person="p", kind="full", date=dt.date(2026, 7, 1))
    review = (Review(id="v", what="The box", when="2026-09"),)
    busy = standing(contract(*lines, review=review), FULL, ahead, repairs=(repair,))
    items = [*clocks([busy, standing()], CADENCE, HELD)]
    assert {item.kind for item in items} == {
        "repair", "own-overdue", "summary", "calendar", "own-due", "own-undated", "review",
        "conversation", "reflection", "book", "ask",
    }  # fmt: skip
    assert all(item.topic in TOPICS and item.rule.endswith(".") for item in items)


def test_the_summary_is_due_within_48_hours_until_it_is_sent():
    (item,) = due(standing(contract()))["summary"]
    assert (item.due, item.overdue) == (dt.date(2026, 4, 16), False)
    assert "within 48 hours" in item.rule
    assert due(standing(contract()), dt.date(2026, 4, 17))["summary"][0].overdue
    assert "Approve" in due(standing())["summary"][0].what
    for kind in ("summary", "document"):
        assert "summary" not in due(standing(contract(), sent=(sent(kind),)))
    assert "summary" in due(standing(contract(), sent=(sent("invitation"),)))


def test_own_commitments_go_into_the_calendar_at_once():
    dated = contract(line("a", due=dt.date(2026, 5, 1)))
    (item,) = due(standing(dated))["calendar"]
    assert (item.due, item.topic) == (HELD, "career/follow-through")
    assert "calendar" not in due(standing(dated, sent=(sent("calendar"),)))
    assert "calendar" not in due(standing(contract(line("a"))))


@pytest.mark.parametrize(
    ("action", "day", "last"),
    [
        ("Introduce her to Ines", None, dt.date(2026, 4, 28)),
        ("Make the intro to Ines", dt.date(2026, 6, 1), dt.date(2026, 4, 28)),
        ("Put him in touch with Ines", dt.date(2026, 4, 20), dt.date(2026, 4, 20)),
        ("Write the introduction of the report", dt.date(2026, 6, 1), dt.date(2026, 6, 1)),
        ("Ask Ines", dt.date(2026, 6, 1), dt.date(2026, 6, 1)),
    ],
)
def test_introductions_are_due_within_two_weeks(action: str, day: dt.date | None, last: dt.date):
    (item,) = due(standing(contract(line("a", action, due=day, agreed=HELD))))["own-due"]
    assert item.due == last


def test_an_own_line_without_a_day_is_asked_for_one_and_a_settled_one_is_over():
    found = due(standing(contract(line("a"), line("b", state="done", due=HELD))))
    assert [item.about for item in found["own-undated"]] == ["a"]
    assert "own-due" not in found
    late = due(standing(contract(line("a", due=HELD))), HELD + dt.timedelta(days=1))
    assert (late["own-overdue"][0].due, late["own-overdue"][0].overdue) == (HELD, True)


def test_the_contract_is_gone_over_every_month():
    (item,) = due(standing(contract()))["review"]
    assert (item.due, item.topic) == (dt.date(2026, 5, 14), "career/contract-live")
    monthly = FULL.model_copy(
        update={"id": "m", "kind": "monthly-review", "date": dt.date(2026, 5, 31)}
    )
    (item,) = due(standing(contract(), FULL, monthly))["review"]
    assert item.due == dt.date(2026, 6, 30)
    booked = monthly.model_copy(update={"held": False, "date": dt.date(2026, 5, 12)})
    assert "review" not in due(standing(contract(), FULL, booked))
    assert "review" not in due(standing())


def test_an_agreed_month_is_on_the_list_from_its_first_to_its_last_day():
    agreed = contract(review=(Review(id="v", what="The box", when="2027-02"),))
    item = next(each for each in due(standing(agreed))["review"] if each.about == "v")
    assert (item.shown_from, item.due) == (dt.date(2027, 2, 1), dt.date(2027, 2, 28))


def test_the_next_one_is_booked_for_a_quarter_on():
    (item,) = due(standing(contract()))["book"]
    assert (item.due, item.shown_from) == (dt.date(2026, 7, 14), HELD)
    ahead = FULL.model_copy(update={"id": "n", "held": False, "date": dt.date(2026, 7, 1)})
    assert "book" not in due(standing(contract(), FULL, ahead))
    assert "book" in due(standing(contract(), FULL, ahead), dt.date(2026, 7, 2))
    nobody = standing(None, FULL.model_copy(update={"held": False, "kind": "check-in"}))
    assert "first" in due(nobody)["book"][0].what


@pytest.mark.parametrize("point", CADENCE.transition_points, ids=lambda point: point.id)
def test_at_a_turning_point_the_next_one_is_sooner(point: TransitionPoint):
    turned = FULL.model_copy(update={"trigger": point.id})
    (item,) = due(standing(contract(), turned))["book"]
    assert (item.due, item.topic) == (dt.date(2026, 5, 14), point.topic)
    assert "our reading" in item.rule
    spark = FULL.model_copy(update={"trigger": "spark-gone"})
    assert due(standing(contract(), spark))["book"][0].due == dt.date(2026, 7, 14)


def test_a_planned_one_wants_a_light_note_three_days_before():
    ahead = Conversation(id="n", person="p", kind="full", date=dt.date(2026, 7, 14))
    found = due(standing(contract(), FULL, ahead))
    assert found["reflection"][0].due == dt.date(2026, 7, 11)
    noted = SentItem(conversation="n", kind="reflection", at=at(HELD))
    assert "reflection" not in due(standing(contract(), FULL, ahead, sent=(noted,)))
    late = due(standing(contract(), FULL, ahead), dt.date(2026, 7, 15))
    assert "was it held?" in late["conversation"][0].what


def test_today_begins_with_what_has_to_be_mended_and_ends_with_theirs():
    on = dt.date(2026, 5, 20)
    repair = Repair(id="r", person="p", conversation="c", quote="q", why="w", words="w", said=HELD)
    state = standing(
        contract(
            line("theirs", owner="report", due=dt.date(2026, 5, 1)),
            line("soon", due=dt.date(2026, 5, 25)),
            line("late", due=dt.date(2026, 5, 1)),
            line("far", due=dt.date(2026, 9, 1)),
        ),
        repairs=(repair,),
    )
    listed = today(clocks([state], CADENCE, on), on)
    assert [item.kind for item in listed] == [
        "repair", "own-overdue", "summary", "calendar", "own-due", "review", "book", "ask",
    ]  # fmt: skip
    assert "far" not in {item.about for item in listed}


def test_a_house_without_a_deadline_has_no_such_clock():
    bare = CADENCE.model_copy(update={"deadlines": ()})
    dated = contract(line("a", "Introduce her", due=dt.date(2026, 9, 1)))
    kinds = {item.kind for item in clocks([standing(dated)], bare, HELD)}
    assert kinds == {"own-due", "book"}


def test_the_opening_goes_through_ones_own_list_first_and_ends_with_direction():
    agreed = contract(
        line("hers", "Shadow Ines", owner="report"),
        line("late", "Ask Ines", due=dt.date(2026, 5, 1)),
        line("done", "Book a room", state="done"),
        line("missed", "Write to Jan", state="missed"),
        open_question="Is Leeds real?",
        direction="A bakery of her own",
    )
    steps = opening(agreed, dt.date(2026, 7, 14)).steps
    assert [(step.kind, step.about) for step in steps] == [
        ("own", "late"),
        ("own", "done"),
        ("own", "missed"),
        ("whats-changed", None),
        ("theirs", "hers"),
        ("open-question", None),
        ("direction", None),
    ]
    assert steps[0].overdue
    assert "I haven't: Ask Ines" in steps[0].words
    assert [step.state for step in steps[:3]] == ["open", "done", "missed"]
    assert steps[3].words == "What's changed since we last spoke?"
    assert [step.kind for step in opening(None, HELD).steps] == ["whats-changed"]
