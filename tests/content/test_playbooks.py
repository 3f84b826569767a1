"""Playbooks: ids, long sections, cues, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.playbooks import load_playbook, load_playbooks, topics_of
from copilot.content.sections import LONGEST, Section, cut_long
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str | bytes], Path]

HEAD = "---\nid: mine\ntitle: My playbook\n---\n"


def test_ids_come_from_headings(write: Write) -> None:
    body = (
        "\n# My playbook\n\n## Warm-up: Où & why? \n\nOne.\n\n### Closer\n\nTwo.\n\n"
        "## Named {#own-id}\n\nThree.\n\n## 問い\n\nFour.\n"
    )
    book = load_playbook(write("mine.md", HEAD + body))
    assert [(p.topic, p.heading) for p in book.passages] == [
        ("mine/warm-up-ou-why", "Warm-up: Où & why?"),
        ("mine/own-id", "Named"),
        ("mine/section-4", "問い"),
    ]
    assert book.passages[0].text == "One.\n\n### Closer\n\nTwo."
    assert (book.version, book.language, book.source) == (1, "en", "")


def test_text_outside_sections_is_kept(write: Write) -> None:
    book = load_playbook(write("mine.md", HEAD + "Before.\n\n# Title\n\nUnder it.\n"))
    assert [(p.topic, p.heading, p.text) for p in book.passages] == [
        ("mine/introduction", "My playbook", "Before."),
        ("mine/title", "Title", "Under it."),
    ]


def test_a_fenced_block_holds_no_headings(write: Write) -> None:
    body = "## One\n\n```\n## not a heading\n```\n\n## Two\n\nText.\n"
    book = load_playbook(write("mine.md", HEAD + body))
    assert [p.topic for p in book.passages] == ["mine/one", "mine/two"]


def test_a_long_section_is_cut_at_paragraph_ends(write: Write) -> None:
    paragraphs = [f"{number} " + "words " * 100 for number in range(6)]
    book = load_playbook(write("mine.md", f"{HEAD}## Long\n\n" + "\n\n".join(paragraphs)))
    assert [p.topic for p in book.passages] == ["mine/long", "mine/long-2", "mine/long-3"]
    assert [p.text[0] for p in book.passages] == ["0", "2", "4"]
    assert {p.heading for p in book.passages} == {"Long"}
    assert all(len(p.text) <= LONGEST for p in book.passages)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- one two\n- three four", ["- one two", "- three four"]),
        ("One two. Three four.", ["One two.", "Three four."]),
        ("one two three four", ["one two three", "four"]),
        ("onetwothreefourfive", ["onetwothreefour", "five"]),
    ],
)
def test_a_paragraph_without_end_is_cut_where_it_hurts_least(text: str, parts: list[str]) -> None:
    section = Section("a", "A", text, line=1)
    assert [part.text for part in cut_long(section, longest=15)] == parts


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("## One\n\nText.\n", 1, "front matter is missing"),
        ("", 1, "front matter is missing"),
        ("---\nid: mine\n## One\n", 1, "front matter has no end"),
        ("---\n---\n## One\n", 2, "nothing in it"),
        ("---\nid: mine\n---\n## One\n\nText.\n", 2, "`title` is missing"),
        ("---\nid: My Own\ntitle: x\n---\n## One\n\nText.\n", 2, "`id` is no id; use"),
        ("---\nid: mine\ntitle: x\nauthor: y\n---\n## One\n\nText.\n", 4, "`author` is no field"),
        ("---\nid: mine\ntitle: x\nversion: one\n---\n## One\n\nText.\n", 4, "`version`"),
        ("---\nid: mine\ntitle: [x\n---\n", 3, "this is no YAML"),
        (HEAD, 5, "no text"),
        (HEAD + "## One\n\n## Two\n\nText.\n", 5, "nothing under this heading"),
        (HEAD + "## One {#Big One}\n\nText.\n", 5, "`Big One` is no id"),
        (HEAD + "## One {#}\n\nText.\n", 5, "is no id"),
        (HEAD + "## One\n\nText.\n\n## one!\n\nText.\n", 9, "the id `one` stands twice"),
    ],
)
def test_a_mistake_is_told_by_its_line(write: Write, text: str, line: int, said: str) -> None:
    path = write("mine.md", text)
    with pytest.raises(DataFileError) as caught:
        load_playbook(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "line"), [(HEAD.encode() + b"## One\n\n\xff", 7), (HEAD.encode() + b"\n\x00", 6)]
)
def test_bytes_that_are_no_text_are_told_by_their_line(write: Write, raw: bytes, line: int) -> None:
    path = write("mine.md", raw)
    with pytest.raises(DataFileError) as caught:
        load_playbook(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_cues_join_their_passages(write: Write, tmp_path: Path) -> None:
    write("playbooks/mine.md", HEAD + "## One\n\nText.\n\n## Two\n\nText.\n")
    write("cues/mine.yaml", "mine/two:\n  - how do I begin\n  - where to start\n")
    (book,) = load_playbooks(tmp_path)
    assert [p.cues for p in book.passages] == [(), ("how do I begin", "where to start")]
    assert topics_of([book]) == {"mine/one", "mine/two"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("mine/one: [a]\nmine/on: [b]\n", 2, "no passage `mine/on`; did you mean `mine/one`?"),
        ("mine/one: [a]\nelsewhere: [b]\n", 2, "name a passage of a playbook"),
        ("mine/one: a\n", 1, "`mine/one` should be a list"),
        ("mine/one:\n  - a\n  - ''\n", 3, "at least 1 character"),
        ("- mine/one\n", 1, "this should be fields"),
    ],
)
def test_a_mistake_in_cues_is_told_by_its_line(
    write: Write, tmp_path: Path, text: str, line: int, said: str
) -> None:
    write("playbooks/mine.md", HEAD + "## One\n\nText.\n")
    path = write("cues/mine.yaml", text)
    with pytest.raises(DataFileError) as caught:
        load_playbooks(tmp_path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_cues_of_no_playbook_are_refused(write: Write, tmp_path: Path) -> None:
    write("playbooks/mine.md", HEAD + "## One\n\nText.\n")
    write("cues/yours.yaml", "yours/one: [a]\n")
    with pytest.raises(DataFileError, match=r"yours\.yaml:1: there is no playbook `yours`"):
        load_playbooks(tmp_path)


def test_two_playbooks_cannot_share_an_id(write: Write, tmp_path: Path) -> None:
    write("playbooks/a.md", HEAD + "## One\n\nText.\n")
    write("playbooks/b.md", HEAD + "## Two\n\nText.\n")
    with pytest.raises(DataFileError, match=r"b\.md:1: there is another playbook `mine`"):
        load_playbooks(tmp_path)
