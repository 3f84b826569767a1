"""Windows to token ids, and where each piece stands in them."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from copilot.adapters.packing import CLS, MAX_TOKENS, SEP, Packed, pack
from copilot.ports import Piece, Window

WORDS = ["[UNK]", ":", "manager", "Ana", "report", "ask", "Ines", "fine"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    """One token a word; its id is its place in WORDS."""
    made = Tokenizer(WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))  # noqa: S106
    made.pre_tokenizer = WhitespaceSplit()
    return made


def _told(packed: Packed) -> str:
    names = {CLS: "[CLS]", SEP: "[SEP]"} | dict(enumerate(WORDS))
    return " ".join(names[token] for token in packed.ids)


def test_a_window_is_header_then_pieces_each_with_its_prefix(tokenizer: Tokenizer):
    window = Window((Piece("ask Ines", "report"), Piece("fine")), "manager Ana")
    (packed,) = pack(tokenizer, [window])
    assert _told(packed) == "[CLS] manager Ana [SEP] report : ask Ines [SEP] fine [SEP]"


def test_without_a_header_the_pieces_come_first(tokenizer: Tokenizer):
    (packed,) = pack(tokenizer, [Window((Piece("fine"),))])
    assert _told(packed) == "[CLS] fine [SEP]"


def test_a_piece_knows_its_tokens_and_their_places_in_its_text(tokenizer: Tokenizer):
    text = "ask  Ines"
    (packed,) = pack(tokenizer, [Window((Piece("fine"), Piece(text, "report")))])
    first, second = packed.pieces
    assert (first.start, first.words, first.end) == (1, 1, 2)
    assert [WORDS[token] for token in packed.ids[second.start : second.words]] == ["report", ":"]
    assert [WORDS[token] for token in packed.ids[second.words : second.end]] == ["ask", "Ines"]
    assert [text[start:end] for start, end in second.offsets] == ["ask", "Ines"]


def test_windows_do_not_mix(tokenizer: Tokenizer):
    one, two = pack(tokenizer, [Window((Piece("ask"),)), Window((Piece("Ines"), Piece("fine")))])
    assert _told(one) == "[CLS] ask [SEP]"
    assert _told(two) == "[CLS] Ines [SEP] fine [SEP]"
    assert pack(tokenizer, []) == []


def test_what_does_not_fit_is_cut_and_what_follows_is_empty(tokenizer: Tokenizer):
    long = Piece("fine " * 500, "report")
    (packed,) = pack(tokenizer, [Window((long, Piece("ask", "manager")), "Ana")])
    assert len(packed.ids) == MAX_TOKENS
    first, second = packed.pieces
    assert first.offsets.shape == (first.end - first.words, 2)
    assert second.start == second.end
    assert second.offsets.shape == (0, 2)


def test_a_piece_without_tokens_takes_no_room(tokenizer: Tokenizer):
    (packed,) = pack(tokenizer, [Window((Piece("", "report"), Piece("fine")))])
    assert _told(packed) == "[CLS] fine [SEP]"
    assert packed.pieces[0].offsets.shape == (0, 2)
    assert packed.ids.dtype == np.int64
