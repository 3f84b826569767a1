"""Sentences with their speaker, their section and whose line it is."""

from __future__ import annotations

import pytest

from copilot.domain.notes import Notes
from copilot.reading.segment import Segment, segment


def _segments(text: str) -> tuple[Segment, ...]:
    return segment(Notes(text=text, manager="Ana Ruiz", report="Tomasz Nowak"))[0]


def _last(text: str) -> Segment:
    return _segments(text)[-1]


@pytest.mark.parametrize(
    ("line", "speaker", "side"),
    [
        ("She enjoys the audits.", "manager", None),
        ("me: ask Ines", "manager", "manager"),
        ("T: shadow the audit", "manager", "report"),
        ("- T to shadow the audit", "manager", "report"),
        ("Direction now: leaning towards audits", "manager", None),
        ("> she enjoys the audits", "unknown", None),
    ],
)
def test_whose_words_and_whose_line(line: str, speaker: str, side: str | None):
    found = _last(line)
    assert (found.speaker, found.side) == (speaker, side)


def test_a_label_that_is_no_person_stays_part_of_the_sentence():
    text = "Direction now: leaning towards audits"
    assert text[_last(text).start :] == text


def test_a_label_that_is_a_person_does_not():
    text = "T: shadow the audit"
    assert text[_last(text).start :] == "shadow the audit"


def test_in_a_transcript_somebody_else_speaks_for_themselves():
    turns = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\n"
    found = _last(f"{turns}Ines: I'll send it to you")
    assert (found.kind, found.speaker, found.side) == ("speech", "other", None)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Last time:", "past"),
        ("From March:", "past"),
        ("What changed since last time:", None),
        ("Others:", "others"),
        ("## Review in July", "review"),
        ("Still open:", "open"),
        ("Agreed:", None),
    ],
)
def test_a_heading_says_what_its_lines_are(heading: str, section: str | None):
    assert _last(f"{heading}\n- ask Ines about Leeds").section == section


def test_a_section_ends_at_a_heading_that_starts_afresh():
    assert _last("Last time:\n- ask Ines\n\nNext steps:\n- ask Jan").section is None


def test_a_label_can_name_a_section_of_its_own():
    assert _last("- still open: is Leeds an option").section == "open"


@pytest.mark.parametrize(
    ("heading", "side"),
    [
        ("Me:", "manager"),
        ("Tomasz's actions:", "report"),
        ("Actions for Ana", "manager"),
        ("**To do, Tomasz**", "report"),
        ("Ana and Tomasz:", None),
        ("What Tomasz said of the new office:", None),
    ],
)
def test_a_heading_says_whose_list_it_is(heading: str, side: str | None):
    text = f"{heading}\n- ask about Leeds\n- write the guide"
    assert [each.side for each in _segments(text)[1:]] == [side, side]


def test_an_owners_list_ends_with_the_prose_after_a_gap():
    text = "Me:\n- ask Ines\n- ask Jan\n\nWe talked about the audit for a while."
    *_, task, prose = _segments(text)
    assert (task.side, prose.side) == ("manager", None)


def test_the_line_after_an_owners_list_without_a_gap_belongs_to_it():
    text = "Me:\n- ask Ines\nand then tell her what Ines said about the audit."
    assert _last(text).side == "manager"


def test_a_heading_without_meaning_ends_neither_owner_nor_section():
    text = "Last time:\n- ask Ines\n\nTomasz's:\n- write the guide"
    found = _last(text)
    assert (found.side, found.section) == ("report", "past")


def test_every_segment_is_a_slice_with_words_in_it():
    text = "Ana: hi. How was it?\r\n\r\n- [x] ~~done~~\n| a | b |\n> old. mail.\n"
    for each in _segments(text):
        words = text[each.start : each.end]
        assert words == words.strip()
        assert any(letter.isalnum() for letter in words)
