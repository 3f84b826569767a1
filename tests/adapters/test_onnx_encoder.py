"""The shipped model: shapes, determinism, and what is said when a file is missing or damaged."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.adapters.packing import MAX_TOKENS
from copilot.content.locations import model_folder
from copilot.domain.labels import CATEGORIES, LINE_KINDS, MOVES, PHASES, SIGNAL_KINDS
from copilot.errors import EncoderError
from copilot.ports import Piece, Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WINDOWS = [
    Window((Piece("ask Ines by Friday", "manager"), Piece("She is fine.")), "manager Ana"),
    Window((Piece("👍 naïve – مرحبا"),)),
    Window((Piece("word " * 600, "report"), Piece("left over"))),
]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder(model_folder())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A model folder of our own, to damage."""
    folder = tmp_path / "model"
    shutil.copytree(model_folder(), folder)
    return folder


def test_texts_that_mean_the_same_are_nearer_than_others(encoder: OnnxEncoder):
    vectors = encoder.embed(
        ["She wants to leave the company.", "He may resign soon.", "The build is red again."]
    )
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


@pytest.mark.parametrize("text", ["", "   ", "word " * 1000, "👍"])
def test_any_text_has_a_unit_vector(encoder: OnnxEncoder, text: str):
    assert np.linalg.norm(encoder.embed([text])) == pytest.approx(1, abs=1e-5)


def test_no_texts_no_vectors(encoder: OnnxEncoder):
    assert encoder.embed([]).shape == (0, 384)
    assert encoder.tag([]) == []


def test_the_labels_name_every_head_that_the_package_asks_for(encoder: OnnxEncoder):
    piece = {f"flag:{name}" for name in CATEGORIES} | {f"line:{name}" for name in LINE_KINDS}
    piece |= {f"{group}:{name}" for group in ("phase", "deep") for name in PHASES}
    piece |= {f"signal:{name}" for name in SIGNAL_KINDS} | {f"move:{name}" for name in MOVES}
    token = {f"flag:{name}" for name in CATEGORIES} | {f"signal:{name}" for name in SIGNAL_KINDS}
    token |= {"begin", "owner:manager", "line:other"}
    assert piece | {"career"} <= set(encoder.piece_labels)
    assert token <= set(encoder.token_labels)
    compared = piece - {f"move:{name}" for name in MOVES}
    held = {f"line:{name}" for name in LINE_KINDS} - {
        "line:commitment",
        "line:review",
        "line:open-question",
    }
    assert compared - held <= set(encoder.thresholds)
    assert all(0 <= floor <= 1 for floor in encoder.thresholds.values())


def test_a_higher_score_is_never_less_likely_right(encoder: OnnxEncoder):
    told = [encoder.confidence(score) for score in (0, 0.2, 0.5, 0.8, 1)]
    assert told == sorted(told)
    assert all(0 <= each <= 1 for each in told)


def test_every_piece_gets_its_tags(encoder: OnnxEncoder):
    tags = encoder.tag(WINDOWS)
    assert [len(each) for each in tags] == [len(window.pieces) for window in WINDOWS]
    for window, window_tags in zip(WINDOWS, tags, strict=True):
        for piece, each in zip(window.pieces, window_tags, strict=True):
            assert each.labels.shape == (len(encoder.piece_labels),)
            assert each.tokens.shape == (len(each.offsets), len(encoder.token_labels))
            assert each.offsets.shape == (len(each.offsets), 2)
            assert each.labels.dtype == each.tokens.dtype == np.float32
            assert np.all((each.labels >= 0) & (each.labels <= 1))
            assert np.all((each.tokens >= 0) & (each.tokens <= 1))
            assert each.offsets.max(initial=0) <= len(piece.text)


def test_what_does_not_fit_into_one_pass_has_no_tokens(encoder: OnnxEncoder):
    long, left_over = encoder.tag(WINDOWS)[2]
    assert 0 < len(long.offsets) < MAX_TOKENS
    assert len(left_over.offsets) == 0


def test_the_same_words_always_get_the_same_tags(encoder: OnnxEncoder):
    one, two = encoder.tag(WINDOWS[:2]), encoder.tag(WINDOWS[:2])
    for first, second in zip(one, two, strict=True):
        for here, there in zip(first, second, strict=True):
            assert np.array_equal(here.labels, there.labels)
            assert np.array_equal(here.tokens, there.tokens)


def test_other_windows_do_not_change_the_tags(encoder: OnnxEncoder):
    alone = encoder.tag(WINDOWS[:1])[0][0]
    together = encoder.tag(WINDOWS)[0][0]
    assert np.array_equal(together.labels, alone.labels)
    assert np.array_equal(together.tokens, alone.tokens)


def test_progress_ends_with_everything_done(encoder: OnnxEncoder):
    told: list[tuple[int, int]] = []
    encoder.tag(WINDOWS[:2] * 30, lambda *so_far: told.append(so_far))
    assert told[-1] == (60, 60)
    assert told == sorted(told)


def test_the_id_is_that_of_graph_and_heads(encoder: OnnxEncoder, copied: Path):
    assert len(encoder.id) == 12
    assert OnnxEncoder(copied).id == encoder.id
    with (copied / "heads.npz").open("ab") as heads:
        heads.write(b"more")
    assert OnnxEncoder(copied).id != encoder.id


def _tag(encoder: OnnxEncoder) -> object:
    return encoder.tag(WINDOWS[:1])


def _labels(encoder: OnnxEncoder) -> object:
    return encoder.piece_labels


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("encoder.onnx", _tag),
        ("heads.npz", _tag),
        ("tokenizer.json", _tag),
        ("labels.json", _labels),
    ],
)
def test_a_missing_file_is_named(copied: Path, name: str, use: Callable[[OnnxEncoder], object]):
    (copied / name).unlink()
    with pytest.raises(EncoderError, match=f"{name} .*missing or damaged.*Install"):
        use(OnnxEncoder(copied))


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "tokenizer.json"])
def test_a_damaged_file_is_named(copied: Path, name: str):
    (copied / name).write_bytes(b"no model at all")
    with pytest.raises(EncoderError, match=name):
        _tag(OnnxEncoder(copied))
