"""The steps Notes and Review on Streamlit's own test runner, with a Copilot that needs no model."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.domain.authority import Authority
from copilot.domain.notes import Notes
from copilot.errors import EncoderError, SettingsError, StorageError
from copilot.ui.conversation import kept_words
from copilot.ui.conversation.dismissing import act, once
from copilot.ui.conversation.intake import PRIVACY
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import choice, drawn, field, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from copilot.domain.review import Review
    from copilot.ports import Progress


def app(copilot: FakeCopilot | None = None, **address: str) -> AppTest:
    found = copilot or FakeCopilot()
    page = room_of("conversation", lambda: found, **address).run()
    assert not page.exception
    return page


def reviewed(text: str = NOTES, copilot: FakeCopilot | None = None) -> AppTest:
    page = app(copilot)
    page.text_area[0].set_value(text)
    return press(page, "Review")


def test_the_empty_page_asks_for_notes_and_says_what_becomes_of_them():
    page = app()
    assert page.text_area[0].label == "Your notes"
    assert page.date_input[0].value == dt.date.today()  # noqa: DTZ011
    assert PRIVACY in drawn(page)
    assert "made-up sample" in drawn(page)
    assert "terse bullets" in drawn(page)


def test_a_review_shows_every_part():
    page = reviewed()
    for words in ("Words to mind", "To ask next time", "Draft contract", "The three conversations"):
        assert words in drawn(page)
    assert "Your conversation with Rosa" in drawn(page)
    assert "Rosa: Write the handover guide" in drawn(page)


def test_no_words_of_the_notes_enter_markdown():
    page = reviewed()
    shown = " ".join(each.value for each in [*page.markdown, *page.caption, *page.title])
    for words in ("fine", "Lyon", "audit", "idea", "Rosa"):
        assert words not in shown


@pytest.mark.parametrize("text", ["", " … — ", "a\0b", "x" * 200_001])
def test_what_cannot_be_read_is_told_and_kept(text: str):
    page = app()
    page.text_area[0].set_value(text)
    press(page, "Review")
    assert page.text_area[0].value == text
    assert '"alert"' in drawn(page)
    assert "Words to mind" not in drawn(page)


def test_a_missing_model_is_told_in_plain_words():
    class Broken(FakeCopilot):
        def review(
            self,
            notes: Notes,  # noqa: ARG002
            policy: Authority | None = None,  # noqa: ARG002
            progress: Progress | None = None,  # noqa: ARG002
        ) -> Review:
            raise EncoderError("The model is missing. Install the package again.")

    page = reviewed(copilot=Broken())
    assert "The model is missing." in drawn(page)
    assert page.text_area[0].value == NOTES


def test_a_broken_setting_leaves_the_fields_on_the_page():
    def engine() -> FakeCopilot:
        raise SettingsError("The setting threads can't be used.")

    page = room_of("conversation", engine).run()
    assert not page.exception
    assert "The setting threads" in drawn(page)
    assert page.text_area[0].label == "Your notes"


def test_notes_about_something_else_are_met_with_doubt():
    class Doubtful(FakeCopilot):
        def review(
            self,
            notes: Notes,
            policy: Authority | None = None,
            progress: Progress | None = None,
        ) -> Review:
            review = super().review(notes, policy, progress)
            doubted = review.reading.model_copy(update={"is_career_conversation": False})
            return review.model_copy(update={"reading": doubted})

    assert "like a career conversation" in drawn(reviewed(copilot=Doubtful()))


def test_what_went_wrong_with_dismissals_or_the_policy_is_told_beside_the_warnings():
    copilot = FakeCopilot()
    copilot.dismissals.warnings = ("What you dismissed was damaged.",)
    copilot.policy_file.notice = "authority.yaml:3: `by` is missing; add it."
    page = reviewed(copilot=copilot)
    assert "What you dismissed was damaged." in drawn(page)
    assert "authority.yaml:3: `by` is missing" in drawn(page)
    assert "has changed since this review" not in drawn(page)


def test_a_review_by_another_policy_says_so_until_it_is_done_again():
    copilot = FakeCopilot()
    page = reviewed(copilot=copilot)
    copilot.policy_file.policy = Authority()
    assert "has changed since this review" in drawn(page.run())
    press(page, "Review the notes again")
    assert "has changed since this review" not in drawn(page)


def test_dismissed_flags_fold_away():
    copilot = FakeCopilot()
    page = reviewed(copilot=copilot)
    last = page.session_state["reviewed"]
    review = act(copilot.dismissals, last.review, once(last.review.flags[0]))
    page.session_state["reviewed"] = replace(last, review=review)
    page.run()
    assert "Dismissed (1)" in drawn(page)


def test_what_is_typed_is_kept_and_found_again_by_its_address():
    copilot = FakeCopilot()
    page = app(copilot)
    page.text_area[0].set_value(NOTES).run()
    draft = (
        page.query_params["draft"][0]
        if isinstance(page.query_params["draft"], list)
        else page.query_params["draft"]
    )
    assert "Kept at" in drawn(page)
    again = app(copilot, draft=draft)
    assert again.text_area[0].value == NOTES


def test_words_that_cannot_be_kept_stay_in_the_box_and_it_is_said():
    class Full(FakeCopilot):
        @property
        def store(self):  # noqa: ANN202 - raises
            raise StorageError("The disk is full, so nothing was kept.")

    page = app(Full())
    page.text_area[0].set_value(NOTES).run()
    assert page.text_area[0].value == NOTES
    assert "The disk is full" in drawn(page)
    assert "still in the box" in drawn(page)


def test_two_tabs_never_write_over_each_other_unasked():
    copilot = FakeCopilot()
    first = app(copilot)
    first.text_area[0].set_value("said in the first tab").run()
    (kept,) = kept_words.unfinished(copilot)
    second = app(copilot, draft=kept.draft)
    second.text_area[0].set_value("said in the second tab").run()
    first.text_area[0].set_value("said in the first tab, and more").run()
    assert "changed in another tab" in drawn(first)
    assert "said in the second tab" in drawn(first)
    assert kept_words.found(copilot, kept.draft).notes.text == "said in the second tab"
    press(first, "Go on with mine")
    assert kept_words.found(copilot, kept.draft).notes.text == "said in the first tab, and more"
    assert "changed in another tab" not in drawn(first)


def test_unfinished_notes_are_listed():
    copilot = FakeCopilot()
    kept_words.keep(copilot, "d1", Notes(text="half a thought about Lyon"))
    assert "Unfinished notes (1)" in drawn(app(copilot))


def test_filing_keeps_the_conversation_once_and_leads_to_its_contract():
    copilot = FakeCopilot()
    page = reviewed(copilot=copilot)
    press(page, "Keep it")
    (person,) = copilot.people.all()
    (kept,) = copilot.people.conversations(person)
    assert (person.name, kept.notes, kept.held) == ("Rosa", NOTES, True)
    assert kept_words.unfinished(copilot) == ()
    assert "Contract with Rosa" in drawn(page)


def test_a_conversation_that_is_gone_is_told():
    copilot = FakeCopilot()
    person = copilot.people.add("Rosa", "", dt.date(2026, 4, 14))
    page = app(copilot, person=person.id, about="nothing")
    assert "isn’t kept any more" in drawn(page)


def test_a_press_from_before_the_new_address_does_not_empty_the_box():
    copilot = FakeCopilot()
    page = app(copilot)
    page.text_area[0].set_value(NOTES).run()
    del page.query_params["draft"]
    field(page, "Your name").set_value("Ana").run()
    assert page.text_area[0].value == NOTES
    (kept,) = kept_words.unfinished(copilot)
    assert kept.notes.manager == "Ana"


def test_another_sheet_begins_blank_and_the_first_is_still_listed():
    copilot = FakeCopilot()
    page = app(copilot)
    page.text_area[0].set_value(NOTES).run()
    page.query_params["draft"] = "another"
    page.run()
    assert page.text_area[0].value == ""
    assert "Unfinished notes (1)" in drawn(page)


def test_whom_the_last_notes_were_filed_with_is_not_chosen_for_the_next():
    copilot = FakeCopilot()
    page = reviewed(copilot=copilot)
    field(page, "Their name").set_value("Somebody else").run()
    press(page, "Keep it")
    assert [each.name for each in copilot.people.all()] == ["Somebody else"]
    del page.query_params["person"]
    del page.query_params["about"]
    page.query_params["step"] = "notes"
    page.query_params["draft"] = "another"
    page.run()
    page.text_area[0].set_value("More about Lyon." + NOTES)
    press(page, "Review")
    assert choice(page, "Whom was it with?").value == ""
    assert field(page, "Their name").value == "Rosa"
