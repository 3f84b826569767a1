from __future__ import annotations

from copilot.adapters.ingest.chunks import LONGEST, SHORTEST, chunks, slug
from copilot.adapters.ingest.extract import Block


def _words(count: int, word: str = "word") -> str:
    return " ".join([word] * (count - 1) + ["end."])


def test_sections_know_the_headings_above_them():
    blocks = [
        Block("First of all."),
        Block("Asking", 1),
        Block("Why", 2, 3),
        Block("Because.", page=4),
        Block("Listening", 1),
        Block("Longer."),
    ]
    found = list(chunks(blocks, "Ours"))
    assert [(each.id, each.heading, each.above) for each in found] == [
        ("ours", "Ours", ("Ours",)),
        ("why", "Why", ("Ours", "Asking", "Why")),
        ("listening", "Listening", ("Ours", "Listening")),
    ]
    assert found[1].page == 4


def test_ids_are_unique_and_stay_when_a_later_heading_repeats_them():
    first = [Block("Asking", 1), Block("Examples", 2), Block("One.")]
    second = [Block("Listening", 1), Block("Examples", 2), Block("Two.")]
    third = [Block("Examples", 2), Block("Three.")]
    ids = [each.id for each in chunks([*first, *second, *third], "Ours")]
    assert ids == ["examples", "listening-examples", "ours-listening-examples"]
    assert [each.id for each in chunks(first, "Ours")] == ids[:1]
    many = [each.id for each in chunks([*first, *second, *third, *third, *third], "Ours")]
    assert len(set(many)) == 5


def test_a_long_section_is_cut_at_paragraphs_into_parts_of_like_length():
    blocks = [Block("Long", 1), *(Block(_words(50)) for _ in range(10))]
    found = list(chunks(blocks, "Ours"))
    assert [each.id for each in found] == ["long", "long-2"]
    assert all(SHORTEST <= len(each.text.split()) <= LONGEST for each in found)
    assert sum(each.text.count("end.") for each in found) == 10


def test_a_paragraph_longer_than_a_passage_is_cut_at_sentences_then_words():
    for text in (" ".join([_words(30)] * 20), "word " * 600, "字" * 5_000, "- item\n" * 400):
        found = list(chunks([Block(text)], "Ours"))
        assert len(found) > 1
        assert all(len(each.text.split()) <= LONGEST for each in found)
        joined = "".join("".join(each.text.split()) for each in found)
        assert joined == "".join(text.split())


def test_bullets_stay_one_list():
    (only,) = chunks([Block("Do:"), Block("- ask"), Block("- wait"), Block("Then go.")], "Ours")
    assert only.text == "Do:\n\n- ask\n- wait\n\nThen go."


def test_slugs():
    assert slug("Où êtes-vous? (2)") == "ou-etes-vous-2"
    assert slug("聞く") == slug("聞く") != slug("話す")
    assert len(slug("very long " * 30)) <= 60
