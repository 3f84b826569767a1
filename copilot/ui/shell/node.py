"""What the drawn component shows, as values that can be built and tested without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

Tag = Literal[
    "section", "div", "header", "nav", "h1", "h2", "h3", "h4", "p", "span", "ol", "ul", "li",
    "mark", "blockquote", "button", "details", "summary",
]  # fmt: skip
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn round what stands behind them, and that may be words of ours."""


@dataclass(frozen=True)
class Node:
    """One element; strings inside it are only ever set as text."""

    tag: Tag
    inside: str | tuple[Node | str, ...] = ()
    look: str = ""
    """Class names of the style sheet."""
    name: str | None = None
    """What another element may lead to."""
    to: str | None = None
    """For a button: the name of the element it leads to."""
    press: str | None = None
    """For a button: what the page is told when it is pressed."""
    copies: str | None = None
    """For a button: what it puts on the clipboard, without telling the page."""
    current: bool = False
    """Whether it stands for the page that is shown."""
    label: str | None = None
    """What a screen reader says instead of the text."""
    scrolls: bool = False
    """Whether it scrolls inside itself, so that the keyboard must reach it."""

    arrives: bool = False
    """Whether reading starts here when it appears: it is scrolled to and gets the focus."""
    spoken: bool = False
    """Whether its words appear one by one; all of them are there from the start."""

    def data(self) -> dict[str, Any]:
        """Give what the browser's side reads."""
        inside = (self.inside,) if isinstance(self.inside, str) else self.inside
        given = {
            "tag": self.tag,
            "look": self.look,
            "name": self.name,
            "to": self.to,
            "press": self.press,
            "copies": self.copies,
            "current": self.current,
            "label": self.label,
            "scrolls": self.scrolls,
            "arrives": self.arrives,
            "spoken": self.spoken,
            "inside": [
                _TURNING.sub("", each) if isinstance(each, str) else each.data() for each in inside
            ],
        }
        return {key: value for key, value in given.items() if value}

    def text(self) -> str:
        """Give all the text inside, as somebody would read it."""
        inside = (self.inside,) if isinstance(self.inside, str) else self.inside
        return "".join(each if isinstance(each, str) else each.text() for each in inside)
