"""Where one sentence ends and the next begins, in notes as people write them."""

from __future__ import annotations

import pytest

from copilot.reading.sentences import sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She is fine. He is not.", ["She is fine.", "He is not."]),
        ("Is she fine? yes! good", ["Is she fine?", "yes!", "good"]),
        ("Saw Dr. Hale at 4 p.m. on Friday", ["Saw Dr. Hale at 4 p.m. on Friday"]),
        ("ask Ines, e.g. about Leeds", ["ask Ines, e.g. about Leeds"]),
        ("fine so far. talk in may", ["fine so far.", "talk in may"]),
        ("she wants... more of it", ["she wants... more of it"]),
        ("she wants… more of it", ["she wants… more of it"]),
        ("She wants… More of it", ["She wants…", "More of it"]),
        ("me to ask; her to write", ["me to ask;", "her to write"]),
        ("Done.Next we talked", ["Done.", "Next we talked"]),
        ("version 2.5 of the plan", ["version 2.5 of the plan"]),
        ("“I am fine.” Then silence.", ["“I am fine.”", "Then silence."]),
        ("(all fine.) Next", ["(all fine.)", "Next"]),
        ("due on 3. May", ["due on 3. May"]),
        ("  spaced  ", ["spaced"]),
        ("... ?! —", []),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]):
    assert _split(text) == parts


def test_only_the_stretch_asked_for_is_split():
    text = "Before. She is fine. He is not. After."
    found = [text[start:end] for start, end in sentences(text, 8, 31)]
    assert found == ["She is fine.", "He is not."]


def test_a_dictated_run_on_is_cut_at_its_joints():
    clause = "she told me about the audit and the many people whom it took to close the year"
    text = f"{clause}, and then {clause} so I {clause} anyway {clause}"
    parts = _split(text)
    assert len(parts) == 4
    assert all(len(part.split()) < 45 for part in parts)
    assert [part.split()[0] for part in parts] == ["she", "and", "so", "anyway"]


def test_a_long_sentence_without_joints_stays_whole():
    text = "word " * 60 + "end"
    assert _split(text) == [text]
