"""From draft and edits to versions: ids that stay, and differences in words that judge nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.coaching.agree import agree, changes, edits_of, proposed, repairs, settled
from copilot.domain.contract import Contract, Item, OpenQuestion, ReviewItem
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.follow_through import EditedLine, EditedReview, Edits, Occasion
from copilot.domain.people import Agreement, Conversation
from copilot.errors import InputError

APRIL, JULY = dt.date(2026, 4, 14), dt.date(2026, 7, 14)


def approved(edits: Edits, before: Agreement | None = None, held: dt.date = APRIL) -> Agreement:
    at = dt.datetime.combine(held, dt.time(17), dt.UTC)
    occasion = Occasion(person="p", conversation=f"c{held.month}", held=held, approved=at)
    return agree(edits, occasion, before)


def edits(*actions: str, **fields: object) -> Edits:
    lines = tuple(EditedLine(owner="manager", action=action) for action in actions)
    return Edits.model_validate({"commitments": lines, **fields})


def ids(agreement: Agreement) -> list[str]:
    return [line.id for line in agreement.commitments]


def test_the_same_approval_sent_twice_makes_the_same_ids():
    first = approved(edits("Ask Ines", "Book a room"))
    assert ids(first) == ids(approved(edits("Ask Ines", "Book a room")))
    assert len(set(ids(first))) == 2
    assert first.version == 1
    assert {line.agreed for line in first.commitments} == {APRIL}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Ask Ines about Leeds", "Ask Ines about Leeds"),
        ("Ask Ines about Leeds", "ask ines about  Leeds"),
        ("Ask Ines about Leeds", "Ask Ines whether Leeds works"),
        ("Shadw the audit in Leeds", "Shadow the audit in Leeds"),
        ("Talk to Ines", "Talk to Ines about the talk slot"),
        ("Introduce her to the county archivist", "Introduce her to the archivist of the county"),
    ],
)
def test_a_line_that_is_the_same_or_slightly_edited_keeps_its_id(was: str, now: str):
    first = approved(edits("Book a room", was))
    second = approved(edits(now), first, JULY)
    assert second.version == 2
    assert ids(second) == [first.commitments[1].id]
    assert second.commitments[0].agreed == APRIL


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Introduce her to Ines", "Introduce her to Marta"),
        ("Send 3 examples", "Send 5 examples"),
        ("Ask Ines", "Book the cataloguing course"),
    ],
)
def test_another_line_gets_another_id(was: str, now: str):
    first = approved(edits(was))
    second = approved(edits(now), first, JULY)
    assert ids(second)[0] not in ids(first)
    assert second.commitments[0].agreed == JULY


def test_one_id_is_never_given_twice_and_a_carried_id_wins():
    first = approved(edits("Ask Ines about Leeds"))
    carried = EditedLine(id=ids(first)[0], owner="report", action="Something else altogether")
    twin = EditedLine(owner="manager", action="Ask Ines about Leeds")
    second = approved(Edits(commitments=(twin, carried)), first, JULY)
    assert ids(second)[1] == ids(first)[0]
    assert len(set(ids(second))) == 2


def test_theirs_never_takes_over_the_id_of_mine():
    first = approved(edits("Ask Ines about Leeds"))
    theirs = Edits(commitments=(EditedLine(owner="report", action="Ask Ines about Leeds"),))
    assert ids(approved(theirs, first, JULY)) != ids(first)


def test_an_open_line_that_the_next_draft_forgets_is_still_before_the_manager():
    first = approved(edits("Ask Ines about Leeds", "Book a room", open_question="Leeds?"))
    quote = Evidence(start=0, end=4, quote="asks")
    contract = Contract(
        manager_commitments=(Item(action="Ask Ines about Leeds again", evidence=quote),),
        their_commitments=(Item(action="Shadow the audit", evidence=quote),),
        review=(ReviewItem(what="The first box.", when="2026-09", evidence=quote),),
    )
    before_manager = proposed(contract, first)
    assert [(line.action, line.id) for line in before_manager.commitments] == [
        ("Shadow the audit", None),
        ("Ask Ines about Leeds again", ids(first)[0]),
        ("Book a room", ids(first)[1]),
    ]
    assert before_manager.open_question == "Leeds?"
    assert before_manager.review[0].what == "The first box"


def test_without_a_contract_before_the_draft_stands_alone():
    quote = Evidence(start=0, end=4, quote="asks")
    question = OpenQuestion(text="Is Leeds real?", evidence=quote)
    assert proposed(Contract(open_question=question)) == Edits(open_question="Is Leeds real?")


def test_what_is_settled_is_not_carried_on_and_the_difference_says_how_it_ended():
    first = approved(edits("Ask Ines", "Book a room"))
    line = settled(first, ids(first)[0], "done", JULY, "she said yes")
    now = first.model_copy(update={"commitments": (line, first.commitments[1])})
    assert (line.settled, line.note) == (JULY, "she said yes")
    assert [each.action for each in edits_of(now).commitments] == ["Book a room"]
    second = approved(edits_of(now), now, JULY)
    assert [each.text for each in changes(now, second)] == ["Done: Ask Ines"]
    assert [each.text for each in changes(first, now)] == ["Done: Ask Ines"]
    again = settled(now, line.id, "open", JULY)
    assert (again.state, again.settled) == ("open", None)


def test_a_line_that_is_not_there_can_not_be_settled():
    with pytest.raises(InputError, match="no such line"):
        settled(approved(edits("Ask Ines")), "nowhere", "done", JULY)


def test_every_kind_of_difference_is_told():
    review = (EditedReview(what="The box", when="2026-06"), EditedReview(what="The course"))
    first = approved(
        edits("Ask Ines about Leeds", "Book a room", review=review, direction="Management")
    )
    lines = (
        EditedLine(id=ids(first)[0], owner="manager", action="Ask Ines", due=dt.date(2026, 8, 1)),
        EditedLine(owner="report", action="Shadow the audit"),
    )
    moved = (EditedReview(what="The box", when="2026-09"), EditedReview(what="The talk"))
    second = approved(
        Edits(
            commitments=lines, review=moved, open_question="Is Leeds real?", direction="A bakery"
        ),
        first,
        JULY,
    )
    told = changes(first, second)
    assert [(each.kind, each.part) for each in told] == [
        ("reworded", "commitment"),
        ("due-moved", "commitment"),
        ("added", "commitment"),
        ("removed", "commitment"),
        ("due-moved", "review"),
        ("added", "review"),
        ("removed", "review"),
        ("added", "open-question"),
        ("reworded", "direction"),
    ]
    text = "\n".join(each.text for each in told)
    assert "New day: Ask Ines (no day yet → by 1 August 2026)" in text
    assert "Taken out: Book a room" in text
    assert "has moved on, and the plan with it: Management → A bakery" in text
    assert not any(word in text.lower() for word in ("fail", "gave up", "blame", "broke"))
    assert (second.goal_changes[0].was, second.goal_changes[0].noted) == ("Management", JULY)
    assert changes(second, second) == ()


def test_the_first_version_is_all_new():
    assert {each.kind for each in changes(None, approved(edits("Ask Ines")))} == {"added"}


def test_only_a_promise_beyond_authority_has_to_be_put_right_and_only_once():
    promise = Flag(
        start=0,
        end=11,
        quote="it's yours!",
        category="promise-beyond-authority",
        severity="high",
        why="The panel decides.",
        rewrite="I'll put your case to the panel.",
        topic="career/failure-promises",
        confidence=0.9,
        source="model",
    )
    other = promise.model_copy(update={"category": "vague-commitment", "subject": None})
    held = Conversation(id="c", person="p", kind="full", date=APRIL)
    (repair,) = repairs([promise, other, promise], held)
    assert (repair.quote, repair.why, repair.said) == ("it's yours!", "The panel decides.", APRIL)
    assert repair.words.endswith("I'll put your case to the panel.")
    assert repairs([promise], held)[0].id == repair.id
