"""Turn what notes say of somebody into what one says to them: "she misses it" to "you miss it"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Gender = Literal["she", "he", "they"]

_FORMS: dict[Gender, tuple[str, str, str, str]] = {
    "she": ("she", "her", "hers", "herself"),
    "he": ("he", "him", "his", "himself"),
    "they": ("they", "them", "theirs", "themselves"),
}
_OWN: dict[Gender, str] = {"she": "her", "he": "his", "they": "their"}
_IRREGULAR = {
    "is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't",
    "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't", "isnt": "aren't",
    "hasnt": "haven't", "doesnt": "don't", "am": "are",
}  # fmt: skip
_VERBS = frozenset(
    """ask avoid build care carry coach come count cry cut doubt draw dread drive dream earn eat
    enjoy expect fear feel find fix forget get give go grow hate have head hear help hide hold hope
    imagine keep know lack learn leave like listen live long look lose love make manage mean mend
    mind miss move need notice plan picture play prefer prepare read redraw repair resent run say
    see seem sell shine sing sit sketch sort spend start stay stop suspect take talk teach tell
    think travel trust try turn use value volunteer wait wake walk want watch wish wonder work worry
    write""".split()
)
_PAST = frozenset(
    """built came chose did drew enjoyed felt found forgot gave got grew had hated knew learned
    learnt liked lost loved made missed needed ran redrew said saw sat spent spoke stopped taught
    thought took tried used wanted went wished wondered worked wrote""".split()
)
_BEING = frozenset(
    """afraid anxious bored curious drained energised energized exhausted excited fed frustrated
    glad happiest happy intrigued keen nervous proud relieved sick stuck sure tired torn unsure
    worn worried""".split()
)
_PARTICIPLES = frozenset(
    "been begun built done drawn felt found given gone got had heard held kept known led left lost "
    "made met never run seen sent spent stood taken taught thought told worn written".split()
)
_ADVERBS = frozenset(
    "actually almost already also always clearly even hardly just mostly never now often only "
    "maybe perhaps probably rarely really seldom simply sometimes still usually".split()
)
_TAKES_AN_OBJECT = frozenset(
    """brings brought cost costs gave give gives hear heard hears help helped helps lent let
    lets made make makes offered owes saw see seen sees taught teaches tells told watched""".split()
)
"""Verbs after which "her" is herself, whatever follows: "seen her teach", "gives her energy"."""
_AFTER_OBJECT = frozenset(
    """about after again all alone and at because before but by down every for from in into most
    more much of off on or out over so than that the this through to too under up when where while
    with without what who why how a an
    """.split()
)
_ASKED_OF = frozenset("it she he they there this that".split())
"""After a first verb, these make a question of it."""
_SHORTEST_GUESS = 5
_JOINING = frozenset({"and", "but", "or"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL = re.compile(r"(?<=\s)[A-Z][a-zà-ÿ]+")


@dataclass(frozen=True)
class Person:
    """Who the notes are about, and how they speak of them."""

    gender: Gender
    names: frozenset[str]
    """Lower-case names and initials of theirs."""


def person_of(text: str, name: str | None) -> Person:
    """Tell the pronoun from the notes; the commoner of she and he, else they."""
    words = [each.lower() for each in _WORD.findall(text)]
    she = sum(words.count(each) for each in ("she", "her", "hers", "she's", "she'd"))
    he = sum(words.count(each) for each in ("he", "him", "his", "he's", "he'd"))
    gender: Gender = "they" if she == he else "she" if she > he else "he"
    names = {each.lower() for each in (name or "").split()}
    return Person(gender, frozenset(names))


def spoken_to_them(clause: str) -> str | None:
    """Turn their own first person into you; None where it can't be done for certain."""
    words = {each.lower() for each in _WORD.findall(clause)}
    if words & {"you", "your", "yours", "we", "us", "our", "ours", "you're", "we're"}:
        return None
    shifts = {
        "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
        "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll",
    }  # fmt: skip
    shifted = _WORD.sub(lambda found: shifts.get(_flat(found[0]), found[0]), clause)
    shifted = re.sub(r"\b(you|You) was\b", r"\1 were", shifted)
    shifted = re.sub(r"\b(you|You) am\b", r"\1 are", shifted)
    return re.sub(r"^You\b", "you", shifted)


def told_of_them(clause: str, person: Person) -> str | None:
    """Turn the third person into you; None where it can't be done for certain."""
    words = _WORD.findall(clause)
    if not words or _speaks_of_others(clause, words, person):
        return None
    whole = _with_subject(words, person)
    if whole is None:
        return None
    start, first = whole
    rest = clause[clause.index(words[0]) + len(words[0]) :] if start else clause
    return _shifted(f"{first}{rest}", person)


def _flat(word: str) -> str:
    return word.lower().replace("’", "'")


def _speaks_of_others(clause: str, words: list[str], person: Person) -> bool:
    """Whether a pronoun could be somebody else's, or the manager is the one who acts."""
    flat = {_flat(each) for each in words}
    pronouns = {form for forms in _FORMS.values() for form in forms} | set(_OWN.values())
    theirs = {*_FORMS[person.gender], _OWN[person.gender]}
    if flat & (pronouns - theirs) or flat & {"i", "i'm", "i'd", "i've", "i'll", "we", "you"}:
        return True
    others = {each.lower() for each in _CAPITAL.findall(clause)} - person.names
    return bool(others and flat & theirs)


def _with_subject(words: list[str], person: Person) -> tuple[int, str] | None:
    """How the clause begins: (words of its own that are replaced, new beginning)."""
    first = _flat(words[0])
    second = _flat(words[1]) if words[1:] else ""
    if first in person.names:
        return 1, _FORMS[person.gender][0]
    if second in _ASKED_OF:
        return None
    begun = _begun(first, words[0].lower(), second)
    return (0, "") if begun is None else (1, begun)


def _begun(first: str, as_written: str, second: str) -> str | None:
    """The subject that notes leave out, before their first word; None where none is missing."""
    base = _base(first)
    if first in _IRREGULAR or (base and first != base):
        return f"you {_IRREGULAR.get(first) or base}"
    if first in _PAST or first.endswith("n't") or first in {"can", "could", "would", "might"}:
        return f"you {as_written}"
    if first == "never" and (second in _PARTICIPLES or second.endswith("ed")):
        return "you've never"
    return f"you're {as_written}" if first in _BEING else None


def _base(verb: str) -> str | None:
    """The plain form of a verb in the third person, None for any other word."""
    if verb in _VERBS:
        return verb
    for ending, plain in (("ies", "y"), ("es", ""), ("s", "")):
        if verb.endswith(ending) and (stem := verb.removesuffix(ending) + plain) in _VERBS:
            return stem
    return None


def _regular(verb: str) -> str | None:
    """The plain form of a verb that no list knows; None where a guess could be wrong."""
    if len(verb) < _SHORTEST_GUESS:
        return None
    if verb.endswith("ies"):
        return verb.removesuffix("ies") + "y"
    if verb.endswith(("shes", "ches", "xes", "sses", "zzes")):
        return verb.removesuffix("es")
    return verb.removesuffix("s")


def _shifted(clause: str, person: Person) -> str | None:
    places = list(_WORD.finditer(clause))
    words = ["", *(_flat(each[0]) for each in places), ""]
    shift = _Shift(person, agrees=words[1].startswith("you"))
    out, last = list[str](), 0
    for position, found in enumerate(places, start=1):
        new = shift.word(found[0], words[position - 1], words[position + 1])
        if new is None:
            return None
        out += [clause[last : found.start()], new]
        last = found.end()
    return "".join([*out, clause[last:]])


@dataclass
class _Shift:
    """Word by word from the third person to you, so that verbs agree."""

    person: Person
    agrees: bool
    """Whether "you" is the subject so far."""
    governed: bool = False
    """Whether the next verb belongs to a "you" just put."""
    joined: bool = False
    """Whether the next verb goes on with the same subject after "and"."""

    def word(self, word: str, before: str, after: str) -> str | None:
        """The word to put, None where a verb can't be made to agree."""
        flat = _flat(word)
        self.joined = before in _JOINING or (self.joined and before in _ADVERBS)
        subject = _FORMS[self.person.gender][0]
        if flat == subject:
            self.governed = self.agrees = True
            return "you"
        if flat.startswith(f"{subject}'"):
            self.agrees = True
            return _contracted(flat, after)
        if flat in _ADVERBS:
            return word
        if self.governed or (self.agrees and self.joined):
            return self._verb(word, flat)
        return self._object(word, before, after)

    def _verb(self, word: str, flat: str) -> str | None:
        plain = _IRREGULAR.get(flat) or _base(flat)
        governed, self.governed = self.governed, False
        if plain is None and governed and flat.endswith("s") and not flat.endswith("ss"):
            return _regular(flat)
        return plain or word

    def _object(self, word: str, before: str, after: str) -> str:
        _, object_, possessed, reflexive = _FORMS[self.person.gender]
        flat = _flat(word)
        if flat == _OWN[self.person.gender] and _possesses(flat, object_, before, after):
            return "your"
        return {object_: "you", possessed: "yours", reflexive: "yourself"}.get(flat, word)


def _possesses(word: str, object_: str, before: str, after: str) -> bool:
    """Whether "her" stands before what is hers."""
    if word != object_:
        return bool(after) and after not in _AFTER_OBJECT
    return bool(after) and after not in _AFTER_OBJECT and before not in _TAKES_AN_OBJECT


def _contracted(word: str, after: str) -> str:
    ending = word.partition("'")[2]
    if ending == "s":
        if after in _BEING:
            return "you're"
        return "you've" if after in _PARTICIPLES or after.endswith("ed") else "you're"
    return f"you'{ending}"
