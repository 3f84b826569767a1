"""A question must be open, one thought, short, and no judgement of anybody."""

from __future__ import annotations

import re

_LONGEST = 240
"""Characters."""
_MOST_WORDS = 40
_DOUBLE = re.compile(
    r"\b(?:and|or)[, ]+(?:what|how|why|when|where|who|which|do|does|did|is|are|would|could|can)\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b\d+(?:\.\d+)?\s*(?:/|out of)\s*\d+"
    r"|\b(?:scor(?:e[sd]?|ing)|ratings?|rate[sd]?|rank(?:ed|ing)?s?"
    r"|grade[sd]?|flight[- ]risk|attrition|retention risk|(?:high|low|under|top)[- ]?perform\w*"
    r"|high[- ]potential|disengaged|unmotivated|incompetent|lazy|difficult person"
    r"|weak(?:ness(?:es)?)?"
    r"|poor (?:attitude|performance)|sentiment|(?:mood|morale|engagement) (?:is|seems|level|score)"
    r"|likely to (?:leave|quit|resign))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://|www\.|\]\(|<\w+|!\[", re.IGNORECASE)


def judges(said: str) -> bool:
    """Whether a text scores or judges a person."""
    return _JUDGES.search(said) is not None


def shape_problem(said: str, longest: int) -> str | None:
    """Say what is wrong with any line a model wrote, whatever it means."""
    if not said.strip():
        return "it is empty"
    if len(said) > longest:
        return "it is too long"
    if _LINK.search(said):
        return "it holds a link or markup"
    if any(not letter.isprintable() for letter in said):
        return "it holds characters that can't be seen"
    return "it judges a person" if judges(said) else None


def question_problem(question: str) -> str | None:
    """Say what is wrong with a question's form; whether it is open, a reader has to say."""
    if problem := shape_problem(question, _LONGEST):
        return problem
    if len(question.split()) > _MOST_WORDS:
        return "it is too long"
    if not question.rstrip().endswith("?"):
        return "it is no question"
    if question.count("?") > 1 or _DOUBLE.search(question):
        return "it asks more than one thing"
    return None
