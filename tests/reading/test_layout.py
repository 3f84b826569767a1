"""Raw lines to blocks: what kind of line it is, whose label it has, where its words start."""

from __future__ import annotations

import pytest

from copilot.reading.layout import Block, blocks


def _only(text: str) -> Block:
    (block,) = blocks(text)
    return block


@pytest.mark.parametrize(
    ("line", "kind", "label", "words"),
    [
        ("She enjoys the audits.", "prose", None, "She enjoys the audits."),
        ("  indented and plain words here", "prose", None, "indented and plain words here"),
        ("- find a mentor", "bullet", None, "find a mentor"),
        ("• find a mentor", "bullet", None, "find a mentor"),
        ("2) find a mentor", "bullet", None, "find a mentor"),
        ("12. find a mentor", "bullet", None, "find a mentor"),
        ("b) find a mentor", "bullet", None, "find a mentor"),
        ("- [ ] find a mentor", "task", None, "find a mentor"),
        ("- [x] found a mentor", "done-task", None, "found a mentor"),
        ("☐ find a mentor", "task", None, "find a mentor"),
        ("✅ found a mentor", "done-task", None, "found a mentor"),
        ("- ~~find a mentor~~", "struck", None, "~~find a mentor~~"),
        ("# Where are you now", "heading", None, "Where are you now"),
        ("Next steps:", "heading", None, "Next steps:"),
        ("**Next steps**", "heading", None, "**Next steps**"),
        ("NEXT STEPS", "heading", None, "NEXT STEPS"),
        ("| Ana | ask Ines | Friday |", "cell", None, "Ana | ask Ines | Friday |"),
        ("me: ask Ines by Friday", "speech", "me", "ask Ines by Friday"),
        ("Ana Ruiz: how was it for you?", "speech", "Ana Ruiz", "how was it for you?"),
        ("T: it was fine, really", "speech", "T", "it was fine, really"),
        ("**Ana:** how was it for you?", "speech", "Ana", "how was it for you?"),
        ("Ana (manager): how was it?", "speech", "Ana", "how was it?"),
        ("[10:42] Ana: how was it?", "speech", "Ana", "how was it?"),
        ("10:42:07 - Ana: how was it?", "speech", "Ana", "how was it?"),
        ("- T: shadow the audit", "bullet", "T", "shadow the audit"),
        ("- [ ] me - ask Ines", "task", "me", "ask Ines"),
        ("T → shadow the audit", "prose", "T", "shadow the audit"),
        ("T to shadow the audit in May", "prose", "T", "to shadow the audit in May"),
        ("> I would like to talk about it", "quoted-mail", None, "I would like to talk about it"),
    ],
)
def test_a_line_is_told_by_its_shape(line: str, kind: str, label: str | None, words: str):
    block = _only(line)
    assert (block.kind, block.label) == (kind, label)
    assert line[block.start : block.end] == words


@pytest.mark.parametrize("text", ["", "\n\n  \n", "-----", "***\n___\n", "⸻"])
def test_blank_lines_and_rules_are_no_blocks(text: str):
    assert list(blocks(text)) == []


def test_a_web_address_is_no_label():
    assert _only("https://example.org/plan has the whole of it").label is None


def test_a_label_needs_words_after_it():
    assert _only("Ana:").kind == "heading"


def test_a_bullet_that_is_nothing_but_a_label_keeps_it_as_words():
    assert _only("- Ana:").kind == "bullet"


@pytest.mark.parametrize("line", ["OK", "Yes", "WE TALKED at length about many of the things"])
def test_short_shouts_and_ordinary_sentences_are_no_headings(line: str):
    assert _only(line).kind == "prose"


def test_a_shouted_start_makes_even_a_long_line_a_heading():
    line = "WHERE THINGS STAND NOW: the audits, the team and all the rest of the daily work"
    assert _only(line).kind == "heading"


def test_a_caption_above_a_list_is_a_heading_and_above_prose_is_not():
    above_list, _ = blocks("Tomasz will\n- shadow the audit")
    above_prose, _ = blocks("Tomasz will\nShe has other plans for May.")
    assert above_list.kind == "heading"
    assert above_prose.kind == "prose"


def test_a_caption_that_ends_the_notes_stays():
    assert [block.kind for block in blocks("She was fine.\nmore soon")] == ["prose", "prose"]


def test_after_an_older_mail_begins_everything_is_quoted():
    text = "Thanks for today.\n\nOn 3 March 2026 Ana Ruiz wrote:\nI'll ask Ines.\n- and Jan"
    assert [block.kind for block in blocks(text)] == [
        "prose",
        "quoted-mail",
        "quoted-mail",
        "quoted-mail",
    ]


def test_a_line_of_name_and_time_labels_the_turns_below_it():
    text = "Ana Ruiz   10:42\nHow was it?\n\nTomasz (guest)  10:43 am\nFine.\nReally fine."
    assert [(block.label, block.kind) for block in blocks(text)] == [
        ("Ana Ruiz", "speech"),
        ("Tomasz", "speech"),
        ("Tomasz", "speech"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_kind_of_line_end_parts_lines_and_belongs_to_none(end: str):
    text = f"- one thing{end}- another{end}"
    found = list(blocks(text))
    assert [text[block.start : block.end] for block in found] == ["one thing", "another"]
    assert [block.row for block in found] == [0, 1]


def test_the_outer_start_holds_bullet_and_label():
    text = "\n  - T: shadow the audit"
    block = _only(text)
    assert text[block.outer : block.end] == "  - T: shadow the audit"
