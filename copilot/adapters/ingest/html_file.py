"""HTML to blocks: what a browser would show with scripts off and nothing loaded."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from copilot.adapters.ingest.extract import Block, Extract, LeftOut
from copilot.adapters.ingest.letters import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement

_LEFT_OUT = {
    "active": "script style noscript template iframe frame object embed applet".split(),
    "pictures": "img picture svg video audio canvas".split(),
    "machinery": "head nav button select textarea".split(),
}
_REASONS = {name: reason for reason, names in _LEFT_OUT.items() for name in names}
_PARAGRAPH, _LINE, _MARK = "\x1e", "\x1d", "\x1f"
"""Controls that are taken out of the page first; a mark and a digit open a heading."""
_CONTROLS = re.compile("[\x1c-\x1f]")
_AROUND = (
    dict.fromkeys(
        "p div ul ol dl dt dd tr table section article main header footer aside blockquote "
        "pre".split(),
        (_PARAGRAPH, _PARAGRAPH),
    )
    | {f"h{level}": (f"{_PARAGRAPH}{_MARK}{level}", _PARAGRAPH) for level in range(1, 7)}
    | {"li": (f"{_LINE}- ", _LINE), "td": ("", " | "), "th": ("", " | "), "br": (_LINE, "")}
)
"""What stands in the text for the beginning and the end of a tag."""
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:!|;|$)"
    r"|font-size\s*:\s*(?:0(?:\.0+)?[a-z%]*|[01](?:\.\d+)?p[xt])\s*(?:!|;|$)|:\s*-\d{4,}px",
    re.IGNORECASE,
)
_AT_RULE = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = r"-?[a-zA-Z_][\w-]*"
_COMPOUND = rf"[.#]?{_NAME}(?:[.#]{_NAME})*"
_SELECTOR = re.compile(rf"{_COMPOUND}(?:(?:\s*[,>]\s*|\s+){_COMPOUND})*")
"""Names, classes and ids; what else a style sheet may select by is left alone."""
_MOST_RULES = 200
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,30})", re.IGNORECASE)


def read_html(data: bytes) -> Extract:
    """Read headings and paragraphs."""
    soup = BeautifulSoup(_CONTROLS.sub(" ", _text_of(data)), "html.parser")
    title = " ".join(soup.title.get_text().split()) if soup.title else None
    left_out = Counter[str]()
    text = "".join(_shown(soup, _hidden_by_rules(soup), left_out))
    return Extract(
        tuple(_blocks(text)),
        title or None,
        LeftOut(left_out["hidden"], left_out["active"], left_out["pictures"]),
    )


def _text_of(data: bytes) -> str:
    named = _CHARSET.search(data[:2_000])
    try:
        return data.decode(named[1].decode()) if named else decoded(data)
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


def _hidden_by_rules(soup: BeautifulSoup) -> set[int]:
    """Find what the page's own style sheet hides, by Python's id."""
    sheet = _AT_RULE.sub("", "\n".join(each.get_text() for each in soup.find_all("style")))
    rules = [rule.strip() for rule, body in _RULE.findall(sheet) if _HIDES.search(body)]
    plain = [rule for rule in rules if _SELECTOR.fullmatch(rule)][:_MOST_RULES]
    return {id(tag) for rule in plain for tag in soup.select(rule)}


def _shown(soup: BeautifulSoup, hidden: set[int], left_out: Counter[str]) -> Iterator[str]:
    """Yield the words that are shown, and marks for tags; count what is left out."""
    rest: list[PageElement | str] = [soup]
    while rest:
        node = rest.pop()
        if isinstance(node, Tag):
            reason = _reason(node, hidden)
            if reason:
                left_out[reason] += 1
                continue
            opening, closing = _AROUND.get(node.name, ("", ""))
            yield opening
            rest.append(closing)
            rest.extend(reversed(node.contents))
        elif isinstance(node, Comment):
            left_out["hidden"] += 1
        elif type(node) in {str, NavigableString}:
            yield str(node)


def _reason(tag: Tag, hidden: set[int]) -> str | None:
    style = tag.attrs.get("style")
    if "hidden" in tag.attrs or id(tag) in hidden or (style and _HIDES.search(str(style))):
        return "hidden"
    return _REASONS.get(tag.name)


def _blocks(marked: str) -> Iterator[Block]:
    for paragraph in marked.split(_PARAGRAPH):
        level = int(paragraph[1]) if paragraph.startswith(_MARK) else 0
        lines = (" ".join(line.split()) for line in paragraph[2 * bool(level) :].split(_LINE))
        if text := "\n".join(line.removesuffix(" |") for line in lines if line.strip("-| ")):
            yield Block(text.replace("\n", " ") if level else text, level)
