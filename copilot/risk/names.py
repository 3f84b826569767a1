"""Names of people, places and teams in a run of the notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HONORIFICS = frozenset("Dr Mr Mrs Ms Prof St".split())
_LINKS = frozenset("van der den de del della di da dos von zu la le al bin of".split())
_POSSESSIVE = re.compile(r"['’]s$")
_NEVER = frozenset(
    "I The A An He She They We You It No Yes And But So If Then Him Her Them Me My Your Our Their "
    "Hi Hello Dear Mgr Mon Tue Tues Wed Thu Thurs Fri Sat Sun Feb Apr Jun Jul Aug Sep Sept Oct Nov "
    "Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July "
    "September October November December Christmas Xmas Easter".split()
)
_OPENERS = frozenset(
    """what manager now no good told how when right said asked report well where next there
    which could will with tell one two three all before first nobody nothing line let have
    best since shall thanks gave at please head can after thank maybe this kind just go take
    fine both see new bring subject sure still only should start notes look why boss opening
    team who lead lovely open contract every give really same done talked say until morning
    more fair leave anything some pick send people goal director honestly site long second
    because never read tomorrow like write they sleep nice five neither whatever once had met
    about four depot coach gap hey reason wow otherwise put ten off somewhere eight note keep
    has partner enjoy flat bit between panel sent noted walked money duty branch also was warm
    cheers aim come talk back deal likes something mostly twice odd yep are feedback employee
    legal moved any spent quick loves end out be must kept began prep listen plan might rest
    finance visa bonus guess even learning work half quiet took everyone limit merger
    mentioned budget direction grade someone want parked great old left wish book stop busy
    course cold does carry depends try everything anyway alright got later pay over answer
    offer close questions begin while trust group clear drop safe ratings think heard exam
    forget here pack year instead rather decision most order time somebody question permanent
    passed late straight fees sorry perhaps promotion promoted title raise rise salary rating
    role job post seat desk place full remote hybrid senior junior principal staff headcount
    committee board promised assured agreed reminded hinted confirmed regrade band level
    secondment transfer move moving sabbatical tuition training conference yours his hers
    theirs mine by from in on of for to as not do did don would if so surely isn aren wouldn
    everybody consider under hr whether each another very many much few parents stick
    supervisor younger older page slow is twelve slip careful books roughly area forward
    kitchen ha mind worse nonsense keys learn desks home lunch fish ah funny innocent oh
    attitude anyone partnership designer shouldn held due spare wife husband assistant loyalty
    programme water girls boys food bless ask deaf okay chuck hold strange grow curator though
    get agenda anywhere bread kindly us tick remind these ops strengths sound sign chief
    associate collections compliance purser chin par mums wholesale seafarers green none ex
    enrol kettle hubby muslim forecast grant apply tighten single stay again sergeant deputy
    lecturer officer""".split()
)
_RANKS = frozenset("senior junior principal head deputy assistant chief associate lead".split())
_ALSO_MONTHS = frozenset("Jan Mar April May June August".split())
SPOKEN_TO = (
    r"\A{},\s",
    r"(?<=[^,])\b[a-zß-ÿ]+, {}\W*\Z",
    r"\b(?:[Tt]old|[Aa]ssured|[Pp]romised|[Rr]eminded|[Ll]et|[Ss]aid to|[Gg]ave) {}\b",
)
"""Where a name stands that the words are spoken to."""
SPOKEN_OF = (
    r"\A{}(?:['’]s|['’]ll)? (?:gets|starts|becomes|moves|goes|joins|is|will be|be|has|full)\b",
    r"\b(?:goes to|offer(?:ed)?|belongs to|name for|saved for) {}\W*(?:\Z|the\b|a\b)",
)
"""Where notes name the person to whom something is given."""
HELPED = (r"\b(?:for|give|get|find|help|support|back|introduce) {}\b",)
"""Where notes name the person for whom something is done."""
_LOOK_BACK = 12
_SHORTEST = 4
"""A lower-case word of three letters is seldom a name."""
_IN_ED = frozenset("ahmed fred jared mohamed mohammed muhammed ned reed syed".split())
_OPENING_ENDINGS = ("ed", "ing", "tion", "ment", "ness", "ally", "'ll", "'ve", "'d", "'re", "'m")
_BREAKS = frozenset(".!?\n:…\"“‘'(;→=|")
_CUE = re.compile(
    r"\b(?:ask|asked|told|tell|intro(?:duce \w+)? to|(?:speak|spoke|talk|talked|chat) (?:to|with)"
    r"|word with)\s+(?P<name>[a-zß-ÿ]{3,})\b"
)
_NO_CUE = frozenset(
    """him her them you the that what who how about around for whoever somebody someone everyone
    people our your his their this these those and why when where whether again this next later hr
    finance legal payroll anyone nobody management both all each myself colleagues""".split()
)


def sure_names(text: str) -> frozenset[str]:
    """Words that are surely names wherever they stand in the text."""
    return frozenset(
        _POSSESSIVE.sub("", token[0]) for token in _TOKEN.finditer(text) if _sure(text, token)
    )


def names_among(
    text: str, within: Span, taken: Sequence[Span], who: tuple[str | None, frozenset[str]]
) -> list[str]:
    """Names in a run, in order, each once, without a possessive ending.

    Args:
        text: The notes, which may know a name that the run writes in lower case.
        within: The run's offsets.
        taken: Spans that are times, so that "in May" names nobody.
        who: The person's own name, however it is written, and the names the text is sure of.
    """
    mine = frozenset((who[0] or "").split())
    known = mine | who[1]
    found = list(_capitalised(text, within, known, taken))
    found += _lower_case(text[slice(*within)], within[0], known, mine)
    return list(dict.fromkeys(name for _, name in sorted(found)))


def address(quote: str, names: Sequence[str], own: str | None, forms: Sequence[str]) -> str | None:
    """The one of the names by which the quote means the person themselves.

    Args:
        quote: The flagged words.
        names: The names in it.
        own: The person's own name, if it is known; then nobody else is meant.
        forms: What else shows that the person is meant, such as `SPOKEN_TO`.
    """
    if own:
        return next((name for name in names if set(name.split()) & set(own.split())), None)
    for name in names:
        if any(re.search(form.format(re.escape(name)), quote) for form in forms):
            return name
    return None


def _capitalised(
    text: str, within: Span, known: frozenset[str], taken: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, *within):
        if run and not _joins(text, run[-1], token):
            yield from _closed(run)
            run = []
        if _is_name(text, token, known, taken) or (run and token[0] in _LINKS):
            run.append(token)
    yield from _closed(run)


def _closed(run: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    while run and run[-1][0] in _LINKS:
        run = run[:-1]
    if run:
        name = " ".join(token[0] for token in run)
        yield run[0].start(), _POSSESSIVE.sub("", name)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    possessive = _POSSESSIVE.search(left[0])
    return not possessive and (between == " " or (between == ". " and left[0] in _HONORIFICS))


def _is_name(text: str, token: re.Match[str], known: frozenset[str], taken: Sequence[Span]) -> bool:
    bare = _POSSESSIVE.sub("", token[0])
    if any(start < token.end() and token.start() < end for start, end in taken):
        return False
    if not _is_capital(bare):
        return False
    vouched = bare in known and bare.lower() not in _OPENERS
    return vouched or not _opens(text, token) or _could_be_name(text, token)


def _is_capital(word: str) -> bool:
    plain = word.replace("’", "'")
    if (
        word.removesuffix("days") + "day" in _NEVER
        or word in _NEVER
        or plain.split("'")[0] in {"I", "It", "He", "She", "You", "We", "They"}
    ):
        return False
    return word[0].isupper() and any(letter.islower() for letter in word[1:])


def _sure(text: str, token: re.Match[str]) -> bool:
    bare = _POSSESSIVE.sub("", token[0])
    return bare not in _ALSO_MONTHS and _is_capital(bare) and not _opens(text, token)


def _opens(text: str, token: re.Match[str]) -> bool:
    """Whether a sentence begins here, so that its capital says nothing."""
    before = text[max(0, token.start() - _LOOK_BACK) : token.start()].rstrip(" \t*_>-–•")
    return not before or before[-1] in _BREAKS


def _could_be_name(text: str, token: re.Match[str]) -> bool:
    low = _POSSESSIVE.sub("", token[0]).lower().replace("’", "'")
    if low in _RANKS and re.match(r" [^\W\d_a-z]", text[token.end() :]):
        return True
    if low.split("'")[0] in _OPENERS or (low.endswith(_OPENING_ENDINGS) and low not in _IN_ED):
        return False
    if low == "may":
        return not re.match(r"\s+(?:I|we|you|she|he|it|they)\b", text[token.end() :])
    return not re.search(rf"(?<!\w){re.escape(token[0].lower())}(?!\w)", text)


def _lower_case(
    quote: str, start: int, known: frozenset[str], mine: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Names in hasty typing: those written properly elsewhere, and whoever is asked or told."""
    all_lower = not any(letter.isupper() for letter in re.sub(r"\bI\b", "", quote))
    for name in known if all_lower else mine:
        low = name.lower()
        safe = name in mine or (low not in _OPENERS and len(low) >= _SHORTEST)
        if safe and (found := re.search(rf"(?<!\w){re.escape(low)}(?!\w)", quote)):
            yield start + found.start(), name
    for cue in _CUE.finditer(quote) if all_lower else ():
        if cue["name"] not in _NO_CUE:
            yield start + cue.start("name"), cue["name"].capitalize()
