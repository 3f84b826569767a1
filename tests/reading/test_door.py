"""What may come in, and what a person is told when it may not."""

from __future__ import annotations

import pytest

from copilot.errors import InputError, NotTextError, TooLongError
from copilot.reading.door import MOST_CHARACTERS, checked, text_of

NOTES = "Zoë, Straße – “fine” 🙂"


@pytest.mark.parametrize(
    "data",
    [
        NOTES.encode(),
        b"\xef\xbb\xbf" + NOTES.encode(),
        NOTES.encode("utf-16"),
        b"\xfe\xff" + NOTES.encode("utf-16-be"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "big-endian"],
)
def test_unicode_is_decoded(data: bytes):
    assert text_of(data) == NOTES


def test_what_is_no_utf_8_is_read_as_windows_text():
    assert text_of("Zoë – “fine”".encode("cp1252")) == "Zoë – “fine”"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"notes\x00and more",
        b"notes \x81\x8d in no encoding",
        b"\xff\xfen",
        bytes(range(1, 32)) * 4,
    ],
    ids=["png", "zip", "nul", "no encoding", "half a letter", "controls"],
)
def test_bytes_that_are_no_text(data: bytes):
    with pytest.raises(NotTextError, match="Nothing was read or kept"):
        text_of(data)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "-- !? --", "\ufeff", "🙂🙂"])
def test_text_without_words(text: str):
    with pytest.raises(InputError, match="no words"):
        checked(text)


def test_as_much_as_one_conversation_holds_is_fine_and_one_more_is_not():
    checked("a" * MOST_CHARACTERS)
    with pytest.raises(TooLongError, match="200,001 characters"):
        checked("a" * (MOST_CHARACTERS + 1))


def test_two_megabytes_are_refused_before_they_are_decoded():
    with pytest.raises(TooLongError, match="Nothing was read"):
        text_of(b"\x81" * 2_000_000)


@pytest.mark.parametrize(
    "text", ["a\tb\r\nc", "شكرا لك على هذا الأسبوع", "谢谢", "fine\x0c", NOTES, "e\u0301galite"]
)
def test_ordinary_text_passes_as_it_is(text: str):
    assert checked(text) == text


def test_no_message_holds_words_of_the_notes():
    for text in ("secret\0word", "secret " * MOST_CHARACTERS):
        with pytest.raises(InputError) as refused:
            checked(text)
        assert "secret" not in str(refused.value)
