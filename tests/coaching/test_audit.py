"""The audit, the drill and the comparison show words and facts, and rate nobody."""

from __future__ import annotations

import datetime as dt

from copilot.coaching.audit import Facts, audit, compare, recall
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.content.rhythm import load_rhythm
from copilot.domain.contract import Contract, Draft
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.follow_through import Finding, Recall
from copilot.domain.people import Agreement, Commitment, GoalChange, Person
from copilot.domain.people import Review as ToReview
from copilot.domain.reading import Coverage, Line, PhaseQuote, Reading, Signal
from copilot.domain.review import Review

TOPICS = topics_of(load_playbooks(knowledge_folder()))
FAILURES = load_rhythm(knowledge_folder(), TOPICS).failures
QUESTIONS = load_questions(knowledge_folder(), TOPICS)
TEXT = "Wants a bakery. It's yours! Ship the release. Fix the pager. No more management."
HELD = dt.date(2026, 4, 14)
TOMASZ = Person(id="p", name="Tomasz", added=HELD)


def words(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence.of(TEXT, start, start + len(quote))


def flag(quote: str, category: str) -> Flag:
    return Flag.model_validate(
        {
            **words(quote).model_dump(),
            "category": category,
            "severity": "high",
            "why": "w",
            "rewrite": "r",
            "topic": "t",
            "confidence": 0.9,
            "source": "model",
        }
    )


def reading(date: dt.date = HELD, **fields: object) -> Reading:
    return Reading.model_validate({"text": TEXT, "date": date, **fields})


def reviewed(read: Reading, *flags: Flag) -> Review:
    return Review(reading=read, flags=flags, questions=(), draft=Draft(contract=Contract()))


def contract(version: int = 1, *lines: Commitment, **fields: object) -> Agreement:
    at = dt.datetime.combine(HELD, dt.time(12), dt.UTC)
    given = {"person": "p", "version": version, "conversation": f"c{version}", "approved": at}
    return Agreement.model_validate({**given, "commitments": lines, **fields})


def line(line_id: str, owner: str = "manager", **fields: object) -> Commitment:
    return Commitment.model_validate({"id": line_id, "owner": owner, "action": "Act", **fields})


def found(facts: Facts) -> dict[str, Finding]:
    return {each.failure: each for each in audit(facts, FAILURES)}


def test_a_good_conversation_shows_nothing_five_times():
    agreed = contract(
        1,
        line("a", due=HELD),
        line("b", "report", due=HELD),
        review=(ToReview(id="v", what="The box", when="2026-07"),),
    )
    seen = found(Facts(reviewed(reading()), agreed, dt.date(2026, 1, 14), next_booked=True))
    assert len(seen) == 5
    assert {each.told for each in seen.values()} == {"Nothing seen."}
    assert not any(each.seen or each.quotes or each.facts for each in seen.values())


def test_each_failure_is_shown_by_words_or_facts():
    read = reading(
        is_career_conversation=False,
        lines=tuple(
            Line(evidence=words(quote), kind="delivery")
            for quote in ("Ship the release", "Fix the pager")
        ),
    )
    flags = [
        flag("It's yours!", "promise-beyond-authority"),
        flag("Wants a bakery", "organisation-first"),
    ]
    seen = found(Facts(reviewed(read, *flags), None, dt.date(2025, 11, 1)))
    assert all(each.seen and each.topic in TOPICS and each.instead for each in seen.values())
    assert [each.quote for each in seen["promises"].quotes] == ["It's yours!"]
    assert [each.quote for each in seen["organisation-first"].quotes] == ["Wants a bakery"]
    assert len(seen["conflating"].quotes) == 2
    assert seen["deferring"].facts == (
        "The one before was 23 weeks earlier.",
        "The next one isn't booked.",
    )
    assert "Nothing was agreed." in seen["goes-nowhere"].facts


def test_a_one_sided_undated_contract_leads_nowhere():
    told = found(Facts(reviewed(reading()), contract(1, line("b", "report"))))["goes-nowhere"].told
    assert "You took nothing on." in told
    assert "1 of 1 lines have no day." in told
    assert "No month is set" in told


def test_the_drill_shows_their_words_once_latest_first_and_no_score():
    later = HELD + dt.timedelta(days=90)
    read = [
        reading(
            signals=(Signal(kind="aspiration", evidence=words("a bakery")),),
            phases=(
                PhaseQuote(phase="where_to", depth="deep", evidence=words("Wants a bakery")),
                PhaseQuote(phase="where_now", depth="deep", evidence=words("Fix the pager")),
            ),
        ),
        reading(later, signals=(Signal(kind="aspiration", evidence=words("No more management")),)),
    ]
    card = recall(TOMASZ, read, [contract(1, direction="A bakery of her own")])
    assert card.question == "Where does Tomasz want to be three years from now?"
    assert [each.words for each in card.own_words] == [
        "No more management",
        "A bakery of her own",
        "Wants a bakery",
    ]
    assert "score" not in Recall.model_fields
    assert recall(TOMASZ, [], []).own_words == ()


def test_side_by_side_shows_what_moved_what_stands_still_and_what_was_never_asked():
    changed = reading(signals=(Signal(kind="goal-change", evidence=words("No more management")),))
    touched = reading(coverage=Coverage(where_now="deep", close_gap="surface"))
    versions = [
        contract(
            2,
            line("carried", agreed=HELD),
            line("new", agreed=dt.date(2026, 7, 1)),
            line("old", agreed=dt.date(2026, 1, 1)),
            line("done", state="done", agreed=dt.date(2026, 1, 1)),
            goal_changes=(GoalChange(was="Management", now="A bakery", noted=HELD),),
        ),
        contract(1, line("carried", agreed=HELD)),
    ]
    seen = compare([changed, touched], versions, QUESTIONS, dt.date(2026, 7, 10))
    assert [(each.was, each.now) for each in seen.directions] == [
        ("Management", "A bakery"),
        (None, "No more management"),
    ]
    assert [(each.commitment.id, each.conversations) for each in seen.stale] == [
        ("carried", 2),
        ("old", 1),
    ]
    (never,) = seen.never_asked
    assert never.phase == "where_to"
    assert never.question is not None
    assert never.question.endswith("?")


def test_nothing_to_compare_claims_nothing():
    assert not any(compare([], [], QUESTIONS, HELD).model_dump().values())
