"""What people see: readable at 80 columns, in black and white, and safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.scripted_copilot import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.cli.conftest import Ran

DAY = ("--date", "2026-04-14")


def test_review_fits_80_columns_and_holds_everything(cli: Callable[..., Ran]):
    out = cli("review", *DAY, "--report", "Tomasz", stdin=NOTES).out
    assert max(map(len, out.splitlines())) <= 80
    for part in (
        "Where they want to go  ○○  not touched",
        "surface answer: “the team is fine”",
        "told him «the senior title is basically his»",
        "high · promise beyond authority · promotion",
        "Say instead: I'll put your case to the panel",
        "→ career/failures/promises",
        " 1. You said the team is fine.",
        "Why now: A surface answer",
        "31 May 2026",
        "date? this week",
        "Review: Look at it together, July 2026",
        "Open question: Is architecture a direction?",
        "“the senior title is basically his” Not yours to promise.",
    ):
        assert part in out


def test_no_colour_off_the_terminal(cli: Callable[..., Ran]):
    assert "\x1b" not in cli("review", *DAY, stdin=NOTES).out


def test_flagged_words_are_underlined_on_a_terminal(
    cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = cli("flag", stdin=NOTES).out
    assert "\x1b[4;31mthe senior title is basically his\x1b[0m" in coloured
    assert "«" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    bare = cli("flag", stdin=NOTES).out
    assert "\x1b[4mthe senior title is basically his\x1b[0m" in bare
    assert "31m" not in bare


def test_two_flags_of_one_line_share_it(cli: Callable[..., Ran]):
    out = cli("flag", stdin="the senior title is basically his, find him a talk slot sometime").out
    assert out.count("line 1") == 1
    assert "«the senior title is basically his», «find him a talk slot sometime»" in out


def test_long_line_is_cut_round_the_flag(cli: Callable[..., Ran]):
    long = "word " * 100 + "find him a talk slot sometime" + " more" * 100
    out = cli("flag", stdin=long).out
    assert "… word" in out
    assert "more …" in out
    assert out.count("word") < 30


def test_notes_cannot_steer_the_terminal(cli: Callable[..., Ran]):
    text = "x\x1b[31m\x9b\u202e find him a talk slot sometime [bold red]:smile:[/] " + "y" * 80
    out = cli("flag", stdin=text).out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert "[bold red]:smile:[/]" in out


def test_nothing_found_is_said(cli: Callable[..., Ran]):
    out = cli("review", stdin="a status meeting").out
    assert "doesn't read like a career conversation" in out
    assert "Nothing to flag." in out
    assert "No question comes to mind" in out
    assert "Nobody has taken anything on yet." in out
    assert "When will you look at this together?" in out
    assert "Nothing in the playbooks" in cli("search", "nothing").out
    assert "Nothing here says" in cli("dates", *DAY, stdin="words").out


def test_draft_without_a_day_says_what_is_missing(cli: Callable[..., Ran]):
    assert "add --date" in cli("draft", stdin=NOTES).out
    assert "add --date" not in cli("draft", *DAY, stdin=NOTES).out


def test_dates_and_moves(cli: Callable[..., Ran]):
    out = cli("dates", *DAY, stdin="by Friday, rest soon").out
    assert "17 April 2026  “by Friday”  weekday" in out
    assert "date?          “soon”       vague" in out
    assert cli("moves", "Why?").out == "open question\n"


def test_search_shows_passages_and_the_state_of_the_index(cli: Callable[..., Ran]):
    ran = cli("search", "stuck")
    assert " 1. Where are you now" in ran.out
    assert "→ career/where-now  0.75" in ran.out
    assert ran.err == "copilot: The folder can't be written.\n"
    assert max(map(len, ran.out.splitlines())) <= 80


def test_samples_are_marked_as_made_up(cli: Callable[..., Ran]):
    out = cli("samples").out
    assert "terse  Terse bullets" in out
    assert "made up" in out.lower()
