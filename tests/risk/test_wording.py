"""What a rewrite says: names and times kept, plain sentences, and nothing that raises a flag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from copilot.domain.authority import Authority, Nobody
from copilot.domain.labels import CATEGORIES, SUBJECTS
from copilot.risk.details import dates_in, names_in
from copilot.risk.wording import Words, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copilot.domain.labels import Category, Subject
    from copilot.domain.rules import CategoryRules

    Worked = tuple[Words, list[str], list[tuple[Category, str, str]]]

LEAVE_NAMES_OUT = {"peer-comparison", "confidentiality-breach"}

# Notes with the flagged words in brackets | the person, if known | names and times to keep
QUOTES = """
[Wiktoria full remote from Tenby starting Nov], form later | Wiktoria | Wiktoria, Tenby, November
[Wiktoria full remote from Tenby starting Nov], form later || Wiktoria, Tenby, Nov
told him [the grade is his by June] || June
[the lead post is yours by Q3] || Q3
[You'll have the senior title by Christmas, Matteo] || Matteo, Christmas
Matteo, [you'll be a principal in 2027] | Matteo | 2027
[Petra signs whatever I send her] || Petra
[HR will be fine with Gdynia from March] || Gdynia, March
I said [Dr Okonkwo won't say no before Easter] || Dr Okonkwo, Easter
[Jürgen gets the Görlitz depot as of 1 September] || Jürgen, Görlitz, 1 September
[Łukasz ma awans w maju] || Łukasz
[Łukasz is moving to Łódź in May] || Łukasz, Łódź, May
told Żaneta [she has Małgorzata's desk from 15 May] || Małgorzata, 15 May
[Åsa takes over from Søren by mid-August] || Åsa, Søren, mid-August
[Björn and Þóra will both be leads next spring] || Björn, Þóra, spring
[May will sign it off by July] || May, July
[it's announced in May] || May
[it'll be in your pay by may] || May
asked, [May I count you in for Porto?] || Porto
[introduce her to May in May] || May
[the May round has your name on it] || May
[intro to anna at some point] || Anna
[ask jonas about the rotterdam thing] || Jonas
met Ingrid, then [promised ingrid the ward post by fri] || Ingrid, Friday
[no cuts for bronwyn this year] | Bronwyn | Bronwyn, this year
[told sean he has the place by 12 june] | Sean | Sean, 12 June
[I'll see what I can do] ||
[will look into training] ||
[have his back on the training stuff] ||
Me: [I'll put in a word with Anselm soon] || Anselm
[me: ask Ana about her budget] || Ana
[find Kofi a mentor one of these days] | Kofi | Kofi
[I'd speak to Ines about Tomasz's idea] | Tomasz | Tomasz, Ines
[explore options for Vera in the lab] || Vera
[chase Dana re the Ghent exchange when things are calmer] || Dana, Ghent
- [Look at courses for him] ||
[will do something about the rota next week] || next week
[Don't you think you'd miss Naoko?] || Naoko
[are you talking to Siemens, yes or no by Monday?] || Siemens, Monday
[after all that Ruth did for you in 2019] || Ruth, 2019
[you have to choose, Leeds or York, by 3 April] || Leeds, York, 3 April
[what we need is you in Basel before the summer] || Basel, before the summer
[you should do the MBA at Insead in autumn] || Insead, autumn
[custody hearing 14/3, husband gone to Malmö] || 14/3, Malmö
[her mother Gerda is in hospital until 20 Jan] || Gerda, 20 Jan
[if Nia hears of it, forget December] || Nia, December
[Something may open up in Oslo after the merger] || Oslo, after the merger
[we'll book the £2,400 course in Ghent for you, 12 May] || Ghent, 12 May
[The role on Jean-Luc van der Meer's team is yours] || Jean-Luc van der Meer
[O'Brien's Hull crew takes you in two weeks] || O'Brien, Hull, two weeks
[McKenna said yes for me, tomorrow you start] || McKenna, tomorrow
"[You're Head of Learning from 2 February]," I said || Head of Learning, 2 February
[Everything is settled for you] ||
[Promotion is yours] ||
Title: [Senior Guide from H2] || Senior Guide, H2
[the bonus lands w/c 4 May, ask Paulo] || 4 May, Paulo
[she'll be on the Reception team by Sept, says Mrs Lindqvist] || Reception, Sept, Lindqvist
[you can count on 5% at year end] || year end
[Desks in Graz, Linz, Wels and Steyr are yours this week and in Q4] || Graz, Linz, Steyr, Q4
[it's in the bag, Wednesday latest] || Wednesday
[Tariq’s seat on Noor’s crew, start 1/3] | Tariq | Tariq, Noor, 1/3
""".strip().splitlines()


def _read(line: str) -> tuple[Words, list[str]]:
    text, report, kept = (part.strip() for part in line.split("|"))
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    return Words(bare, start, end, report or None), [each for each in kept.split(", ") if each]


@pytest.fixture(scope="module", params=QUOTES)
def worked(
    request: pytest.FixtureRequest, rules: Mapping[Category, CategoryRules], policy: Authority
) -> Worked:
    """One quote, what a rewrite should keep of it, and its wording in every category."""
    words, kept = _read(request.param)
    return words, kept, list(_wordings(words, rules, policy))


def _wordings(
    words: Words, rules: Mapping[Category, CategoryRules], policy: Authority
) -> Iterator[tuple[Category, str, str]]:
    cases: list[tuple[Category, Subject | None]] = [(category, None) for category in CATEGORIES]
    cases += [("promise-beyond-authority", subject) for subject in SUBJECTS]
    for category, subject in cases:
        for made in (False, True):
            yield category, *worded(words, rules[category], subject, policy, made=made)


def test_there_are_enough_quotes() -> None:
    assert len(QUOTES) >= 60


def test_a_rewrite_keeps_every_name_and_time(worked: Worked) -> None:
    _, kept, wordings = worked
    for category, _, rewrite in wordings:
        said = rewrite.lower()
        lost = [each for each in kept if each.lower() not in said]
        assert category in LEAVE_NAMES_OUT or not lost, (category, lost, rewrite)


def test_a_wording_is_plain_and_whole(worked: Worked) -> None:
    words, _, wordings = worked
    for _, why, rewrite in wordings:
        assert not re.search(r"[{}]|\bNone\b|  |,,| ,|, \.", why.replace(words.quote, "") + rewrite)
        assert len(rewrite.split()) <= 45, rewrite
        for sentence in re.split(r"(?<=[.?!])\s+", rewrite):
            assert sentence[0].isupper(), rewrite
            assert sentence[-1] in ".?", rewrite
        assert why.startswith("“")
        assert why.endswith(".")


def test_no_rewrite_is_caught_by_a_phrase(
    worked: Worked, rules: Mapping[Category, CategoryRules]
) -> None:
    phrases = [
        (rule.id, rule.regex)
        for data in rules.values()
        for rule in data.rules
        if rule.kind == "phrase"
    ]
    for _, _, rewrite in worked[2]:
        assert [name for name, regex in phrases if regex.search(rewrite)] == [], rewrite


@pytest.mark.parametrize("category", sorted(LEAVE_NAMES_OUT))
def test_somebody_elses_matter_is_not_told_again(
    category: Category, rules: Mapping[Category, CategoryRules], policy: Authority
) -> None:
    words = Words("Jo is on a performance plan in Leeds", 0, 36, None)
    _, rewrite = worded(words, rules[category], None, policy, made=False)
    assert "Jo" not in rewrite
    assert "Leeds" not in rewrite


def _promise(
    text: str,
    rules: Mapping[Category, CategoryRules],
    policy: Authority,
    subject: Subject,
    report: str | None = None,
) -> str:
    words = Words(text, 0, len(text), report)
    return worded(words, rules["promise-beyond-authority"], subject, policy, made=False)[1]


def test_details_read_as_part_of_the_sentence(
    rules: Mapping[Category, CategoryRules], policy: Authority
) -> None:
    said = _promise("Ffion full remote from Tenby, start Oct", rules, policy, "location", "Ffion")
    assert said.startswith("Ffion, I'd like")
    assert "this week, Tenby and the October start included, and tell you" in said
    bare = _promise("you can work from anywhere", rules, policy, "location")
    assert "to them this week and tell you what they say." in bare


def test_whoever_decides_is_named_once(
    rules: Mapping[Category, CategoryRules], policy: Authority
) -> None:
    said = _promise("Petra signs whatever I send", rules, policy, "third-party-decision")
    assert said.startswith("I can't answer for Petra:")
    said = _promise("Dana, she signs it anyway", rules, policy, "third-party-decision")
    assert said.startswith("Dana, I can't answer for the people who decide on it:")


def test_a_policy_that_names_nobody_still_reads_well(
    rules: Mapping[Category, CategoryRules],
) -> None:
    said = _promise(
        "the title is yours", rules, Authority(nobody=(Nobody(subject="promotion"),)), "promotion"
    )
    assert "the decision lies with the people who decide on it" in said


@pytest.mark.parametrize(
    ("quote", "report", "said"),
    [
        ("I'll look into training", None, "I'll look into training by Friday, or"),
        ("will ask Ana about rotas soon", None, "I'll ask Ana about rotas by Friday, or"),
        ("find Kofi a mentor", "Kofi", "Kofi, I'll find you a mentor by Friday, or"),
        ("told her I'd book her course", None, "I'll book your course by Friday, or"),
        ("mgr writes to the lab for him", None, "I'll write to the lab for you by Friday, or"),
        ("chase Kofi's visa, it's his", "Kofi", "Kofi, by Friday I'll write to you with"),
        ("look at what is theirs", None, "By Friday I'll write to you with"),
        ("explore options for Vera at Siemens", None, "Vera, I'll explore options for you at"),
        ("ask Ana about her budget", None, "By Friday I'll write to you with"),
        ("see what I can do", None, "By Friday I'll write to you with"),
        ("arrange", None, "By Friday I'll write to you with"),
        ("send them a list of hers", None, "I'll send you a list of yours by Friday, or"),
    ],
)
def test_an_open_step_gets_a_day(
    quote: str,
    report: str | None,
    said: str,
    rules: Mapping[Category, CategoryRules],
    policy: Authority,
) -> None:
    words = Words(quote, 0, len(quote), report)
    _, rewrite = worded(words, rules["vague-commitment"], None, policy, made=False)
    assert rewrite.startswith(said)


def test_a_quote_is_never_read_as_a_template(
    rules: Mapping[Category, CategoryRules], policy: Authority
) -> None:
    text = 'ask Ana about the "{decider}" and {quote} form'
    words = Words(text, 0, len(text), None)
    why, rewrite = worded(words, rules["vague-commitment"], None, policy, made=False)
    assert "ask Ana about the '{decider}' and {quote} form" in why
    assert "Ana" in rewrite


def test_a_long_quote_is_cut_at_a_word(
    rules: Mapping[Category, CategoryRules], policy: Authority
) -> None:
    text = "never mind what they say " * 8
    words = Words(text, 0, len(text), None)
    why, _ = worded(words, rules["dismissing"], None, policy, made=False)
    assert re.match(r"“never mind [a-z ]{50,80}…” closes", why)


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("Told Ana that Bo is fine. Then Cy left", ["Ana", "Bo", "Cy"]),
        ("The rest is fine. Maybe later", []),
        ("I'd ask HR, OK?", []),
        ("St. Gallen and Dr. Ott", ["St Gallen", "Dr Ott"]),
        ("met with jana and kim", []),
        ("Fridays at Ikea", ["Ikea"]),
        ("intro to Ana de", ["Ana"]),
    ],
)
def test_names_are_told_from_other_capitals(quote: str, names: list[str]) -> None:
    assert names_in(Words(quote, 0, len(quote), None)) == names


@pytest.mark.parametrize(
    ("quote", "dates"),
    [
        ("soon, when I get round to it", []),
        ("she may do it, in May", ["in May"]),
        ("24/7 and 14/3", ["14/3"]),
        ("early May or 12 May 2027", ["early May or 12 May 2027"]),
        ("May signs on Thurs", ["on Thurs"]),
    ],
)
def test_times_are_told_from_other_words(quote: str, dates: list[str]) -> None:
    assert dates_in(quote) == dates
