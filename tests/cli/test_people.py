"""People from the command line: from notes to a contract, to files, to today, to nothing left."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from copilot.cli.main import main
from copilot.settings import Settings
from tests.cli.conftest import Ran
from tests.fakes.kept_copilot import KeptCopilot
from tests.fakes.scripted_copilot import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a store of its own, with text on standard input."""
    monkeypatch.setenv("COLUMNS", "200")
    engine = KeptCopilot(Settings(data_dir=tmp_path / "data", retention_months=24))

    def run(*arguments: str | Path, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = main([str(each) for each in arguments], lambda: engine)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture
def agreed(run: Run) -> Run:
    """Tomasz, a conversation in April, and its contract in force."""
    run("people", "add", "Tomasz", "--role", "engineer")
    run("conversations", "add", "Tomasz", "-", "--date", "2026-04-14", stdin=NOTES)
    assert run("contract", "approve", "tom").status == 0
    return run


def told(ran: Ran) -> dict[str, object]:
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_somebody_is_called_something_else_and_a_blank_name_is_refused(run: Run):
    run("people", "add", "Tomasz", "--role", "engineer")
    renamed = told(run("people", "rename", "tomasz", "Tomek  Berg", "--json"))
    assert (renamed["name"], renamed["role"]) == ("Tomek Berg", "engineer")
    assert (
        told(run("people", "rename", "tomek", "Tomek", "--role", "lead", "--json"))["role"]
        == "lead"
    )
    assert run("people", "rename", "tomek", "  ").status == 1


def test_people_are_added_listed_and_found_by_the_beginning_of_their_name(run: Run):
    assert "Nobody yet" in run("people").out
    added = told(run("people", "add", "Tomasz  Zielinski", "--json"))
    run("people", "add", "Tomas Berg")
    assert told(run("people", "list", "--json"))["people"][1] == added
    assert told(run("people", "show", "tomasz", "--json"))["person"] == added
    unclear = run("people", "show", "tom")
    assert (unclear.status, "More than one person fits" in unclear.err) == (1, True)
    assert run("people", "show", "Nobody").status == 1
    assert run("people", "add", "  ").status == 1


def test_a_draft_is_edited_in_a_file_and_approved_from_it(run: Run, tmp_path: Path):
    run("people", "add", "Tomasz")
    run("conversations", "add", "Tomasz", "-", "--date", "2026-04-14", stdin=NOTES)
    draft = tmp_path / "draft.json"
    assert run("contract", "draft", "Tomasz", "--out", draft).status == 0
    assert draft.stat().st_mode & 0o077 == 0
    edited = json.loads(draft.read_text("utf-8"))
    edited["contract"]["direction"] = "Architecture, without people to lead"
    edited["contract"]["commitments"][1]["action"] = "Ask Ines about the talk"
    draft.write_text(json.dumps(edited), "utf-8")
    first = told(run("contract", "approve", "Tomasz", "--from", draft, "--json"))
    assert (first["version"], first["direction"]) == (1, "Architecture, without people to lead")
    again = run("contract", "approve", "Tomasz", "--from", draft)
    assert again.status == 1
    assert "approved elsewhere" in again.err
    assert told(run("contract", "show", "Tomasz", "--json"))["version"] == 1


def test_a_broken_draft_is_told_by_its_place_and_not_by_its_words(run: Run, tmp_path: Path):
    run("people", "add", "Tomasz")
    draft = tmp_path / "draft.json"
    line = {"owner": "manager", "action": "CANARY", "due": "CANARY"}
    text = {"conversation": "c", "version": 0, "contract": {"commitments": [line]}}
    draft.write_text(json.dumps(text), "utf-8")
    ran = run("contract", "approve", "Tomasz", "--from", draft)
    assert (ran.status, "contract.commitments.0.due" in ran.err) == (1, True)
    assert "CANARY" not in ran.err
    assert "can't be read" in run("contract", "approve", "Tomasz", "--from", tmp_path).err


def test_versions_are_told_apart_and_lines_settled(agreed: Run):
    lines = told(agreed("contract", "show", "tom", "--json"))["commitments"]
    ask = next(line for line in lines if line["action"] == "Ask Ines")
    ran = agreed("contract", "settle", "tom", ask["id"][:8], "done", "--note", "she agreed")
    assert ran.status == 0
    assert agreed("contract", "settle", "tom", "nowhere", "done").status == 1
    told(agreed("contract", "approve", "tom", "--json"))
    changes = told(agreed("contract", "diff", "tom", "--json"))
    assert (changes["from"], changes["to"]) == (1, 2)
    assert "New: Shadow Ines" in agreed("contract", "diff", "tom", "--from", "0", "--to", "1").out
    assert agreed("contract", "diff", "tom", "--to", "9").status == 1
    review = told(agreed("contract", "show", "tom", "--json"))["review"][0]["id"]
    ticked = told(agreed("contract", "settle", "tom", review, "done", "--json"))
    assert ticked["review"][0]["done"] is True


def test_today_asks_until_it_is_done(agreed: Run, tmp_path: Path):
    def kinds() -> list[str]:
        items = told(agreed("today", "--date", "2026-04-15", "--json"))["items"]
        return [item["kind"] for item in items]

    assert kinds() == ["repair", "summary", "own-undated", "own-undated", "book"]
    out = tmp_path / "summary.eml"
    assert agreed("export", "tom", "--as", "summary", "--out", out).status == 0
    assert "summary" not in kinds()
    repair = told(agreed("today", "--date", "2026-04-15", "--json"))["items"][0]
    assert "the senior title is basically his" in repair["what"]
    assert "Put right" in agreed("contract", "settle", "tom", repair["about"][:8], "done").out
    assert "repair" not in kinds()
    agreed("conversations", "add", "tom", "--date", "2099-07-14")
    assert "book" not in kinds()
    assert "Send the contract" not in agreed("today", "--date", "2026-04-15").out


def test_nothing_is_written_but_where_it_was_said(agreed: Run, tmp_path: Path):
    before = sorted(tmp_path.iterdir())
    printed = agreed("export", "tom", "--as", "summary", "--manager", "Ana")
    assert printed.out.startswith("What we agreed on 14 April 2026\n\nHi Tomasz,")
    assert "the senior title" not in printed.out
    shown = told(agreed("export", "tom", "--as", "summary", "--json"))
    assert str(shown["mailto"]).startswith("mailto:?subject=What%20we%20agreed")
    assert agreed("export", "tom", "--as", "document").status == 1
    assert sorted(tmp_path.iterdir()) == before
    assert agreed("export", "tom", "--out", tmp_path / "no" / "folder").status == 1


@pytest.mark.parametrize(
    ("form", "holds"),
    [
        ("json", b'"notes"'),
        ("markdown", b"Tomasz"),
        ("contract", b"# Development contract"),
        ("document", b"PK"),
        ("calendar", b"BEGIN:VCALENDAR"),
        ("summary", b"X-Unsent: 1"),
        ("invitation", b"X-Unsent: 1"),
        ("reflection", b"X-Unsent: 1"),
        ("nudge", b"X-Unsent: 1"),
        ("put-right", b"X-Unsent: 1"),
    ],
)
def test_every_form_is_written_for_its_owner_alone(
    agreed: Run, tmp_path: Path, form: str, holds: bytes
):
    out = tmp_path / "file"
    shape = told(agreed("export", "tom", "--as", form, "--out", out, "--json"))
    assert shape == {"written": str(out), "as": form}
    assert holds in out.read_bytes()
    assert out.stat().st_mode & 0o077 == 0
    if form not in {"json", "markdown"}:
        assert b"basically his" not in out.read_bytes()
    if form == "put-right":
        mail = message_from_bytes(out.read_bytes(), policy=policy.default)
        assert "I said more than I can decide" in mail.get_body(("plain",)).get_content()


def test_a_mail_about_what_was_missed_needs_something_missed(agreed: Run):
    ran = agreed("export", "tom", "--as", "missed")
    assert (ran.status, "Nothing of yours is overdue" in ran.err) == (1, True)
    lines = told(agreed("contract", "show", "tom", "--json"))["commitments"]
    agreed("contract", "settle", "tom", lines[1]["id"], "missed")
    assert lines[1]["action"] in agreed("export", "tom", "--as", "missed").out


def test_a_contract_is_needed_before_it_can_be_taken_out(run: Run):
    run("people", "add", "Tomasz")
    for form in ("contract", "document", "summary", "nudge", "missed"):
        assert "is approved yet" in run("export", "Tomasz", "--as", form, "--out", "x").err
    assert "no such contract" in run("contract", "show", "Tomasz").err
    assert "none with notes" in run("contract", "draft", "Tomasz").err


def test_what_the_report_sees_is_shown_as_it_will_be(agreed: Run):
    shown = agreed("contract", "show", "tom", "--as-report", "--manager", "Ana").out
    assert "Tomasz takes on" in shown
    assert "Shadow Ines, by 31 May 2026" in shown
    assert "basically" not in shown


def test_conversations_are_planned_moved_held_and_noted(run: Run, tmp_path: Path):
    run("people", "add", "Tomasz")
    planned = told(run("conversations", "add", "Tomasz", "--date", "2099-01-14", "--json"))
    assert planned["held"] is False
    event = Calendar.from_ical(run("export", "Tomasz", "--as", "calendar").out).walk("VEVENT")[0]
    assert event.decoded("DTSTART") == dt.date(2099, 1, 14)
    moved = run("conversations", "change", "Tomasz", str(planned["id"]), "--date", "2026-04-14")
    assert "Planned: full, 14 April 2026" in moved.out
    held = run("conversations", "change", "Tomasz", str(planned["id"])[:8], "--held")
    assert "Held" in held.out
    notes = tmp_path / "notes.txt"
    notes.write_text(NOTES, "utf-8")
    assert run("conversations", "notes", "Tomasz", notes).status == 0
    assert run("conversations", "notes", "Tomasz").out.strip() == NOTES.strip()
    assert f"{len(NOTES.split())} words" in run("conversations", "list", "Tomasz").out
    unknown = run("conversations", "add", "Tomasz", "--trigger", "mood")
    assert (unknown.status, "spark-gone" in unknown.err) == (1, True)


def test_looking_back_shows_words_and_facts(agreed: Run):
    audit = told(agreed("conversations", "audit", "tom", "--json"))["findings"]
    assert [each["failure"] for each in audit if each["quotes"]] == ["promises", "goes-nowhere"]
    assert "Nothing seen." in agreed("conversations", "audit", "tom").out
    assert "three years from now?" in agreed("people", "recall").out
    compared = told(agreed("people", "compare", "tom", "--json"))
    assert {each["phase"] for each in compared["never_asked"]} == {"where_to"}
    assert "Never asked" in agreed("people", "compare", "tom").out
    assert "What's changed since we last spoke?" in agreed("people", "show", "tom").out


def test_erasing_asks_first_and_a_backup_brings_back(agreed: Run, tmp_path: Path):
    assert "Say --yes" in agreed("erase", "tom").err
    copy = tmp_path / "copy"
    assert agreed("backup", copy).status == 0
    assert told(agreed("erase", "tom", "--yes", "--json"))["rows"] > 0
    assert told(agreed("people", "--json"))["people"] == []
    assert told(agreed("backup", "--restore", copy, "--json"))["restored"] == str(copy)
    assert len(told(agreed("people", "--json"))["people"]) == 1
    assert agreed("backup").status == 2


def test_what_is_too_old_is_named_before_it_goes(run: Run):
    run("people", "add", "Tomasz")
    run("conversations", "add", "Tomasz", "-", "--date", "2020-01-14", stdin=NOTES)
    shown = run("erase", "--expired").out
    assert shown.startswith("Would be erased (say --yes)")
    assert "1 conversations" in shown
    assert told(run("erase", "--expired", "--yes", "--json"))["erased"] is True
    assert told(run("conversations", "list", "Tomasz", "--json"))["conversations"] == []
    assert run("erase").status == 2
    assert run("erase", "Tomasz", "--expired").status == 2
