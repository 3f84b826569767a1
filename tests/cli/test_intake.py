from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from copilot.cli.intake import query_from, text_from, turn_from
from copilot.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


class _Keyboard(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_somebody_at_the_keyboard_is_told_what_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "stdin", _Keyboard(io.BytesIO(b"typed")))
    assert text_from("-") == "typed"
    assert "Ctrl-D" in capsys.readouterr().err


def test_no_standard_input_at_all(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="Name a file"):
        text_from("-")


def test_line_ends_stay_as_they_are(tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_bytes(b"one\r\ntwo\r\n")
    assert text_from(str(path)) == "one\r\ntwo\r\n"


def test_turn_may_be_a_file(tmp_path: Path):
    path = tmp_path / "turn"
    path.write_text("Why?")
    assert turn_from(str(path)) == "Why?"
    assert turn_from("Why not? And/or how.") == "Why not? And/or how."


@pytest.mark.parametrize("name", ["turn.txt", "no/such/turn", "."])
def test_turn_that_looks_like_a_file_is_never_taken_for_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        turn_from(name)


def test_query_is_words_even_where_a_file_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "career").write_text("something else")
    monkeypatch.chdir(tmp_path)
    assert query_from("career") == "career"


@pytest.mark.parametrize("words", ["", "?!", "a\0b"])
def test_words_that_are_none(words: str):
    with pytest.raises(InputError):
        query_from(words)


def test_words_in_the_shells_own_encoding():
    assert query_from("caf\udce9 talk") == "café talk"
