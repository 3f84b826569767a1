"""The cards of a contract, as values."""

from __future__ import annotations

import datetime as dt

from copilot.coaching.agree import proposed
from copilot.domain.follow_through import EditedLine, EditedReview, Edits
from copilot.ui.conversation.contract_edits import Sheet, edits_of, sheet_of, undated
from tests.ui.fakes import review_of

DRAFTED = proposed(review_of().draft.contract)


def test_a_contract_laid_out_as_cards_is_the_same_contract():
    kept = DRAFTED.model_copy(update={"direction": "a team of her own"})
    assert edits_of(sheet_of(kept)) == kept


def test_ids_of_lines_and_reviews_go_along():
    edits = Edits(
        commitments=(EditedLine(id="k1", owner="manager", action="ask Jan"),),
        review=(EditedReview(id="r1", what="the audit", when="2026-06"),),
    )
    assert edits_of(sheet_of(edits)) == edits


def test_a_changed_card_changes_its_line_and_no_other():
    sheet = sheet_of(DRAFTED)
    first = sheet.of("report")[0]
    day = dt.date(2026, 7, 1)
    new = edits_of(sheet.changed(first.model_copy(update={"text": "Lead the audit", "due": day})))
    assert new.commitments[0].action == "Lead the audit"
    assert new.commitments[0].due == day
    assert new.commitments[0].evidence == DRAFTED.commitments[0].evidence
    assert new.commitments[1:] == DRAFTED.commitments[1:]


def test_a_struck_line_goes_and_an_empty_one_never_comes():
    sheet = sheet_of(DRAFTED)
    fewer = sheet.without(sheet.of("report")[0].key).plus("manager")
    assert len(edits_of(fewer).commitments) == len(DRAFTED.commitments) - 1
    added = fewer.of("manager")[-1]
    filled = edits_of(fewer.changed(added.model_copy(update={"text": " Book a room "})))
    line = filled.commitments[-1]
    assert (line.action, line.owner, line.evidence, line.id) == (
        "Book a room",
        "manager",
        None,
        None,
    )


def test_blank_words_are_no_question():
    sheet = Sheet(open_question="  ", direction="\n")
    assert edits_of(sheet) == Edits()


def test_lines_without_a_day_are_found_and_empty_ones_are_not():
    sheet = sheet_of(DRAFTED).plus("report")
    assert [card.text for card in undated(sheet.of("report"))] == ["Write the handover guide"]
