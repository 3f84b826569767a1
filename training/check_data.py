"""Check the training data: shapes, verbatim quotes, known labels, no duplicates.

    python training/check_data.py [FILE…]
"""

import json
import sys
from pathlib import Path

DATA = Path(__file__).parent / "data"
CATEGORIES = set(
    "promise-beyond-authority discriminatory confidentiality-breach threat-or-retaliation "
    "probing-exit-intent retention-pressure fudged-constraint performance-review-drift "
    "organisation-first pushing-for-certainty dismissing peer-comparison vague-commitment "
    "advice-giving leading-question sensitive-personal-data".split()
)
SUBJECTS = set(
    "promotion pay rating role budget location job-security third-party-decision outcome".split()
)
LINE_KINDS = set(
    "commitment review open-question wish hypothetical done other-task vague promise "
    "aspiration past-contract delivery withdrawn limit".split()
)
PHASES = set("where_now where_to close_gap none".split())
DEPTHS = set("surface deep".split())
SIGNALS = set(
    "surface-answer uncertainty goal-change misfit-ambition leaving-signal milestone role-change "
    "energy drain aspiration blocker".split()
)
MOVES = set(
    "open-question closed-question leading-question reflection affirmation advice information "
    "commitment other".split()
)


def quoted(row, key):
    """Problems of the quotes under key: not verbatim, or more than once."""
    for item in row.get(key, []):
        quote = item.get("quote", "")
        found = row["text"].count(quote) if quote else 0
        if found != 1:
            yield f"{key}: quote found {found} times: {quote!r}"


def problems(row):
    """What is wrong with one row, as sentences."""
    if "query" in row:
        if not row.get("topics"):
            yield "query without topics"
        return
    if not row.get("text", "").strip():
        yield "no text"
        return
    for key in ("flags", "lines", "phases", "signals"):
        yield from quoted(row, key)
    for flag in row.get("flags", []):
        if flag["category"] not in CATEGORIES:
            yield f"unknown category {flag['category']!r}"
        promise = flag["category"] == "promise-beyond-authority"
        if promise and flag.get("subject") not in SUBJECTS:
            yield f"promise needs a subject: {flag}"
    for line in row.get("lines", []):
        if line["kind"] not in LINE_KINDS:
            yield f"unknown kind {line['kind']!r}"
        if line["kind"] == "commitment" and line.get("owner") not in {"manager", "report"}:
            yield f"commitment needs owner manager or report: {line}"
    for phase in row.get("phases", []):
        if phase["phase"] not in PHASES - {"none"} or phase["depth"] not in DEPTHS:
            yield f"bad phase {phase}"
    for signal in row.get("signals", []):
        if signal["kind"] not in SIGNALS:
            yield f"unknown signal {signal['kind']!r}"
    for move in row.get("moves", []):
        if move not in MOVES:
            yield f"unknown move {move!r}"


def main(paths):
    """Print every problem; the exit status says whether there was one."""
    bad, seen, rows = 0, {}, 0
    for path in paths or sorted(DATA.rglob("*.jsonl")):
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            rows += 1
            try:
                row = json.loads(line)
                found = list(problems(row))
                key = row.get("text") or row.get("query")
                if key in seen:
                    found.append(f"same text as {seen[key]}")
                seen[key] = f"{path}:{number}"
            except (ValueError, KeyError, TypeError) as error:
                found = [f"unreadable: {error!r}"]
            for problem in found:
                bad += 1
                print(f"{path}:{number}: {problem}")
    print(f"{rows} rows, {bad} problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
