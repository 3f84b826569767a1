"""The Copilot as a script uses it: the same verbs, with the shipped model and data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import copilot as package
from copilot import Copilot, Notes
from copilot.errors import DataFileError, InputError
from copilot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tests.conftest import MarkedCopilot

    MakeMarked = Callable[[Mapping[str, Sequence[str]]], MarkedCopilot]

DAY = dt.date(2026, 4, 14)
PROMISE = "You'll be promoted in June, it's settled."
NOTES = Notes(
    text=f"Tomasz, career chat\n- me: ask Ines by Friday\n- T: shadow the audit\n{PROMISE}",
    date=DAY,
    manager="Ana",
    report="Tomasz",
)
MARKS = {
    "ask Ines by Friday": ("line:commitment",),
    "shadow the audit": ("line:commitment",),
    PROMISE: ("flag:promise-beyond-authority", "subject:promotion"),
}


def test_the_package_offers_copilot_and_notes_and_nothing_else():
    assert package.Copilot is Copilot
    assert package.Notes is Notes
    with pytest.raises(AttributeError, match="Copilots"):
        package.Copilots  # noqa: B018


def test_a_review_is_everything_in_one_pass(marked_copilot: MakeMarked):
    copilot = marked_copilot(MARKS)
    review = copilot.review(NOTES)
    (mine,) = review.draft.contract.manager_commitments
    assert (mine.action, mine.due) == ("Ask Ines", dt.date(2026, 4, 17))
    assert [item.action for item in review.draft.contract.their_commitments] == ["Shadow the audit"]
    assert [flag.category for flag in review.flags] == ["promise-beyond-authority"]
    assert [held.evidence.quote for held in review.draft.held_back] == [PROMISE]
    assert review.questions[0].evidence is not None
    assert review.questions[0].evidence.quote == PROMISE
    windows = len(copilot.encoder.read)
    copilot.review(NOTES)
    assert len(copilot.encoder.read) == 2 * windows


def test_each_verb_gives_its_part_of_the_review(marked_copilot: MakeMarked):
    copilot = marked_copilot(MARKS)
    review = copilot.review(NOTES)
    assert copilot.read(NOTES) == review.reading
    assert copilot.flag(NOTES) == review.flags
    assert copilot.draft(NOTES) == review.draft
    assert copilot.suggest(NOTES) == review.questions
    assert copilot.suggest(NOTES, n=2) == review.questions[:2]


def test_a_policy_of_ones_own_is_kept_to(marked_copilot: MakeMarked, tmp_path: Path):
    path = tmp_path / "authority.yaml"
    path.write_text("decide:\n  - {subject: promotion}\n", "utf-8")
    policy = Copilot.read_policy(path)
    assert marked_copilot(MARKS).flag(NOTES, policy) == ()
    assert marked_copilot(MARKS).review(NOTES, policy=policy).flags == ()
    assert Copilot(Settings(policy=path, data_dir=tmp_path)).policy == policy
    path.write_text("decide: 3\n", "utf-8")
    with pytest.raises(DataFileError, match=r"authority\.yaml:1:"):
        Copilot.read_policy(path)


def test_moves_and_dates(marked_copilot: MakeMarked):
    copilot = marked_copilot({"What would help?": ("move:open-question",)})
    assert copilot.moves("What would help?", "manager", "I am stuck.") == ("open-question",)
    assert copilot.moves_of_many([]) == []
    (due,) = copilot.dates("me: ask Ines by Friday", DAY)
    assert (due.span, due.due) == ("by Friday", dt.date(2026, 4, 17))


def test_every_verb_refuses_what_cannot_be_read(marked_copilot: MakeMarked):
    copilot = marked_copilot({})
    for verb in (copilot.read, copilot.flag, copilot.suggest, copilot.draft, copilot.review):
        with pytest.raises(InputError):
            verb(Notes(text="\0"))
    with pytest.raises(InputError):
        copilot.dates("", DAY)
    with pytest.raises(InputError):
        copilot.moves("…")


def test_parts_are_loaded_once(copilot: Copilot):
    assert copilot.encoder is copilot.encoder
    assert copilot.passages is copilot.passages
    assert copilot.passage("no/such") is None
    assert all(copilot.passage(question.topic) for question in copilot.questions)
    assert copilot.samples


def test_search_finds_a_passage_and_builds_its_index_once(marked_copilot: MakeMarked):
    copilot = marked_copilot({})
    told: list[tuple[int, int]] = []
    index = copilot.build_index(lambda *so_far: told.append(so_far))
    assert copilot.index is index
    assert told[-1][0] == told[-1][1] > 0
    hits = copilot.search("she may resign", 3)
    assert len(hits) == 3
    assert all(copilot.passage(hit.topic) for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_local_and_from_settings_load_nothing_yet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("COPILOT_DATA_DIR", str(tmp_path))
    assert Copilot.from_settings().settings.data_dir == tmp_path
    assert set(vars(Copilot.local())) == {"settings", "house", "guest"}


@pytest.mark.parametrize("before", ["", "Career chat with Tomasz\n- "])
def test_the_shipped_model_drafts_a_plain_commitment(copilot: Copilot, before: str):
    review = copilot.review(Notes(text=f"{before}me: ask Ines by Friday", date=DAY))
    (item,) = review.draft.contract.manager_commitments
    assert item.due == dt.date(2026, 4, 17)
    assert "ask Ines" in item.evidence.quote


def test_the_shipped_model_flags_a_plain_promise(copilot: Copilot):
    flags = copilot.flag(Notes(text=PROMISE.rstrip("."), date=DAY))
    assert "promise-beyond-authority" in {flag.category for flag in flags}


def test_the_shipped_model_says_the_same_twice(copilot: Copilot):
    for sample in copilot.samples:
        assert copilot.review(sample.notes) == copilot.review(sample.notes)
