from __future__ import annotations

import os
import shutil
import threading
import time
from typing import TYPE_CHECKING

import chromadb
import pytest
from filelock import FileLock

from copilot.adapters.search import HybridIndex, chroma, disk, keeper
from tests.fakes.encoder import FakeEncoder

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.passages import Playbook


def _topics(index: HybridIndex, query: str, k: int = 5) -> list[str]:
    return [hit.topic for hit in index.search(query, k)]


def test_finds_by_text_heading_and_cue(career: Playbook, garden: Playbook, tmp_path: Path):
    index = HybridIndex((career, garden), FakeEncoder(), tmp_path)

    assert _topics(index, "how often should we meet?")[0] == "career/rhythm"
    assert _topics(index, "a headhunter rang")[0] == "career/leaving"
    assert _topics(index, "prune the roses")[0] == "garden/roses"
    assert not index.warnings


def test_hits_come_best_first_with_scores_from_0_to_1(career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    hits = index.search("who decides about a promotion", 2)

    assert len(hits) == 2
    assert hits[0].topic == "career/promises"
    assert 1 >= hits[0].score > hits[1].score > 0
    assert hits[0].text == career.passages[2].text


def test_passage_by_its_topic(career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    assert index.passage("career/rhythm") == career.passages[0]
    assert index.passage("career/nothing") is None


def test_building_reports_progress_to_its_end(career: Playbook, tmp_path: Path):
    seen: list[tuple[int, int]] = []

    encoder = FakeEncoder()
    HybridIndex((career,), encoder, tmp_path, lambda done, total: seen.append((done, total)))

    assert seen[-1] == (encoder.embedded, encoder.embedded)
    assert encoder.embedded > len(career.passages) * 3


def test_opening_again_embeds_nothing(career: Playbook, tmp_path: Path):
    HybridIndex((career,), FakeEncoder(), tmp_path)
    encoder = FakeEncoder()

    index = HybridIndex((career,), encoder, tmp_path)

    assert encoder.embedded == 0
    assert _topics(index, "how often")[0] == "career/rhythm"


def test_no_playbooks_no_hits(tmp_path: Path):
    assert HybridIndex((), FakeEncoder(), tmp_path).search("anything", 3) == []


@pytest.mark.parametrize("query", ["", "   \n", "\0\0", "🙂🙃", "?!", "\u202e\u200f"])
def test_a_query_without_a_word_finds_nothing(query: str, career: Playbook, tmp_path: Path):
    assert HybridIndex((career,), FakeEncoder(), tmp_path).search(query, 5) == []


@pytest.mark.parametrize(
    "query",
    [
        "how\0often\0meet",
        "how often 🙂 meet \ud800",
        "\u202ehow often to meet\u202c",
        "كم مرة نلتقي how often",
        "how often to meet " + "and then we talked at length " * 70_000,
        "x" * 2_000_000,
    ],
    ids=["nul", "emoji-surrogate", "override", "right-to-left", "2-MB-notes", "2-MB-word"],
)
def test_a_weird_query_is_answered_quickly(query: str, career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)
    start = time.monotonic()

    found = _topics(index, query)

    assert time.monotonic() - start < 1
    if "often" in query:
        assert found[0] == "career/rhythm"


@pytest.mark.parametrize("k", [0, -1])
def test_none_asked_for_none_given(k: int, career: Playbook, tmp_path: Path):
    assert HybridIndex((career,), FakeEncoder(), tmp_path).search("meet", k) == []


def test_an_index_that_breaks_while_open_answers_by_words_and_heals(
    career: Playbook, tmp_path: Path
):
    encoder = FakeEncoder()
    index = HybridIndex((career,), encoder, tmp_path)
    _drop_all_collections(career, tmp_path)
    before = encoder.embedded

    assert _topics(index, "how often should we meet?")[0] == "career/rhythm"
    assert index.settled(60)

    assert encoder.embedded > before + len(career.passages)
    assert not index.warnings
    assert index.search("meet", 1)[0].score > 0.5


def test_healing_leaves_alone_what_another_version_has_built(career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)
    other = _drop_all_collections(career, tmp_path)

    index.search("how often should we meet?", 1)
    assert index.settled(60)

    assert other.search("meet", 1)
    assert not other.warnings


def test_a_folder_deleted_while_open_heals(career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)
    shutil.rmtree(tmp_path / "search")

    for _ in range(2):
        assert _topics(index, "how often should we meet?")[0] == "career/rhythm"
        assert index.settled(60)

    assert not index.warnings
    index.close()
    encoder = FakeEncoder()
    assert not HybridIndex((career,), encoder, tmp_path).warnings


def test_a_folder_that_cannot_be_written_leaves_search_in_memory(career: Playbook, tmp_path: Path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", "utf-8")

    index = HybridIndex((career,), FakeEncoder(), in_the_way)

    assert _topics(index, "how often")[0] == "career/rhythm"
    assert "COPILOT_DATA_DIR" in index.warnings[0]
    assert str(in_the_way) in index.warnings[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_leaves_search_in_memory(career: Playbook, tmp_path: Path):
    tmp_path.chmod(0o500)

    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    assert _topics(index, "how often")[0] == "career/rhythm"
    assert index.warnings


def test_while_another_process_builds_words_answer_and_then_its_index(
    career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(keeper, "PATIENCE", 0.2)
    start = time.monotonic()

    with FileLock(tmp_path / "search.lock"):
        index = HybridIndex((career,), FakeEncoder(), tmp_path)

        assert _topics(index, "how often should we meet?")[0] == "career/rhythm"
        assert time.monotonic() - start < 2
        assert "another copy of the app may be building" in index.warnings[0]

    assert index.settled(60)
    assert not index.warnings
    assert index.search("how often should we meet?", 1)[0].score > 0.5


def test_a_lock_that_is_never_let_go_is_tried_again_later(
    career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(disk, "LOCK_SECONDS", 0.1)
    monkeypatch.setattr(keeper, "AGAIN_SECONDS", 0.0)

    with FileLock(tmp_path / "search.lock"):
        index = HybridIndex((career,), FakeEncoder(), tmp_path)
        assert _topics(index, "how often")[0] == "career/rhythm"
        assert index.warnings

    assert index.settled(60)
    index.search("how often", 1)
    assert index.settled(60)
    assert not index.warnings


def test_a_disk_that_hangs_does_not_hold_up_an_answer(
    career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(chroma, "QUERY_SECONDS", 0.2)
    index = HybridIndex((career,), FakeEncoder(), tmp_path)
    over = threading.Event()
    monkeypatch.setattr(chromadb.Collection, "query", lambda *_, **__: over.wait())
    start = time.monotonic()

    for _ in range(3):
        assert _topics(index, "how often should we meet?")[0] == "career/rhythm"

    assert time.monotonic() - start < 2
    assert "doesn't answer" in index.warnings[0]
    over.set()


def _drop_all_collections(playbook: Playbook, folder: Path) -> HybridIndex:
    """Do what another version of the app does once it has built its own."""
    emptied = playbook.model_copy(update={"passages": playbook.passages[:1]})
    return HybridIndex((emptied,), FakeEncoder(id="another"), folder)
