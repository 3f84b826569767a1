from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import chromadb
import pytest
from chromadb.config import Settings

from copilot.adapters.search import HybridIndex, keeper
from tests.fakes.encoder import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from copilot.domain.passages import Playbook


def _build(playbooks: tuple[Playbook, ...], folder: Path, encoder_id: str = "fake") -> int:
    """Open the index as a process of its own would, ask it once, close it; texts embedded."""
    encoder = FakeEncoder(id=encoder_id)
    index = HybridIndex(playbooks, encoder, folder)
    assert index.settled(60)
    embedded = encoder.embedded
    assert index.search("how often should we meet?", 1)[0].topic == "career/rhythm"
    assert not index.warnings
    index.close()
    return embedded


def _names(folder: Path) -> list[str]:
    settings = Settings(anonymized_telemetry=False)
    with chromadb.PersistentClient(folder / "search", settings=settings) as client:
        return sorted(collection.name for collection in client.list_collections())


def _reworded(playbook: Playbook) -> Playbook:
    first = playbook.passages[0].model_copy(update={"text": "Meet each month."})
    return playbook.model_copy(update={"passages": (first, *playbook.passages[1:])})


def test_one_collection_a_playbook_named_by_encoder_and_content(
    career: Playbook, garden: Playbook, tmp_path: Path
):
    _build((career, garden), tmp_path)

    names = _names(tmp_path)

    assert len(names) == 2
    assert names[0].startswith("playbook-career-fake-")
    assert names[1].startswith("playbook-garden-fake-")


def test_a_changed_playbook_is_rebuilt_alone_and_its_old_collection_dropped(
    career: Playbook, garden: Playbook, tmp_path: Path
):
    whole = _build((career, garden), tmp_path)
    before = _names(tmp_path)
    (tmp_path / "search" / "not-ours").mkdir()

    rebuilt = _build((_reworded(career), garden), tmp_path)

    after = _names(tmp_path)
    assert 0 < rebuilt < whole - len(garden.passages)
    assert len(after) == 2
    assert after[0] != before[0]
    assert after[1] == before[1]
    folders = [each.name for each in (tmp_path / "search").iterdir() if each.is_dir()]
    assert "not-ours" in folders
    assert len(folders) <= 3


def test_changed_cues_count_as_a_change(career: Playbook, tmp_path: Path):
    _build((career,), tmp_path)
    passage = career.passages[1].model_copy(update={"cues": ("he cleared his locker",)})
    passages = (career.passages[0], passage, career.passages[2])

    assert _build((career.model_copy(update={"passages": passages}),), tmp_path)


def test_another_encoder_is_another_collection(career: Playbook, tmp_path: Path):
    first = _build((career,), tmp_path)

    assert _build((career,), tmp_path, "newer") == first
    assert [name.split("-")[2] for name in _names(tmp_path)] == ["newer"]


def test_collections_of_others_are_left_alone(career: Playbook, tmp_path: Path):
    settings = Settings(anonymized_telemetry=False)
    with chromadb.PersistentClient(tmp_path / "search", settings=settings) as client:
        client.create_collection("somebody-else", embedding_function=None)

    _build((career,), tmp_path)
    _build((_reworded(career),), tmp_path)

    assert "somebody-else" in _names(tmp_path)


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(4096))


def _halve(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _scribble(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(60_000))


@pytest.mark.parametrize("damage", [_garbage, _halve, _empty, _scribble])
def test_a_damaged_database_heals(
    damage: Callable[[Path], None], career: Playbook, garden: Playbook, tmp_path: Path
):
    whole = _build((career, garden), tmp_path)
    damage(tmp_path / "search" / "chroma.sqlite3")

    assert _build((career, garden), tmp_path) == whole
    assert _build((career, garden), tmp_path) == 0


def test_while_a_damaged_index_is_built_anew_words_answer(career: Playbook, tmp_path: Path):
    _build((career,), tmp_path)
    _garbage(tmp_path / "search" / "chroma.sqlite3")
    encoder = _Waits()

    index = HybridIndex((career,), encoder, tmp_path)
    assert encoder.mending.wait(60)

    assert index.search("how often should we meet?", 1)[0].topic == "career/rhythm"
    assert "damaged" in index.warnings[0]
    encoder.may_go_on.set()
    assert index.settled(60)
    assert not index.warnings


@pytest.mark.parametrize("name", ["header.bin", "data_level0.bin", "index_metadata.pickle"])
def test_a_damaged_vector_file_heals(name: str, career: Playbook, tmp_path: Path):
    whole = _build((_long(career),), tmp_path)
    files = [*(tmp_path / "search").glob(f"*/{name}")]
    assert files
    for file in files:
        _garbage(file)

    assert _build((_long(career),), tmp_path) == whole
    assert _build((_long(career),), tmp_path) == 0


def _long(playbook: Playbook) -> Playbook:
    """So many vectors that Chroma writes them to their files."""
    cues = tuple(f"how often is often enough, asked for the {n}th time" for n in range(1_200))
    first = playbook.passages[0].model_copy(update={"cues": cues})
    return playbook.model_copy(update={"passages": (first, *playbook.passages[1:])})


class _Waits(FakeEncoder):
    """Embeds nothing but queries until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.mending = threading.Event()
        self.may_go_on = threading.Event()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if len(texts) > 1:
            self.mending.set()
            assert self.may_go_on.wait(60)
        return super().embed(texts)


def test_a_missing_vector_file_heals(career: Playbook, tmp_path: Path):
    _build((career,), tmp_path)
    for header in (tmp_path / "search").glob("*/header.bin"):
        header.unlink()

    _build((career,), tmp_path)

    assert _build((career,), tmp_path) == 0


def test_an_opening_that_killed_its_process_is_not_tried_again(career: Playbook, tmp_path: Path):
    whole = _build((career,), tmp_path)
    (tmp_path / "search" / "opening").touch()

    assert _build((career,), tmp_path) == whole
    assert not (tmp_path / "search" / "opening").exists()


class _StopsHalfway(FakeEncoder):
    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if any("roses" in text for text in texts):
            raise KeyboardInterrupt
        return super().embed(texts)


def test_what_was_complete_before_an_interruption_is_kept(
    career: Playbook, garden: Playbook, tmp_path: Path
):
    with pytest.raises(KeyboardInterrupt):
        HybridIndex((career, garden), _StopsHalfway(), tmp_path)

    embedded = _build((career, garden), tmp_path)

    assert 0 < embedded < _build((career, garden), tmp_path, "newer")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda collection: collection.modify(metadata={"complete": False}),
        lambda collection: collection.delete(ids=["career/rhythm#0"]),
    ],
    ids=["unmarked", "entry-missing"],
)
def test_a_half_built_collection_is_built_anew(
    spoil: Callable[[chromadb.Collection], None], career: Playbook, tmp_path: Path
):
    whole = _build((career,), tmp_path)
    settings = Settings(anonymized_telemetry=False)
    with chromadb.PersistentClient(tmp_path / "search", settings=settings) as client:
        spoil(client.get_collection(_names(tmp_path)[0], embedding_function=None))

    assert _build((career,), tmp_path) == whole
    assert _build((career,), tmp_path) == 0


def test_old_collections_stay_until_the_new_one_is_complete(
    career: Playbook, garden: Playbook, tmp_path: Path
):
    _build((career, garden), tmp_path)
    before = _names(tmp_path)

    with pytest.raises(KeyboardInterrupt):
        HybridIndex((career, garden), _StopsHalfway(id="newer"), tmp_path)

    assert set(before) < set(_names(tmp_path))


def test_two_processes_at_once_build_once(career: Playbook, garden: Playbook, tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    with context.Pool(2, _be_patient) as pool:
        work = [((career, garden), tmp_path)] * 2
        embedded = pool.starmap(_build, work)

    assert min(embedded) == 0
    assert max(embedded) > 0
    assert len(_names(tmp_path)) == 2


def _be_patient() -> None:
    keeper.PATIENCE = 60.0


class PanicException(BaseException):
    pass


def test_a_panic_inside_chroma_counts_as_damage(
    career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    def panic(*_: object, **__: object) -> None:
        raise PanicException

    monkeypatch.setattr(chromadb.Collection, "query", panic)

    assert index.search("how often should we meet?", 1)[0].topic == "career/rhythm"


def test_an_interruption_while_chroma_works_is_no_damage(
    career: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(chromadb.Collection, "query", interrupt)

    with pytest.raises(KeyboardInterrupt):
        index.search("how often should we meet?", 1)
    assert not index.warnings


def test_no_text_is_kept_on_disk(career: Playbook, tmp_path: Path):
    _build((career,), tmp_path)

    with closing(sqlite3.connect(tmp_path / "search" / "chroma.sqlite3")) as connection:
        dump = "\n".join(connection.iterdump())

    assert "headhunter" not in dump
