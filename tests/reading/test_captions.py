from copilot.domain.notes import Notes
from copilot.reading.captions import captioned
from copilot.reading.segment import segment


def stretches(text: str) -> list[tuple[str, str | None]]:
    return [(text[a:b].strip(), caption) for a, b, caption in captioned(text, 0, len(text))]


def test_a_line_without_captions_is_one_stretch():
    text = "He wants the night shift back: fewer cars, more calm."
    assert stretches(text) == [(text, None)]


def test_captions_part_a_run_on_line():
    text = "Slept badly. Goal review: 1. walked twice. Goals setting: 1. walk 2. cook"
    assert stretches(text) == [
        ("Slept badly.", None),
        ("1. walked twice.", "Goal review"),
        ("1. walk 2. cook", "Goals setting"),
    ]


def test_a_word_for_goals_within_a_sentence_is_no_caption():
    text = "We spoke about one goal: the licence by June."
    assert stretches(text) == [(text, None)]


def topics(text: str) -> list[str | None]:
    segments, _ = segment(Notes(text=text))
    return [each.section for each in segments]


def test_what_a_caption_is_over_ends_with_the_next():
    assert topics("Goal review 1: swam twice. Vision: own a boat. Goals: swim on Sundays") == [
        "past",
        "aim",
        None,
    ]


def test_strengths_and_barriers_are_background():
    assert topics("Strengths: patient with learners. Barriers: the rota.") == ["context"] * 2


def test_a_caption_leaves_the_next_line_alone():
    assert topics("Barriers: the rota. Goals: one early night\nI'll ask Ines on Monday.") == [
        "context",
        None,
        None,
    ]
