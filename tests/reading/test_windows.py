"""What the encoder reads in one pass, and what it is told of each piece."""

from __future__ import annotations

from copilot.domain.notes import Notes
from copilot.reading.segment import segment
from copilot.reading.windows import WINDOW_WORDS, Placed, windows


def _windows(
    text: str, manager: str | None = None, report: str | None = None
) -> tuple[Placed, ...]:
    segments, cast = segment(Notes(text=text, manager=manager, report=report))
    return windows(text, segments, cast)


def _words(placed: Placed) -> int:
    return sum(len(piece.text.split()) for piece in placed.window.pieces)


def test_neighbours_are_read_together_up_to_the_limit():
    text = "She enjoys the audits and the team. " * 30
    found = _windows(text)
    assert [_words(each) for each in found] == [WINDOW_WORDS] * 3


def test_a_sentence_longer_than_the_limit_is_read_alone():
    text = "Short one. " + "word " * 100 + "end. Short two."
    assert [len(each.segments) for each in _windows(text)] == [1, 1, 1]


def test_a_heading_starts_a_new_window_once_the_last_is_half_full():
    half = "She enjoys the audits and the team. " * 6
    long, short = _windows(f"{half}\n# Next steps\n- ask Ines about the audit")
    assert long.segments[-1].kind == "prose"
    assert short.segments[0].kind == "heading"
    (together,) = _windows("She is fine.\n# Next steps\n- ask Ines about the audit")
    assert len(together.segments) == 3


def test_each_piece_says_what_its_place_says_of_it():
    text = (
        "Last time:\n- [x] me: ask Ines\n\nNext steps:\n- ~~ask Jan~~\n- T: write the guide\n"
        "| a | ask | b |\n- [ ] sit in\n> an older mail"
    )
    pieces = [piece for each in _windows(text, "Ana", "Tomasz") for piece in each.window.pieces]
    assert [piece.prefix for piece in pieces] == [
        "heading last time",
        "done last time manager",
        "heading",
        "struck",
        "report",
        "table",
        "task",
        "old mail",
    ]


def test_somebody_elses_turn_is_told_apart():
    turns = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\nInes: hello all"
    (found,) = _windows(turns, "Ana", "Tomasz")
    assert [piece.prefix for piece in found.window.pieces] == [
        "manager",
        "report",
        "manager",
        "report",
        "other",
    ]


def test_the_header_says_who_is_who_as_far_as_it_is_known():
    assert _windows("fine", "Ana Ruiz", "Tomasz Nowak")[0].window.header == (
        "manager Ana, report Tomasz"
    )
    assert _windows("fine", None, "Tomasz")[0].window.header == "report Tomasz"
    assert _windows("fine")[0].window.header == ""


def test_no_sentences_no_windows():
    assert _windows("") == ()
