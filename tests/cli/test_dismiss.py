from __future__ import annotations

import datetime as dt
import io
import json
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from copilot.cli.main import main
from copilot.risk.dismissals import Wish, dismiss_once
from tests.cli.conftest import Ran
from tests.fakes.dismissal_memory import DismissalMemory
from tests.fakes.flagged import flagged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Dismiss = Callable[..., Ran]


@pytest.fixture
def store() -> DismissalMemory:
    return DismissalMemory()


@pytest.fixture
def dismiss(
    store: DismissalMemory, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Dismiss:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    engine = SimpleNamespace(dismissals=store)

    def run(*arguments: str | Path, stdin: str = "") -> Ran:
        piped = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", piped)
        status = main(["dismiss", *map(str, arguments)], lambda: engine)  # type: ignore[arg-type]
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


def _ids(store: DismissalMemory) -> list[str]:
    return [item.id for item in store.known.items] if store.known else []


def test_a_category(dismiss: Dismiss, store: DismissalMemory):
    ran = dismiss("--category", "dismissing")
    (only,) = _ids(store)
    assert ran.status == 0
    assert ran.out == (
        "Dismissed: dismissing below high severity, in all notes.\n"
        f"Undo: copilot dismiss --undo {only}\n"
    )
    assert ran.err == ""


def test_a_ceiling_that_folds_nothing_today_is_told(dismiss: Dismiss, store: DismissalMemory):
    ran = dismiss("--category", "dismissing", "--below", "medium")
    assert ran.status == 0
    assert len(_ids(store)) == 1
    assert "Say --below high" in ran.err
    assert dismiss("--category", "advice-giving", "--below", "medium").err == ""


@pytest.mark.parametrize(
    ("category", "said"),
    [
        ("dismising", "Did you mean dismissing?"),
        ("zzz", "These are there: promise-beyond-authority"),
        ("discriminatory", "never dismissed by category"),
    ],
)
def test_a_category_that_cant_be_dismissed(
    dismiss: Dismiss, store: DismissalMemory, category: str, said: str
):
    ran = dismiss("--category", category)
    assert ran.status == 1
    assert said in " ".join(ran.err.split())
    assert _ids(store) == []


def test_a_phrase_from_a_file_and_from_standard_input(
    dismiss: Dismiss, store: DismissalMemory, tmp_path: Path
):
    file = tmp_path / "phrase.txt"
    file.write_text("The raise is\nbasically done.\n")
    ran = dismiss("--phrase", file)
    assert "a phrase of 5 words" in ran.out
    assert "raise" not in ran.out
    dismiss("--phrase", "-", stdin="the raise is basically done")
    assert len(_ids(store)) == 1


@pytest.mark.parametrize("words", ["", "…", "word " * 61, "\0"])
def test_a_phrase_that_is_none(dismiss: Dismiss, store: DismissalMemory, words: str):
    ran = dismiss("--phrase", "-", stdin=words)
    assert ran.status == 1
    assert ran.err
    assert _ids(store) == []


def test_the_list(dismiss: Dismiss):
    assert dismiss("--list").out == "Nothing is dismissed.\n"
    dismiss("--category", "dismissing")
    dismiss("--phrase", "-", "--report", "Bo", stdin="realistic")
    out = dismiss("--list").out
    assert "a phrase of 1 word " in out
    assert "in notes about one person" in out
    assert "Bo" not in out
    assert len(dismiss("--list", "--report", "bo").out.splitlines()) == 2
    assert len(dismiss("--list", "--report", "Ana").out.splitlines()) == 1


def test_a_flag_dismissed_in_the_app_is_listed_too(dismiss: Dismiss, store: DismissalMemory):
    text = "let's be realistic"
    wish = Wish(dt.date(2026, 4, 14))
    store.change(lambda known: dismiss_once(known, flagged(text, text), text, wish))
    assert dismiss("--list").out.split() == (
        [*_ids(store), *"one dismissing flag in all notes 2026-04-14".split()]
    )


def test_json_holds_no_hashes(dismiss: Dismiss):
    made = json.loads(dismiss("--phrase", "-", "--report", "Bo", "--json", stdin="realistic").out)
    assert set(made) == {"id", "on", "kind", "words", "one_person"}
    assert made["one_person"] is True
    assert json.loads(dismiss("--list", "--json").out) == {"dismissals": [made]}
    assert json.loads(dismiss("--undo", made["id"], "--json").out) == made
    assert json.loads(dismiss("--undo-all", "--json").out) == {"undone": []}


def test_undo(dismiss: Dismiss, store: DismissalMemory):
    dismiss("--category", "dismissing")
    dismiss("--category", "advice-giving")
    first, second = _ids(store)
    ran = dismiss("--undo", first)
    assert ran.out == "Taken back: dismissing below high severity, in all notes.\n"
    assert _ids(store) == [second]


@pytest.mark.parametrize(("wanted", "named"), [("0123abcd", True), ("the raise is done", False)])
def test_undo_of_what_isnt_there(dismiss: Dismiss, wanted: str, named: str):
    ran = dismiss("--undo", wanted)
    assert ran.status == 1
    assert (wanted in ran.err) is named
    assert "Nothing was changed" in ran.err


def test_undo_all(dismiss: Dismiss, store: DismissalMemory):
    dismiss("--category", "dismissing")
    dismiss("--category", "advice-giving")
    assert dismiss("--undo-all").out == "Taken back: 2. Every flag is shown again.\n"
    assert _ids(store) == []


@pytest.mark.parametrize(
    "arguments",
    [[], ["--list", "--undo-all"], ["--category", "x", "--phrase", "-"], ["--below", "low"]],
)
def test_one_thing_at_a_time(dismiss: Dismiss, arguments: list[str]):
    assert dismiss(*arguments).status == 2


def test_what_the_store_warns_of_is_told(dismiss: Dismiss, store: DismissalMemory):
    store.warnings = ("The file was moved.",)
    ran = dismiss("--list", "--json")
    assert ran.err == "copilot: The file was moved.\n"
    assert json.loads(ran.out) == {"dismissals": []}
