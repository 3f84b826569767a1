"""Characters that nobody sees, and those that stand for others."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]+"
)
"""Zero-width, direction, tag, control and private characters; halves of a pair too."""
_HARMLESS = frozenset("\u00ad\ufeff\u200d\u200e")
"""Word processors and emoji put these in by themselves: no cause to warn."""
_STAND_INS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "•", "\u00a0": " ", "\v": "\n", "\f": "\n", "\u2028": "\n"}
)
_BREAKS = re.compile(r"\r\n?|\u2029")


def seen(text: str) -> tuple[str, int]:
    """Take out what nobody sees; also says how many runs of it would hide something."""
    hiding = 0

    def drop(found: re.Match[str]) -> str:
        nonlocal hiding
        hiding += not _HARMLESS.issuperset(found[0])
        return ""

    return _UNSEEN.sub(drop, _BREAKS.sub("\n", text).translate(_STAND_INS)), hiding


def decoded(data: bytes) -> str:
    """Decode UTF-8, UTF-16 with its mark, else Windows-1252, its gaps left as they are.

    A file full of NUL is no text, whatever its name says, and comes back empty.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
