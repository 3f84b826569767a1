"""Flags in the text's own lines, with why and what to say instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.text import Text

from copilot.cli.printing import heading, indented, one_line, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from copilot.cli.requests import NotesRequest
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Severity

_STYLE: dict[Severity, str] = {"high": "red", "medium": "yellow", "low": "cyan"}
_AROUND = 110
"""Characters of a long line shown on either side of a flag."""
_CLOSES, _OPENS = 0, 1


@dataclass(frozen=True)
class _Excerpt:
    start: int
    end: int
    flags: tuple[Flag, ...]


def show_flags(console: Console, flags: Sequence[Flag], asked: NotesRequest) -> None:
    """Show each flagged line once, its flags beneath it."""
    if not flags:
        console.print(Text("Nothing to flag."))
        return
    console.print(heading("To mind"))
    for excerpt in _excerpts(asked.text, flags):
        console.print()
        line = asked.text.count("\n", 0, excerpt.start) + 1
        console.print(Text(f"line {line}", "dim"))
        console.print(indented(_marked(asked.text, excerpt, underlined=console.is_terminal), 2))
        for flag in excerpt.flags:
            _show_flag(console, flag)


def _show_flag(console: Console, flag: Flag) -> None:
    about = [flag.category.replace("-", " ")]
    if flag.subject:
        about.append(flag.subject.replace("-", " "))
    head = Text.assemble((flag.severity, f"bold {_STYLE[flag.severity]}"), " · ", " · ".join(about))
    console.print(indented(head, 4))
    console.print(indented(one_line(flag.why), 6))
    instead = Text.assemble(("Say instead: ", "bold"), one_line(flag.rewrite))
    console.print(indented(instead, 6))
    console.print(indented(Text(f"→ {flag.topic}", "dim"), 6))


def _excerpts(text: str, flags: Iterable[Flag]) -> list[_Excerpt]:
    found: list[_Excerpt] = []
    for flag in sorted(flags, key=lambda each: (each.start, each.end)):
        start, end = _window(text, flag)
        last = found[-1] if found else None
        if last and start < last.end:
            found[-1] = replace(last, end=max(end, last.end), flags=(*last.flags, flag))
        else:
            found.append(_Excerpt(start, end, (flag,)))
    return found


def _window(text: str, flag: Flag) -> tuple[int, int]:
    """Find the line round a flag, or as much of a long one as helps."""
    line_start = text.rfind("\n", 0, flag.start) + 1
    line_end = text.find("\n", flag.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, flag.start - _AROUND), min(line_end, flag.end + _AROUND)
    if start > line_start:
        start = _next_word(text, start, flag.start)
    if end < line_end:
        gap = text.rfind(" ", flag.end, end)
        end = gap if gap >= 0 else end
    return start, end


def _next_word(text: str, start: int, before: int) -> int:
    gap = text.find(" ", start, before)
    return gap + 1 if gap >= 0 else start


def _marked(text: str, excerpt: _Excerpt, *, underlined: bool) -> Text:
    """Underline the flagged words; where that can't be seen, set marks round them."""
    shown = words(text)[excerpt.start : excerpt.end]
    edges: list[tuple[int, int]] = []
    for flag in excerpt.flags:
        start, end = flag.start - excerpt.start, flag.end - excerpt.start
        shown.stylize(f"underline {_STYLE[flag.severity]}", start, end)
        edges += [(end, _CLOSES), (start, _OPENS)]
    if not underlined:
        plain = shown.plain
        for at, mark in sorted(edges, reverse=True):
            plain = plain[:at] + "»«"[mark] + plain[at:]
        shown = Text(plain)
    before = "" if excerpt.start == 0 or text[excerpt.start - 1] == "\n" else "… "
    after = "" if excerpt.end == len(text) or text[excerpt.end] == "\n" else " …"
    return Text.assemble(before, shown, after)
