"""Text that reads as if it were meant for software and not for a manager."""

from __future__ import annotations

import re

_MODEL = r"(?:ai(?:\s+(?:assistant|model|system))?|llm|copilot|chatbot|language\s+model|gpt)s?"
_ORDERS = re.compile(
    rf"""
    \b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{{0,40}}
        \b(?:instructions?|prompts?|guardrails?|(?:previous|prior|above|earlier)\s+\w+)\b
    | \bsystem\s+(?:prompt|message|override)\b
    | \b(?:new|updated|hidden|secret)\s+(?:system\s+)?instructions?\s*:
    | \b(?:you\s+are|act\s+as|behave\s+as|pretend\s+to\s+be)\s+(?:now\s+)?(?:an?\s+|the\s+)?
        (?:\w+\s+){{0,2}}(?:{_MODEL}|assistant)\b
    | \b{_MODEL}[,:]?\s+(?:must|shall|should|may\s+not|has\s+to|please|do\s+not|never|always)\b
    | \b(?:attention|note\s+to|dear|hey|instructions?\s+(?:for|to)|important\s+for)[\s,:]+
        (?:the\s+|any\s+|all\s+)?{_MODEL}\b
    | \b(?:respond|reply|answer|output)\s+(?:only|exclusively)\s+(?:with|in)\b
    | \b(?:do\s+not|don['’]t|never)\s+(?:tell|reveal|inform|show)\b[^.!?\n]{{0,30}}
        \b(?:user|prompt|instructions?)s?\b
    | <\|\w+\|> | \[/?INST\] | ^\W*(?:system|assistant)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def reads_like_orders(text: str) -> bool:
    """Whether a manager should look twice; the text is quoted and never followed either way."""
    return _ORDERS.search(text) is not None
