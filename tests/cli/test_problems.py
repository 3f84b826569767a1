"""Whatever comes in: a clear message, the right status, no traceback and none of the words."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from copilot.cli.main import main
from copilot.errors import SettingsError
from tests.fakes.scripted_copilot import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

VERBS = ("read", "flag", "suggest", "draft", "review")


def _refused(ran: Ran, *said: str) -> None:
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("copilot: ")
    assert "Traceback" not in ran.err
    for each in said:
        assert each in ran.err


@pytest.mark.parametrize("verb", [*VERBS, "dates"])
def test_file_that_is_not_there(cli: Callable[..., Ran], verb: str, tmp_path: Path):
    day = ("--date", "2026-04-14")
    _refused(cli(verb, tmp_path / "gone.txt", *day), "gone.txt", "can't be found")


def test_folder(cli: Callable[..., Ran], tmp_path: Path):
    _refused(cli("read", tmp_path), "is a folder")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_file_without_rights(cli: Callable[..., Ran], tmp_path: Path):
    path = tmp_path / "locked.txt"
    path.write_text(NOTES)
    path.chmod(0)
    _refused(cli("read", path), "may not be read")


def test_notes_where_a_name_belongs_are_not_repeated(cli: Callable[..., Ran]):
    ran = cli("flag", "told him the title is his " * 30)
    _refused(ran, "That file can't be found")
    assert "title" not in ran.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no words"),
        (b" \n\t ", "no words"),
        (b"PK\x03\x04\0\0\0\0binary", "no plain text"),
        (b"caf\x81\x8d", "can't be made out"),
        (b"word " * 50_000, "one conversation"),
        (b"a" * 900_000, "one conversation"),
    ],
)
@pytest.mark.parametrize("by", ["file", "stdin"])
def test_what_cannot_be_read_as_notes(
    cli: Callable[..., Ran], tmp_path: Path, data: bytes, said: str, by: str
):
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    _refused(cli("review", path) if by == "file" else cli("review", "-", stdin=data), said)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_read(cli: Callable[..., Ran], tmp_path: Path, encoding: str):
    path = tmp_path / "notes.txt"
    path.write_bytes("said – the team is fine".encode(encoding))
    ran = cli("read", path)
    assert ran.status == 0
    assert "the team is fine" in ran.out


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "14.4.2026", "tomorrow", "2026-4-1", ""]
)
@pytest.mark.parametrize("verb", [*VERBS, "dates"])
def test_day_that_is_none(cli: Callable[..., Ran], verb: str, day: str):
    _refused(cli(verb, "--date", day, stdin=NOTES), "YYYY-MM-DD")


def test_dates_without_a_day(cli: Callable[..., Ran]):
    _refused(cli("dates", stdin=NOTES), "--date 2026-04-14")


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "can't be opened"), ("decide: [", "policy.yaml:"), ("rules: []", "policy.yaml:1:")],
)
@pytest.mark.parametrize("verb", ["flag", "review"])
def test_policy_that_cannot_be_used(
    cli: Callable[..., Ran], tmp_path: Path, verb: str, content: str | None, said: str
):
    path = tmp_path / "policy.yaml"
    if content:
        path.write_text(content)
    _refused(cli(verb, "--policy", path, stdin=NOTES), said)


def test_settings_at_fault():
    def engine() -> None:
        raise SettingsError("The setting threads can't be used.")

    assert main(["samples"], engine) == 1


def test_what_nobody_foresaw_is_told_without_the_words(cli: Callable[..., Ran]):
    ran = cli("review", stdin="a crash over the raise")
    _refused(ran, "Something went wrong inside (KeyError at scripted_copilot.py:")
    assert "raise" not in ran.err


def test_debugging_shows_the_traceback(cli: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COPILOT_DEBUG", "1")
    ran = cli("review", stdin="a crash")
    assert ran.status == 1
    assert "Traceback" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nope",),
        ("flag", "--nope"),
        ("flag", "--fail-on", "awful"),
        ("suggest", "-n", "0"),
        ("suggest", "-n", "many"),
        ("search", "x", "-k", "51"),
        ("read", "one", "two"),
        ("app", "--port", "0"),
    ],
)
def test_wrong_usage(cli: Callable[..., Ran], arguments: tuple[str, ...]):
    ran = cli(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("--version",), ("flag", "-h")])
def test_help_needs_no_copilot(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    assert main(arguments, lambda: 1 / 0) == 0
    assert "copilot" in capsys.readouterr().out


def test_interrupted_quietly(capsys: pytest.CaptureFixture[str]):
    def engine() -> None:
        raise KeyboardInterrupt

    assert main(["samples"], engine) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
@pytest.mark.parametrize("form", ["--json", "--jsonl", None])
def test_reader_that_goes_away(
    tmp_path: Path, spawn: Callable[..., subprocess.Popen[str]], form: str | None
):
    notes = tmp_path / "notes.txt"
    notes.write_text('{"text": "the team is fine"}\n' * 2_000)
    reader, writer = os.pipe()
    os.close(reader)
    arguments = ["read", str(notes), *([form] if form else [])]
    with spawn(*arguments, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        assert process.communicate()[1] == ""
    assert process.returncode == 1


def test_import_of_the_command_line_stays_light():
    code = (
        "import sys, copilot.cli.main;"
        "print({'pydantic', 'rich', 'numpy', 'streamlit', 'chromadb'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "set()"
