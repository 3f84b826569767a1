"""A conversation that another tab has changed, when its notes are reviewed."""

from __future__ import annotations

import datetime as dt

from copilot.domain.people import Conversation
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import drawn, press, room_of


def test_a_conversation_changed_in_another_tab_is_told_and_not_written_over():
    copilot, day = FakeCopilot(), dt.date(2026, 4, 14)
    rosa = copilot.people.add("Rosa", "", day)
    talk = copilot.people.hold(
        Conversation(id="c1", person=rosa.id, kind="full", date=day, held=True, notes=NOTES)
    )
    page = room_of(
        "conversation", lambda: copilot, person=rosa.id, about=talk.id, step="notes"
    ).run()
    copilot.people.change(talk.model_copy(update={"notes": "From the other tab."}))
    page.text_area[0].set_value(f"{NOTES}\nOne more.")
    press(page, "Review")
    assert "changed in another tab meanwhile" in drawn(page)
    assert copilot.people.conversations(rosa)[0].notes == "From the other tab."
