"""A later calendar file replaces what an earlier one put there."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event

from copilot.domain.people import Agreement, Conversation
from copilot.export.calendar import Agenda, ics
from tests.export.agreed import APPROVED, agreement, commitment


def events(now: Agreement, *earlier: Agreement) -> dict[str, Event]:
    data = ics(Agenda("Tomasz", now, earlier), APPROVED)
    return {str(each["UID"]): each for each in Calendar.from_ical(data).walk("VEVENT")}


def test_own_lines_with_a_day_and_reviews_are_in_it_and_theirs_are_not():
    found = events(agreement())
    assert sorted(found) == [
        "commitment-m1@coaching-copilot",
        "commitment-m3@coaching-copilot",
        "review-v1@coaching-copilot",
    ]
    mine = found["commitment-m1@coaching-copilot"]
    assert mine.decoded("DTSTART") == dt.date(2026, 4, 17)
    assert mine.decoded("DTEND") == dt.date(2026, 4, 18)
    assert (mine["SUMMARY"], mine["CLASS"], mine["SEQUENCE"]) == (
        "Ask Ines about Leeds",
        "PRIVATE",
        2,
    )
    assert len(mine.walk("VALARM")) == 2
    assert found["review-v1@coaching-copilot"].decoded("DTSTART") == dt.date(2026, 7, 1)
    dropped = found["commitment-m3@coaching-copilot"]
    assert (dropped["STATUS"], dropped.walk("VALARM")) == ("CANCELLED", [])


def test_the_next_version_keeps_the_uid_and_raises_the_sequence():
    moved = agreement(
        version=3, commitments=(commitment("m1", "Ask Ines", due=dt.date(2026, 5, 4)),)
    )
    before, after = events(agreement()), events(moved, agreement())
    uid = "commitment-m1@coaching-copilot"
    assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
    assert after[uid].decoded("DTSTART") == dt.date(2026, 5, 4)


def test_what_has_left_the_contract_or_lost_its_day_is_cancelled():
    now = agreement(version=4, commitments=(commitment("m1", "Ask Ines"),), review=())
    done = commitment("m9", "Write to Jan", due=dt.date(2026, 5, 2), state="done")
    was_open = done.model_copy(update={"state": "open"})
    between = agreement(version=3, commitments=(done,), review=())
    found = events(now, between, agreement(commitments=(*agreement().commitments, was_open)))
    assert {uid: each["STATUS"] for uid, each in found.items()} == {
        "commitment-m1@coaching-copilot": "CANCELLED",
        "review-v1@coaching-copilot": "CANCELLED",
    }


def test_the_next_conversation_is_in_it_with_its_revision():
    talk = Conversation(id="n", person="p", kind="full", date=dt.date(2026, 7, 14), revision=4)
    data = ics(Agenda("Tomasz", following=talk), APPROVED)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"]) == ("conversation-n@coaching-copilot", 4)
    assert event.decoded("DTSTART") == dt.date(2026, 7, 14)
    assert event.decoded("DTSTAMP") == APPROVED
