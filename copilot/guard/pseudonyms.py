"""Names, addresses and numbers become placeholders before anything is sent, and are put back.

Every written form has a placeholder of its own (``[P1]`` for Ines, ``[P1b]`` for INES), so that
what comes back is what stood there, letter by letter. They are numbered as they appear in the text,
so that the same notes always give the same ones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_DAY = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)"
_PHONE = rf"(?<![\w.])(?!{_DAY})(?:\+|\(?0)\d?[\d ()/.-]{{6,18}}\d(?![\w])"
_PARTS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s$")
_PLACEHOLDER = re.compile(r"\[\s*([A-Z]\d{1,4}[a-z]{0,3})\s*\]")
_LINKS = frozenset("van der den de del della di da dos du von zu la le al bin of the and".split())
_ALSO_WORDS = frozenset(
    """will mark may grace rose bill hope joy faith art frank rich max pat sue jack drew chase dawn
    eve april june august summer ray guy gene grant dean miles page chip penny ruby iris daisy lily
    ivy rob bob nick jay lane reed west north young long brown white black green gray grey day king
    hill wood stone price bell cook baker carter mason hunter taylor walker fisher ford wells banks
    fields brook rivers park parks lee sky star happy sunny sandy amber crystal jade olive ginger
    basil sage heath clay cliff glen dale lance pierce wade ward wise bright sharp sweet small
    little best good noble major earl duke prince pope bishop abbot an so do me he in to son can
    yes no low rusty buddy angel destiny harmony melody carol victor earnest just
    ever even ally mercy patience prudence charity constance felicity jean jimmy kit dot bea
    """.split()
)
"""Names that are words too: in small letters they are left alone."""
_HOLD = 12
"""Characters from a bracket on that a stream keeps back: no placeholder is longer."""


@dataclass(frozen=True)
class People:
    """Who may stand in a text; none of it reaches a repr."""

    known: tuple[str, ...] = field(default=(), repr=False)
    """Full names: the roster, the manager, the person the notes are about."""
    found: tuple[str, ...] = field(default=(), repr=False)
    """Names found in the notes, people, places and teams alike."""
    organisation: str | None = field(default=None, repr=False)


class Pseudonyms:
    """The placeholders of one question to a model."""

    def __init__(self, people: People) -> None:
        """Know whom to hide; numbers are given as the names appear."""
        self._numbers: dict[tuple[str, str], int] = {}
        self._forms: dict[tuple[str, int], int] = {}
        self._by_form: dict[str, str] = {}
        self._originals: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._lower: set[str] = set()
        for name in people.known:
            self._learn(name, sure=True)
        for name in people.found:
            self._learn(name, sure=False)
        literal = re.escape(people.organisation) if people.organisation else r"(?!)"
        self._pattern = re.compile(
            rf"(?P<taken>{_PLACEHOLDER.pattern})|(?P<mail>{_MAIL})|(?P<phone>{_PHONE})"
            rf"|(?P<organisation>(?<![^\W_])(?i:{literal})(?![^\W_]))|(?P<word>{_PARTS.pattern})"
        )

    def hide(self, text: str) -> str:
        """Put placeholders in; the same form always gets the same one."""
        return self._pattern.sub(self._hidden, unicodedata.normalize("NFC", text))

    def restore(self, text: str) -> str:
        """Put everybody back; a placeholder that stands for nobody stays as it is."""
        return _PLACEHOLDER.sub(self._restored, text)

    def restore_all(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        """Put everybody back in each text of a JSON value."""
        if isinstance(value, str):
            return self.restore(value)
        if isinstance(value, list):
            return [self.restore_all(each) for each in cast("list[Any]", value)]
        if isinstance(value, dict):
            fields = cast("dict[str, Any]", value)
            return {name: self.restore_all(each) for name, each in fields.items()}
        return value

    def restore_stream(self, pieces: Iterable[str]) -> Iterator[str]:
        """Put everybody back in a stream, also where a placeholder is cut in two."""
        held = ""
        for piece in pieces:
            held += piece
            opened = held.rfind("[")
            is_open = opened >= 0 and "]" not in held[opened:] and len(held) - opened <= _HOLD
            ready, held = (held[:opened], held[opened:]) if is_open else (held, "")
            if ready:
                yield self.restore(ready)
        if held:
            yield self.restore(held)

    @property
    def shown(self) -> Mapping[str, str]:
        """Who stands behind which placeholder, for the manager's eyes only."""
        return dict(self._originals)

    def _learn(self, name: str, *, sure: bool) -> None:
        parts = _PARTS.findall(unicodedata.normalize("NFC", name))
        whole = _folded(name)
        for part in parts:
            folded = _folded(_POSSESSIVE.sub("", part))
            for form in {folded, *_PIECE.findall(folded)}:
                if len(form) < 2 or form in _LINKS:  # noqa: PLR2004 - an initial is no name
                    continue
                self._people.setdefault(form, whole)
                if sure and form not in _ALSO_WORDS:
                    self._lower.add(form)

    def _hidden(self, match: re.Match[str]) -> str:
        kind, found = str(match.lastgroup), match[0]
        if kind == "mail":
            return self._placeholder("M", found.casefold(), found)
        if kind == "phone":
            return self._placeholder("T", re.sub(r"\D", "", found), found)
        if kind == "organisation":
            return self._placeholder("O", "", found)
        # Notes that hold what looks like a placeholder must get that very text back.
        return self._word(found) if kind == "word" else self._placeholder("X", found, found)

    def _word(self, found: str) -> str:
        bare = _POSSESSIVE.sub("", found)
        if person := self._person(bare):
            return self._placeholder("P", person, bare) + found[len(bare) :]
        if bare != found or "-" in found or "'" in found or "’" in found:
            return _PIECE.sub(self._piece, found)
        return found

    def _piece(self, match: re.Match[str]) -> str:
        person = self._person(match[0])
        return self._placeholder("P", person, match[0]) if person else match[0]

    def _person(self, word: str) -> str | None:
        folded = _folded(word)
        person = self._people.get(folded)
        return person if word[0].isupper() or folded in self._lower else None

    def _placeholder(self, kind: str, who: str, form: str) -> str:
        known = self._by_form.get(f"{kind}{who}\n{form}")
        if known:
            return known
        count = sum(1 for each, _ in self._numbers if each == kind)
        number = self._numbers.setdefault((kind, who), count + 1)
        forms = self._forms.get((kind, number), 0)
        self._forms[kind, number] = forms + 1
        name = f"{kind}{number}{_letters(forms)}"
        self._by_form[f"{kind}{who}\n{form}"] = f"[{name}]"
        self._originals[f"[{name}]"] = form
        return f"[{name}]"

    def _restored(self, match: re.Match[str]) -> str:
        return self._originals.get(f"[{match[1]}]", match[0])


def _letters(forms: int) -> str:
    """Nothing for a person's first form, then b, c, … z, zb, zc, …."""
    return "" if not forms else "z" * (forms // 26) + chr(ord("a") + forms % 26)


def _folded(word: str) -> str:
    """Small letters without accents, so that "Jose" is José."""
    if word.isascii():
        return word.casefold()
    parts = unicodedata.normalize("NFD", word.replace("’", "'").casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
