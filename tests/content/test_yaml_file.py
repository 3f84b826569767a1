"""Every mistake in a data file is told by its line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal

import pytest
from pydantic import Field

from copilot.content.yaml_file import load_yaml, load_yaml_list, parse_yaml
from copilot.domain.model import Model
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str | bytes], Path]


class Inner(Model):
    size: int


class Round(Model):
    kind: Literal["round"]
    radius: float


class Square(Model):
    kind: Literal["square"]
    side: float


class Thing(Model):
    id: str
    day: dt.date | None = None
    inner: Inner | None = None
    tags: tuple[str, ...] = ()
    shape: Annotated[Round | Square, Field(discriminator="kind")] | None = None


def test_a_value_is_read(write: Write) -> None:
    text = (
        "id: a\nday: 2026-05-04\ninner: {size: 2}\ntags: [x, 'yes']\n"
        "shape: {kind: round, radius: 1}\n"
    )
    thing = load_yaml(write("thing.yaml", text), Thing)
    assert thing == Thing(
        id="a",
        day=dt.date(2026, 5, 4),
        inner=Inner(size=2),
        tags=("x", "yes"),
        shape=Round(kind="round", radius=1),
    )


def test_a_list_is_read_in_order_whatever_its_line_ends(write: Write) -> None:
    path = write("things.yaml", b"\xef\xbb\xbf- id: b\r\n- id: a\r\n")
    assert [thing.id for thing in load_yaml_list(path, Thing)] == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("id: a\ntags: [x\n", 2, "this is no YAML"),
        ("id: a\n\tday: x\n", 2, "this is no YAML"),
        ("id: a\n---\nid: b\n", 2, "this is no YAML"),
        ("", 1, "nothing in it"),
        ("# only a comment\n", 1, "nothing in it"),
        ("id: a\nname: b\n", 2, "`name` is no field here"),
        ("id: a\ninner:\n  size: 1\n  colour: red\n", 4, "`colour` is no field here"),
        ("\nday: 2026-05-04\n", 2, "`id` is missing; add it"),
        ("id: a\ninner:\n  size: big\n", 3, "`size` should be a valid integer"),
        ("id: a\ninner:\n  size: 1.0\n", 3, "`size` should be a valid integer"),
        ("id: 12\n", 1, "`id` should be a valid string; put it in quotes"),
        ("id: yes\n", 1, "`id` should be a valid string; put it in quotes"),
        ("id: ~\n", 1, "`id` should be a valid string; put it in quotes"),
        ("id: a\nday: 2026-02-30\n", 2, "`day`"),
        ("id: a\ntags:\n  - x\n  - 1\n", 4, "`tags` should be a valid string"),
        ("id: a\ntags: x\n", 2, "`tags` should be a list"),
        ("id: a\nshape:\n  kind: round\n  radius: wide\n", 4, "`radius` should be a valid number"),
        ("id: a\nshape:\n  kind: oval\n", 2, "'round', 'square'"),
        ("- id: a\n", 1, "this should be fields"),
        ("id: a\nid: b\n", 2, "`id` stands twice"),
        ("id: a\n1: b\n", 2, "must be text"),
        ("id: a\n? [b]\n: c\n", 2, "must be text"),
        ("id: &x a\ntags: [*x]\n", 2, "an alias"),
        ("id: a\ninner: !!python/object:os.x {}\n", 2, "the tag"),
        ("id: a\ntags: !!binary aGk=\n", 2, "the tag"),
        ("id: a\ninner: {size: 12:30}\n", 2, "read as a number"),
        ("id: a\ninner:\n  size: .nan\n", 3, "read as a number"),
        ("id: a\ntags: " + "[" * 60 + "]" * 60, 2, "nested too deeply"),
        ("id: a\ntags: " + "[" * 100_000, 2, "nest"),
    ],
)
def test_a_mistake_is_told_by_its_line(write: Write, text: str, line: int, said: str) -> None:
    path = write("thing.yaml", text)
    with pytest.raises(DataFileError) as caught:
        load_yaml(path, Thing)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("id: a\n", 1, "should be a list"),
        (
            "- id: a\n- id: b\n  day: 2026-05-04\n- day: 2026-05-04\n  id: a\n",
            5,
            "`a` stands twice",
        ),
        ("- id: a\n- id: b\n  extra: 1\n", 3, "`extra` is no field here"),
        ("- id: a\n- b\n", 2, "this should be fields"),
        ("- id: a\n\n- {}\n", 3, "`id` is missing"),
    ],
)
def test_a_mistake_in_a_list_is_told_by_its_line(
    write: Write, text: str, line: int, said: str
) -> None:
    path = write("things.yaml", text)
    with pytest.raises(DataFileError) as caught:
        load_yaml_list(path, Thing)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_the_key_of_a_list_can_be_another_field(write: Write) -> None:
    path = write("inner.yaml", "- size: 1\n- size: 1\n")
    with pytest.raises(DataFileError, match=r":2: the size `1` stands twice"):
        load_yaml_list(path, Inner, key="size")


def test_the_first_of_several_mistakes_is_told_and_the_rest_counted(write: Write) -> None:
    path = write("thing.yaml", "zebra: 1\nid: 1\nday: x\n")
    with pytest.raises(DataFileError, match=r":1: `zebra` .* \(2 more after this one\)"):
        load_yaml(path, Thing)


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"id: a\ntags: [\xff]\n", 2, "this is no UTF-8; save the file as UTF-8"),
        ("id: a\ntags: [é]\n".encode("utf-16"), 1, "this is no UTF-8"),
        (b"id: a\n\ntags: [\x00]\n", 3, r"control character here (U+0000); delete it"),
        (b"id: a\x1b[0m\n", 1, r"control character here (U+001B)"),
    ],
)
def test_bytes_that_are_no_text_are_told_by_their_line(
    write: Write, raw: bytes, line: int, said: str
) -> None:
    path = write("thing.yaml", raw)
    with pytest.raises(DataFileError) as caught:
        load_yaml(path, Thing)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.yaml:1: can't be opened \(No such file"):
        load_yaml(tmp_path / "none.yaml", Thing)


def test_yaml_inside_a_file_counts_that_files_lines(tmp_path: Path) -> None:
    document = parse_yaml("id: a\ncolour: red\n", tmp_path / "a.md", first_line=2)
    with pytest.raises(DataFileError, match=r"a\.md:3: `colour`"):
        document.into(Thing)
