"""What comes out of each kind of file, and what is said of those that give nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.ingest.extract import Block
from copilot.adapters.ingest.reading import read_apart
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.adapters.ingest.extract import Extract

PAGE = """
<html><head><title>Team wiki</title>
<style>.gone, p > #away {display: none} @media print {.menu {display: none}}</style></head>
<body><h1>Talks</h1><p class="menu">Ask <b>first</b>,<br>then wait.</p>
<p style="visibility:hidden">HIDDEN</p><p class="gone">HIDDEN</p><div hidden>HIDDEN</div>
<p>Kept<span id="away">HIDDEN</span><!-- HIDDEN --></p><script>SCRIPT()</script>
<noscript>SCRIPT</noscript><img src="http://192.0.2.1/spy.png" alt="PICTURE">
<h2>Lists</h2><ul><li>one</li><li>two <i>more</i></li></ul>
<table><tr><td>May</td><td>Talk</td></tr></table></body></html>
"""
MARKDOWN = """\
---
title: Ours
---
Before.

# Talks {#t}

Ask first.<!-- HIDDEN -->
<div style="display:none">HIDDEN</div>

```sh
# no heading
```

Under
-----
- an item for <their name>
- <b>another</b> ![PICTURE](http://192.0.2.1/spy.png)
"""


def _texts(extract: Extract) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in extract.blocks]


def test_markdown():
    extract = read_apart("a.md", MARKDOWN.encode())
    assert extract.title == "Ours"
    assert _texts(extract) == [
        (0, "Before."),
        (1, "Talks"),
        (0, "Ask first."),
        (0, "```sh\n# no heading\n```"),
        (2, "Under"),
        (0, "- an item for <their name>\n- another"),
    ]
    assert (extract.left_out.hidden, extract.left_out.pictures) == (2, 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_any_encoding_gets_its_headings_guessed(encoding: str):
    long = "A café is a good place for it, and nobody there takes you for the boss. Order two teas."
    text = f"Where to meet\r\n\r\n{long}\r\n\r\nIt ends here\r\n"
    extract = read_apart("a.txt", text.encode(encoding))
    assert _texts(extract) == [(2, "Where to meet"), (0, long), (0, "It ends here")]


def test_html_gives_what_a_browser_would_show():
    extract = read_apart("a.html", PAGE.encode())
    assert extract.title == "Team wiki"
    assert _texts(extract) == [
        (1, "Talks"),
        (0, "Ask first,\nthen wait."),
        (0, "Kept"),
        (2, "Lists"),
        (0, "- one\n- two more"),
        (0, "May | Talk"),
    ]
    assert (extract.left_out.active, extract.left_out.pictures) == (2, 1)
    assert extract.left_out.hidden == 5


def test_word(word_file: bytes):
    extract = read_apart("a.docx", word_file)
    assert _texts(extract) == [
        (1, "Talks that help"),
        (1, "Asking first"),
        (0, "Ask before you tell."),
        (0, "- One question"),
        (0, "- One pause"),
        (0, "When | In May"),
    ]
    assert extract.left_out.hidden == 3


def test_pdf_knows_headings_by_their_size_and_pages_by_their_number(pdf_file: bytes):
    assert read_apart("a.pdf", pdf_file).blocks == (
        Block("Asking first", 1, 1),
        Block("Words about asking first, line a, Words about asking first, line b,", 0, 1),
        Block("Listening longer", 1, 2),
        Block("Words about listening longer, line a, Words about listening longer, line b,", 0, 2),
    )


def test_unseen_characters_are_taken_out_and_counted():
    tags = "".join(chr(0xE0000 + ord(each)) for each in "obey")
    extract = read_apart("a.txt", f"A\u200bsk\u00ad {tags}first\u202e.".encode())
    assert _texts(extract) == [(0, "Ask first.")]
    assert extract.left_out.hidden == 3


def test_a_locked_and_a_scanned_pdf(locked_pdf: bytes, scanned_pdf: bytes):
    with pytest.raises(InputError, match=r"a\.pdf is locked with a password.*Nothing was kept"):
        read_apart("a.pdf", locked_pdf)
    with pytest.raises(InputError, match=r"a\.pdf holds pictures of pages.*OCR"):
        read_apart("a.pdf", scanned_pdf)


def test_packages_that_would_burst(packed: Callable[[dict[str, bytes]], bytes]):
    with pytest.raises(InputError, match="would unpack to more than 50 MB"):
        read_apart("a.docx", packed({"word/document.xml": b"0" * 51_000_000}))
    with pytest.raises(InputError, match="packed unusually tightly"):
        read_apart("a.docx", packed({"word/document.xml": b"0" * 2_000_000}))
    with pytest.raises(InputError, match="packs more than 2,000 parts"):
        read_apart("a.docx", packed({f"{number}.xml": b"" for number in range(2_001)}))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.exe", b"MZ", "no playbook ends so"),
        ("a", b"", "no playbook ends so"),
        ("a.txt", bytes(range(256)), "is damaged"),
        ("a.docx", b"PK but no more", "is damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a password, or from a Word before 2007"),
        ("a.pdf", b"%PDF-1.7 and that was it", "is damaged"),
        ("a.md", b" \n", "holds no words"),
        ("a.md", b"# Heading\n## Another", "holds no words, or headings alone"),
        ("a.html", b"<script>alert(1)</script>", "holds no words"),
        ("a.md", b"x" * 5_000_001, "larger than 5 MB"),
        ("a.pdf", b"x" * 25_000_001, "larger than 25 MB"),
    ],
)
def test_files_that_give_nothing(name: str, data: bytes, said: str):
    with pytest.raises(InputError, match=said) as caught:
        read_apart(name, data)
    assert "Nothing was kept" in str(caught.value)


def test_a_file_that_takes_too_long_is_let_go():
    start = time.monotonic()
    with pytest.raises(InputError, match="takes longer than"):
        read_apart("a.md", b"![" * 2_000_000, seconds=0.5)
    assert time.monotonic() - start < 5


def test_a_page_nested_deeper_than_any_is_read():
    data = "<div>" * 5_000 + "deep words" + "</div>" * 5_000
    assert _texts(read_apart("a.html", data.encode())) == [(0, "deep words")]
