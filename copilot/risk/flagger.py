"""Marks of the heads, rules and the authority policy to flags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.flags import Flag
from copilot.domain.labels import SEVERITY_OF, Category
from copilot.domain.reading import RiskMark
from copilot.risk.authority import beyond, spending
from copilot.risk.names import sure_names
from copilot.risk.overlaps import Candidate, settled
from copilot.risk.wording import Words, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copilot.domain.authority import Authority
    from copilot.domain.reading import Line, Reading, Sentence
    from copilot.domain.rules import CategoryRules
    from copilot.ports import Encoder

_RULE_CONFIDENCE = 0.95
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_MINE = re.compile(
    r"\b(?:I|I['’]\w+|me|my|told|asked|promised|assured|hinted|reminded|let (?:him|her|them) know"
    r"|say|mgr|manager|draft|opening line)\b"
)
_MADE = re.compile(
    r"\b(?:told|said|promised|gave|assured|agreed|let (?:him|her|them) know|i['’]ve"
    r"|have (?:told|said))\b",
    re.IGNORECASE,
)


_WHOM = re.compile(
    r"(?:him|her|them|you) (?=(?:that|the|an?|it|it['’]s|s?he|they|his|her|their|there)\b)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"[£€$¥₹] ?\d|\b\d[\d.,]* ?(?:k|grand|%|percent|an hour|per hour|a year|/ ?h(?:r|our)?)(?!\w)",
    re.IGNORECASE,
)
"""A figure of pay."""
_FIGURE_SHARE = 0.5
"""How much less the head need say of a sentence that puts a figure on the table."""


@dataclass(frozen=True)
class Flagger:
    """Flags by the rules of an organisation.

    Args:
        rules: The data of each category.
        encoder: Knows from which score on a mark counts, and how sure it is.
    """

    rules: Mapping[Category, CategoryRules]
    encoder: Encoder

    def flags(self, reading: Reading, policy: Authority) -> tuple[Flag, ...]:
        """Flag the manager's words in a reading, in the order of the text."""
        candidates = [*self._by_head(reading), *self._by_rule(reading), *_undated(reading)]
        candidates += [
            Candidate(mark, "rule") for mark in spending(reading.text, reading.sentences, policy)
        ]
        standing = [
            candidate
            for candidate in candidates
            if candidate.mark.category != "promise-beyond-authority"
            or beyond(candidate.mark, reading.text, reading.sentences, policy)
        ]
        found = settled(standing)
        sure = sure_names(reading.text) if found else frozenset[str]()
        return tuple(self._flag(each, reading, policy, sure) for each in found)

    def proposed(self, reading: Reading, mark: RiskMark, policy: Authority) -> Flag | None:
        """Word a flag that a language model proposes; None where it can't be one.

        Speaker, vetoes and policy are heard as for the flags found here; how sure the reader is
        makes no difference.
        """
        sentence = _around(mark, reading)
        if sentence is None or not _counts(mark.category, sentence):
            return None
        if self._vetoed(mark, reading.text[sentence.start : sentence.end]):
            return None
        promise = mark.category == "promise-beyond-authority"
        if promise and not beyond(mark, reading.text, reading.sentences, policy):
            return None
        flag = self._flag(Candidate(mark, "model"), reading, policy, sure_names(reading.text))
        return flag.model_copy(update={"source": "llm"})

    def _by_head(self, reading: Reading) -> Iterator[Candidate]:
        for mark in reading.risk_marks:
            sentence = _around(mark, reading)
            if sentence is None or not _counts(mark.category, sentence):
                continue
            floor = self.encoder.thresholds[f"flag:{mark.category}"]
            if mark.category == "promise-beyond-authority" and _FIGURE.search(
                reading.text, sentence.start, sentence.end
            ):
                floor *= _FIGURE_SHARE
            if mark.confidence < floor:
                continue
            if sentence.kind != "speech" and _is_their_quote(mark, sentence, reading.text):
                continue
            if not self._vetoed(mark, reading.text[sentence.start : sentence.end]):
                yield Candidate(_past_whom(mark, reading.text), "model")

    def _by_rule(self, reading: Reading) -> Iterator[Candidate]:
        for sentence in reading.sentences:
            words = reading.text[sentence.start : sentence.end]
            for category, data in self.rules.items():
                if not _counts(category, sentence):
                    continue
                for rule in data.rules:
                    found = rule.regex.search(words) if rule.kind == "phrase" else None
                    if found is None:
                        continue
                    mark = RiskMark(
                        start=sentence.start + found.start(),
                        end=sentence.start + found.end(),
                        category=category,
                        subject=rule.subject if rule.kind == "phrase" else None,
                        confidence=_RULE_CONFIDENCE,
                    )
                    if not self._vetoed(mark, words):
                        yield Candidate(mark, "rule")

    def _confidence(self, candidate: Candidate) -> float:
        if candidate.source == "rule":
            return min(1.0, candidate.mark.confidence)
        return self.encoder.confidence(candidate.mark.confidence)

    def _vetoed(self, mark: RiskMark, words: str) -> bool:
        rules = self.rules[mark.category].rules
        return any(rule.kind == "veto" and rule.regex.search(words) for rule in rules)

    def _flag(
        self, candidate: Candidate, reading: Reading, policy: Authority, sure: frozenset[str]
    ) -> Flag:
        mark = candidate.mark
        sentence = _around(mark, reading)
        words = Words(reading.text, mark.start, mark.end, reading.report, sure)
        made = sentence is not None and bool(_MADE.search(reading.text[sentence.start : mark.end]))
        data = self.rules[mark.category]
        why, rewrite = worded(words, data, mark.subject, policy, made=made)
        return Flag(
            start=mark.start,
            end=mark.end,
            quote=words.quote,
            category=mark.category,
            severity=SEVERITY_OF[mark.category],
            subject=mark.subject,
            why=why,
            rewrite=rewrite,
            topic=data.topic,
            confidence=round(self._confidence(candidate), 2),
            source=candidate.source,
        )


def _undated(reading: Reading) -> Iterator[Candidate]:
    """The manager's own contract lines without any time: they slip."""
    for line in reading.lines:
        if line.kind == "commitment" and line.owner == "manager" and not _timed(line, reading):
            mark = RiskMark(
                start=line.evidence.start,
                end=line.evidence.end,
                category="vague-commitment",
                confidence=line.confidence,
            )
            yield Candidate(mark, "rule")


def _timed(line: Line, reading: Reading) -> bool:
    """Whether a line has a time: its own, or one that stands earlier in its sentence."""
    if line.due_text:
        return True
    start = line.evidence.start
    around = next((each for each in reading.sentences if each.start <= start < each.end), None)
    return around is not None and any(
        around.start <= each.start < around.end for each in reading.due_dates
    )


def _past_whom(mark: RiskMark, text: str) -> RiskMark:
    """Let a mark begin after whom it was said to: "told him | the post is his"."""
    whom = _WHOM.match(text, mark.start, mark.end)
    return mark.model_copy(update={"start": whom.end()}) if whom else mark


def _around(mark: RiskMark, reading: Reading) -> Sentence | None:
    return next((each for each in reading.sentences if each.start <= mark.start < each.end), None)


def _is_their_quote(mark: RiskMark, sentence: Sentence, text: str) -> bool:
    """Whether a mark lies in quotation marks that nothing in the sentence gives to the manager."""
    if mark.category == "sensitive-personal-data":
        return False
    before, words = text[sentence.start : mark.start + 1], text[sentence.start : sentence.end]
    inside = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return inside and not _MINE.search(_QUOTED.sub("", words))


def _counts(category: Category, sentence: Sentence) -> bool:
    """Whether a sentence's words are the manager's to answer for."""
    if category == "sensitive-personal-data":
        return True
    return sentence.speaker in {"manager", "unknown"} and sentence.kind != "quoted-mail"
