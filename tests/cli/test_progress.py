from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.cli.progress import Bar

if TYPE_CHECKING:
    import pytest


def _told(*, after: float) -> None:
    with Bar("Reading", after) as bar:
        bar(1, 4)
        bar(4, 4)


def test_bar_shows_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("FORCE_COLOR", "1")
    _told(after=0)
    said = capsys.readouterr()
    assert "Reading" in said.err
    assert said.out == ""


def test_no_bar_off_the_terminal(capsys: pytest.CaptureFixture[str]):
    _told(after=0)
    assert capsys.readouterr().err == ""


def test_no_bar_for_a_moment(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("FORCE_COLOR", "1")
    _told(after=60)
    assert capsys.readouterr().err == ""
