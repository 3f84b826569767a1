"""What a model says wrong is seen by the endpoint suite wherever the manager would read it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.rehearse import path
from copilot.content.locations import knowledge_folder
from copilot.content.samples import load_samples
from copilot.domain.answers import Answer, CitedSentence
from copilot.domain.chat import ChatMessage, ChatRequest
from copilot.domain.contract import Contract, Draft, Item
from copilot.domain.debrief import Criterion, Debrief, NextTry, Point, Turn
from copilot.domain.dismissals import FoldedFlag
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.mails import Mail
from copilot.domain.passages import Passage
from copilot.domain.questions import Suggestion
from copilot.domain.reading import Coverage, Reading
from copilot.domain.review import Review
from copilot.domain.second_opinion import SecondOpinion, ToConfirm
from copilot.errors import ModelBadAnswer, ModelUnreachable
from copilot.settings import Settings
from evals.__main__ import read_cases
from evals.counted_chat import LEFT, WHOLE, CountedChat
from evals.every_task import TASKS
from evals.shown import (
    Line,
    ReviewLines,
    answer_lines,
    debrief_lines,
    mail_lines,
    spoken_lines,
)
from evals.suites import endpoint
from evals.talks import CASES, talks_of
from evals.witness import FLAGGED, INVENTED, UNGROUNDED, UNKNOWN, Witness, small_words_of
from tests.fakes.practice import fake_practice
from tests.fakes.scripted_model import ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTES = "Ana asks Tomasz by Friday whether he'd like the audit. The senior title is his."
DAY = dt.date(2026, 4, 14)
FRIDAY = dt.date(2026, 4, 17)
QUESTION = Suggestion(
    text="What draws you to the audit?",
    why="",
    topic="career/where-to",
    phase="where_to",
    requires_trust=False,
)
ASKS = Item(
    action="Ask Tomasz",
    due=FRIDAY,
    due_text="by Friday",
    evidence=Evidence.of(NOTES, 4, 25),
    source="llm",
)
PROMISE = Flag(
    start=NOTES.index("The senior"),
    end=len(NOTES) - 1,
    quote="The senior title is his",
    category="promise-beyond-authority",
    severity="high",
    subject="promotion",
    why="",
    rewrite="I'll put your case.",
    topic="career/failure-promises",
    confidence=0.9,
    source="rule",
)
SIGH = {"quote": "audit", "start": NOTES.index("audit"), "end": NOTES.index("audit") + 5}
DOUBTED = PROMISE.model_copy(update={**SIGH, "category": "dismissing", "severity": "low"})
ENGINE = Review(
    reading=Reading(text=NOTES, date=DAY, manager="Ana", report="Tomasz", coverage=Coverage()),
    flags=(PROMISE,),
    questions=(QUESTION,),
    draft=Draft(contract=Contract()),
)
TOPICS = frozenset({"career/where-to", "career/failure-promises"})


def heard(text: str) -> frozenset[str]:
    """Flag whoever says that something is somebody's."""
    return frozenset({"promise-beyond-authority"} if "is yours" in text else ())


WITNESS = Witness(heard, small_words_of("they talked about it, ask what the audit would be"))


def bars(lines: Iterable[Line]) -> set[str]:
    """Which bars are missed by any of some lines."""
    return {bar for line in lines for bar, _ in WITNESS.problems(line)}


def line(text: str = "They talked.", **fields: object) -> Line:
    """A model's line about the notes."""
    whole = {"ground": NOTES, "source": NOTES, "day": DAY, "by_model": True} | fields
    return Line("review", "summary", text, **whole)  # type: ignore[arg-type]


GOOD = (
    line("They talked about the audit."),
    line("Ask Tomasz by Friday.", quote="Tomasz by Friday", due=FRIDAY, due_text="by Friday"),
    line("Ask him.", cited="career/where-to", offered=TOPICS),
    line("It is yours.", before="That is yours."),
    line("Sarah will pay 400 on 3 May.", by_model=False),
)
BAD = (
    (line(quote="Tomasz by Monday"), UNGROUNDED),
    (line(quote="Tomasz", start=3), UNGROUNDED),
    (line("Ana and Sarah talked."), UNGROUNDED),
    (line("Sarah talked."), UNGROUNDED),
    (line("They talked for 40 minutes."), UNGROUNDED),
    (line("They talked with [P3]."), UNGROUNDED),
    (line("They talked in 0a1b2c3d."), UNGROUNDED),
    (line(quote=NOTES, due=FRIDAY, due_text=None), INVENTED),
    (line(quote=NOTES, due=DAY, due_text="by Friday"), INVENTED),
    (line(quote="Ana asks", due=FRIDAY, due_text="by Friday"), INVENTED),
    (line("Ask Tomasz by Monday."), INVENTED),
    (line("Ask Tomasz in two weeks."), INVENTED),
    (line(cited="career/nope", offered=TOPICS), UNKNOWN),
    (line("The audit is yours."), FLAGGED),
    (line(promised=True), FLAGGED),
)


@pytest.mark.parametrize("good", GOOD)
def test_a_line_that_stands_up_misses_no_bar(good: Line):
    assert bars([good]) == set()


@pytest.mark.parametrize(("bad", "bar"), BAD)
def test_a_line_that_does_not_stand_up_misses_its_bar(bad: Line, bar: str):
    assert bar in bars([bad])


def test_quotes_are_looked_at_whoever_shows_them():
    assert bars([line(by_model=False, quote="Tomasz by Monday")]) == {UNGROUNDED}


def with_contract(item: Item) -> Review:
    contract = Contract(manager_commitments=(item,))
    return ENGINE.model_copy(update={"draft": Draft(contract=contract)})


def with_opinion(**said: object) -> Review:
    return ENGINE.model_copy(update={"llm": SecondOpinion.model_validate(said)})


def with_question(**changed: object) -> Review:
    return ENGINE.model_copy(update={"questions": (QUESTION.model_copy(update=changed),)})


def with_doubt(reason: str) -> Review:
    folded = FoldedFlag(flag=DOUBTED, by="llm", reason=reason)
    return ENGINE.model_copy(update={"folded": (folded,)})


ELSEWHERE = Evidence(start=0, end=5, quote="Sarah")
LIES: tuple[tuple[Review, str], ...] = (
    (with_opinion(summary="They talked. Sarah agreed."), UNGROUNDED),
    (with_opinion(to_confirm=(ToConfirm(question="?", evidence=ELSEWHERE),)), UNGROUNDED),
    (
        with_opinion(to_confirm=(ToConfirm(question="Ask Sarah?", evidence=ASKS.evidence),)),
        UNGROUNDED,
    ),
    (with_question(text="What would Sarah say?"), UNGROUNDED),
    (with_question(text="What would change if it is yours?"), FLAGGED),
    (with_question(evidence=ELSEWHERE), UNGROUNDED),
    (with_question(topic="career/nope"), UNKNOWN),
    (with_contract(ASKS.model_copy(update={"action": "Ask Sarah"})), UNGROUNDED),
    (with_contract(ASKS.model_copy(update={"due": DAY})), INVENTED),
    (with_contract(ASKS.model_copy(update={"evidence": ELSEWHERE})), UNGROUNDED),
    (
        with_contract(ASKS.model_copy(update={"evidence": Evidence.of(NOTES, 4, len(NOTES))})),
        FLAGGED,
    ),
    (with_contract(ASKS.model_copy(update={"due": DAY, "source": "notes"})), INVENTED),
    (with_doubt("The title is yours."), FLAGGED),
    (
        ENGINE.model_copy(update={"flags": (DOUBTED.model_copy(update={"quote": "title"}),)}),
        UNGROUNDED,
    ),
    (ENGINE.model_copy(update={"flags": (DOUBTED.model_copy(update={"topic": "x/y"}),)}), UNKNOWN),
    (
        ENGINE.model_copy(
            update={"flags": (DOUBTED.model_copy(update={"rewrite": "It is yours."}),)}
        ),
        FLAGGED,
    ),
)


def test_a_review_that_stands_up_misses_no_bar():
    shown = with_contract(ASKS).model_copy(
        update={
            "llm": SecondOpinion(summary="They talked about the audit."),
            "flags": (PROMISE, DOUBTED),
        }
    )
    lines = list(ReviewLines(ENGINE, shown, TOPICS).all())
    assert bars(lines) == set()
    assert Counter(each.kind for each in lines if each.by_model) == Counter(
        ["commitment", "summary", "flag"]
    )


@pytest.mark.parametrize(("shown", "bar"), LIES)
def test_a_lie_is_seen_wherever_it_stands_in_a_review(shown: Review, bar: str):
    assert bar in bars(ReviewLines(ENGINE, shown, TOPICS).all())


MAIL = Mail(
    subject="Our talk on 14 April 2026",
    body="Hi Tomasz,\n\nThank you for our talk.\n\n- Ask Mara, by 17 April 2026\n",
    kept=("14 April 2026",),
)


def mailed(subject: str, body: str) -> list[Line]:
    return list(mail_lines(MAIL, Mail(subject=subject, body=body)))


def test_a_mail_keeps_what_was_agreed_and_names_nobody_else():
    assert bars(mailed(MAIL.subject, MAIL.body)) == set()
    assert bars(mailed("Our talk", MAIL.body)) == {UNGROUNDED}
    assert bars(mailed(MAIL.subject, MAIL.body.replace("Ask Mara", "Ask her"))) == {UNGROUNDED}
    assert bars(mailed(MAIL.subject, MAIL.body.replace("our talk", "Sarah"))) == {UNGROUNDED}
    assert bars(mailed(MAIL.subject, MAIL.body + "\n\nThe title is yours.")) == {FLAGGED}
    assert bars(mailed(MAIL.subject, MAIL.body + "\n\nSee you on Monday.")) >= {INVENTED}


def test_an_answer_cites_what_the_model_was_given():
    def cited(topic: str, text: str = "Ask what would draw them.") -> set[str]:
        said = CitedSentence(text=text, topic=topic, heading="", source="llm")
        shown = Answer(query="What do I ask?", sentences=(said,))
        known = {
            each: Passage(topic=each, playbook="career", heading="", text="Ask what draws them.")
            for each in TOPICS
        }
        sent = frozenset({"career/where-to"})
        return bars(answer_lines(Answer(query="What do I ask?"), shown, known, sent))

    assert cited("career/where-to") == set()
    assert cited("career/failure-promises") == {UNKNOWN}
    assert cited("career/nope") == {UNKNOWN}
    assert cited("career/where-to", "Ask Sarah.") == {UNGROUNDED}


def test_a_persona_says_no_name_that_the_engine_did_not(tmp_path: Path):
    practice = fake_practice(Settings(data_dir=tmp_path))
    session = practice.say(practice.begin("all-fine", seed=7), "What are the nights like for you?")
    node, persona = path(session)[-1], practice.persona_of(session)
    assert bars(spoken_lines(persona, [node])) == set()
    lied = node.reply.model_copy(update={"worded": f"{node.reply.text} Ask Sarah."})
    assert bars(spoken_lines(persona, [node.model_copy(update={"reply": lied})])) == {UNGROUNDED}


def test_a_debrief_quotes_the_turn_and_words_it_from_the_quote():
    def debriefed(**changed: object) -> Debrief:
        point = Point(turn=0, quote="Are you happy?", why="", instead="What is it like?")
        criterion = Criterion(
            name="advice",
            value=1,
            weight=1,
            rule="",
            figure="",
            turns=(0,),
            points=(point.model_copy(update=changed),),
        )
        return Debrief(
            score=1, rule="", criteria=(criterion,), next_try=NextTry(text="", turn=None)
        )

    turns = [Turn(speaker="manager", text="Well. Are you happy?")]

    def missed(**changed: object) -> set[str]:
        return bars(debrief_lines(debriefed(), debriefed(**changed), turns))

    assert missed(instead="What would you like?") == set()
    assert missed(instead="What would Sarah like?") == {UNGROUNDED}
    assert missed(instead="What if the title is yours?") == {FLAGGED}
    assert missed(quote="Are you sad?") == {UNGROUNDED}


REQUEST = ChatRequest(messages=(ChatMessage(role="user", text="Hello"),), most_tokens=900)


def test_calls_are_counted_by_how_they_end():
    scripted = ScriptedModel(["One.\nTwo.", ModelBadAnswer("no"), "One.\nTwo."])
    chat = CountedChat(scripted, most_tokens=100, task="ask")
    chat.complete(REQUEST)
    with pytest.raises(ModelBadAnswer):
        chat.complete(REQUEST)
    list(chat.stream(REQUEST))
    stream = chat.stream(REQUEST)
    next(iter(stream))
    stream.close()  # type: ignore[attr-defined]
    scripted.answers[:] = [ModelUnreachable("gone")]
    with pytest.raises(ModelUnreachable):
        list(chat.stream(REQUEST))
    assert chat.ends == {
        "ask": Counter({WHOLE: 2, "ModelBadAnswer": 1, LEFT: 1, "ModelUnreachable": 1})
    }
    assert {each.most_tokens for each in scripted.requests} == {100}
    assert chat.last == scripted.requests[-1]


def test_without_a_limit_of_its_own_an_answer_may_be_as_long_as_the_product_lets_it():
    chat = CountedChat(ScriptedModel(["Yes."]))
    chat.complete(REQUEST)
    assert chat.last == REQUEST


def test_figures_count_bars_lines_and_calls():
    chat = CountedChat(ScriptedModel(["Yes."]), task="review")
    chat.complete(REQUEST)
    found = endpoint.looked_at([*GOOD[:1], BAD[2][0], GOOD[-1]], WITNESS)
    outcome = endpoint.outcome_of(list(found), chat, cases=1)
    assert outcome.figures[UNGROUNDED] == 1
    assert outcome.figures[INVENTED] == outcome.figures[UNKNOWN] == outcome.figures[FLAGGED] == 0
    assert outcome.figures["share by the model"] == pytest.approx(2 / 3)
    assert outcome.groups["review"]["calls: whole answers"] == 1
    assert outcome.misses == (
        "review, summary: lines ungrounded, it names sarah: Ana and Sarah talked.",
    )
    assert UNGROUNDED in outcome.lower_is_better


def test_two_dozen_conversations_are_gone_through_and_every_prompt():
    class Shelf:
        samples = load_samples(knowledge_folder())

    talks = talks_of(Shelf(), read_cases(CASES / "notes"))  # type: ignore[arg-type]
    assert len(talks) == 24
    assert len({each.text for each in talks}) == 24
    assert all(each.date and each.report for each in talks)
    prompts = Path(endpoint.__file__).parents[2] / "prompts"
    assert set(TASKS) == {each.stem for each in prompts.glob("*.md")}


def test_where_no_model_is_set_nothing_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("COPILOT_SETTINGS", str(tmp_path / "none.toml"))
    monkeypatch.delenv("COPILOT_LLM_BASE_URL", raising=False)
    with pytest.raises(SystemExit, match="No language model is set"):
        endpoint.run(None, [])  # type: ignore[arg-type]
