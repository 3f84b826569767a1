"""A turn is read sentence by sentence."""

from __future__ import annotations

from copilot.reading.turns import sentence_moves
from tests.fakes.marking_encoder import MarkingEncoder


def test_every_sentence_has_its_move():
    encoder = MarkingEncoder(marks={"You were tired.": ["move:reflection"]})
    found = sentence_moves(encoder, "You were tired. What helped?  …", "It was long.")
    assert found == [("You were tired.", "reflection"), ("What helped?", "open-question")]
    first, second = encoder.read
    assert [piece.text for piece in first.pieces] == ["It was long.", "You were tired."]
    assert len(second.pieces) == 1


def test_a_turn_without_words_has_none():
    assert sentence_moves(MarkingEncoder(), " … ", None) == []
