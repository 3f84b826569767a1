"""``python -m evals``: what it reads, prints and writes, and when it says that things got worse."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from evals import __main__ as command
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., int]

CASES = [
    {"id": "d1", "text": "ask by Friday", "due": "2026-04-17", "kind": "weekday"},
    {"id": "d2", "text": "ask by Friday", "due": None, "kind": "none"},
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with cases of dates, which need no model."""
    folder = tmp_path / "evals"
    (folder / "cases").mkdir(parents=True)
    lines = [json.dumps({**case, "reference": "2026-04-14"}) for case in CASES]
    (folder / "cases" / "dates.jsonl").write_text("\n".join([*lines, "", ""]), "utf-8")
    monkeypatch.setattr(command, "HERE", folder)
    return folder


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with these arguments; its exit status."""
    assert here.is_dir()

    def main(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["evals", *arguments])
        return command.main()

    return main


def test_an_unknown_suite_is_named_with_those_there_are(
    run: Run, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as left:
        run("dates", "horoscope")
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "no suite is called horoscope" in said
    assert all(name in said for name in command.SUITES)


def test_baselines_are_written_once_and_then_held(
    run: Run, here: Path, capsys: pytest.CaptureFixture[str]
):
    assert run("dates", "--write-baselines") == 0
    assert json.loads((here / "baselines.json").read_text("utf-8")) == {
        "dates": {"exact": 0.5, "invented": 1.0}
    }
    assert run("dates") == 0
    latest = json.loads((here / "results" / "latest.json").read_text("utf-8"))
    assert latest == {"dates": {"exact": 0.5, "invented": 1.0, "cases": 2}}
    assert "0.500" in capsys.readouterr().out


def test_baselines_of_other_suites_stay(run: Run, here: Path):
    (here / "baselines.json").write_text('{"moves": {"open against closed": 0.8}}', "utf-8")
    assert run("dates", "--write-baselines") == 0
    assert set(json.loads((here / "baselines.json").read_text("utf-8"))) == {"moves", "dates"}


def test_a_figure_below_its_baseline_is_named(
    run: Run, here: Path, capsys: pytest.CaptureFixture[str]
):
    (here / "baselines.json").write_text('{"dates": {"exact": 0.9}}', "utf-8")
    assert run("dates") == 1
    assert "dates: exact is 0.500, was 0.900" in capsys.readouterr().err


def test_cases_of_ones_own_are_compared_with_nothing(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "own"
    folder.mkdir()
    for case in CASES:
        path = folder / f"{case['id']}.json"
        path.write_text(json.dumps({**case, "reference": "2026-04-14"}), "utf-8")
    assert run("dates", "--cases", str(folder), "--misses") == 0
    assert "d2: ask by Friday" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("figure", "now", "before", "fell"),
    [
        ("exact", 0.90, 0.91, False),
        ("exact", 0.88, 0.91, True),
        ("exact", 0.99, 0.91, False),
        ("invented", 1.0, 0.0, True),
        ("invented", 0.0, 1.0, False),
        ("review p50 ms", 900.0, 100.0, False),
    ],
)
def test_worse_is_lower_by_more_than_the_tolerance(
    here: Path,
    figure: str,
    now: float,
    before: float,
    fell: bool,  # noqa: FBT001
):
    (here / "baselines.json").write_text(json.dumps({"dates": {figure: before}}), "utf-8")
    outcome = Outcome({figure: now}, 1, lower_is_better=frozenset({"invented"}))
    assert command.compare({"dates": outcome}) == int(fell)


def test_a_suite_without_a_baseline_cannot_get_worse(here: Path):
    (here / "baselines.json").write_text("{}", "utf-8")
    assert command.compare({"dates": Outcome({"exact": 0.0}, 1)}) == 0
