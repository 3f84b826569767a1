"""What stands with a line of the contract, and what is heard of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copilot.ui.conversation.contract_drafts import Open
from copilot.ui.conversation.contract_edits import Card, Sheet, words_in
from copilot.ui.conversation.contract_hearing import heard, spoken
from copilot.ui.conversation.contract_lines import line_about, missing
from copilot.ui.conversation.held_back_view import held_back
from copilot.ui.conversation.send_view import flagged, last_taken, said_instead
from tests.fakes.kept_people import summary
from tests.ui.fakes import NOTES, flag, quoted, review_of

if TYPE_CHECKING:
    from copilot.domain.notes import Notes

ASK = Card(key="k", part="manager", text="Ask Jan", evidence=quoted(NOTES, "ask Jan this week"))
NEW = Card(key="n", part="manager", text="Find a mentor", own=True)


class Ear:
    """Finds every line without a day vague, and every mention of pay a promise."""

    def flag(self, notes: Notes):
        found = [] if " by " in notes.text else [flag(notes.text, "Me", "low", "vague-commitment")]
        if "pay" in notes.text:
            found.append(flag(notes.text, "pay", "high", "promise-beyond-authority", "pay"))
        return tuple(found)


def heard_of(card: Card) -> list[str]:
    mine = Open(of="c", sheet=Sheet(cards=(card,)), first=Sheet(cards=(ASK,)), key="x")
    return [each.category for each in heard(Ear(), mine, card)]


def test_a_line_leads_to_its_words_only_where_they_stand():
    assert words_in(ASK, NOTES) == ASK.evidence
    assert words_in(ASK, NOTES.upper()) is None
    assert words_in(ASK, "") is None
    about = line_about(ASK, ASK.evidence, lit=False)
    assert about.text() == "“ask Jan this week” Show in the notes"


def test_a_line_says_where_it_is_from():
    assert line_about(NEW, None, lit=False).text() == "Added by you."
    old = ASK.model_copy(update={"line": "k1"})
    assert line_about(old, None, lit=False).text() == "From last time: “ask Jan this week”."


def test_words_that_name_no_day_are_told_and_no_day_is_made_up():
    soon = ASK.model_copy(update={"due_text": "soon"})
    assert "Said of when: “soon”." in line_about(soon, ASK.evidence, lit=False).text()
    asked = missing(Sheet(cards=(soon,)), "Rosa")
    assert asked
    assert "You: Ask Jan" in asked.text()


def test_a_line_is_heard_as_the_manager_would_say_it():
    assert spoken(NEW) == "Me: I will find a mentor"
    said = NEW.model_copy(update={"text": "I’ll find a mentor"})
    assert spoken(said) == "Me: I’ll find a mentor"


def test_a_line_as_drafted_is_not_flagged_twice():
    assert heard_of(ASK) == []


def test_a_day_in_its_field_counts_as_said():
    assert heard_of(NEW) == ["vague-commitment"]
    assert heard_of(NEW.model_copy(update={"due": dt.date(2026, 5, 1)})) == []


def test_only_ones_own_line_can_leave_open_what_one_will_do():
    theirs = NEW.model_copy(update={"part": "report", "text": "Raise the pay"})
    assert heard_of(theirs) == ["promise-beyond-authority"]


def test_a_card_that_changes_sides_keeps_its_words():
    sheet = Sheet(cards=(ASK, NEW)).moved("k")
    (moved,) = sheet.of("report")
    assert (moved.text, moved.evidence) == (ASK.text, ASK.evidence)
    assert moved.key != ASK.key
    assert sheet.of("manager") == (NEW,)


def test_what_was_held_back_says_what_to_say_where_a_flag_knows():
    review = review_of()
    told = held_back(review.draft.held_back, review.flags).text()
    assert "I’ll put your case to the panel" in told
    assert "I’ll put your case" not in held_back(review.draft.held_back).text()


def test_a_mail_says_it_the_other_way_in_its_place():
    body = "Hello,\nI guarantee it.\n"
    found = flag(body, "I guarantee it.", "high", "promise-beyond-authority", "promotion")
    assert said_instead(body, found) == f"Hello,\n{found.rewrite}\n"
    assert said_instead(f"Oh. {body}", found) == f"Oh. {body}"
    assert "Use it" in flagged((found,)).text()


def test_what_was_taken_out_is_dated():
    told = last_taken((summary(),), "summary")
    assert told
    assert "14 April 2026" in told.text()
    assert last_taken((summary(),), "nudge") is None
