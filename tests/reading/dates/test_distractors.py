"""Words that look like due dates and are none."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)

NONE_AT_ALL = [
    "May runs the tool store and knows every drawer.",
    "May I say how well that went?",
    "She may take the desk by the window.",
    "They march through the agenda like soldiers.",
    "April thinks he should apply.",
    "June said no.",
    "Had lunch with April and June, both encouraging.",
    "Heard back from April: no slot.",
    "He sat with the apprentices and wed theory to practice.",
    "Her mon ami at Sun Ltd's office.",
    "Her cat is called Friday and sleeps on the rota.",
    "The boat, named Sunday by its last owner, leaks.",
    "Wants to work for Sun Microsystems.",
    "Give me a second.",
    "Was seconded to Fife.",
    "He has done nights for three weeks.",
    "Two pages, three slides, five minutes.",
    "A two-week course and a three-day trip.",
    "After three years of copying he writes his own.",
    "Took two months to settle.",
    "Nine to five, 24/7 on call.",
    "Rates the job 9/10.",
    "The crew is split 12/5.",
    "Pay band 7/8, grade 4/5.",
    "Passed 18/20 modules.",
    "Cut errors by 2/3 of the total.",
    "Margins up by 3.5 points.",
    "Runs version 2.11 of the planner.",
    "Aged 29, earning 45-50k.",
    "The Q2 figures wore her out.",
    "Q3 targets are not hers.",
    "Lives on the 3rd floor, her 2nd attempt.",
    "Last Christmas was the low point.",
    "Last Friday's shift was brutal.",
    "Last week she nearly walked.",
    "He got the badge two weeks ago.",
    "Yesterday's demo sparkled.",
    "Has wanted this since 2019.",
    "Flat since January, flat since Tuesday.",
    "When we spoke in November she was keen.",
    "In 2021 he ran the Oban yard.",
    "She finished the diploma in February.",
    "He told me on Monday that he is bored.",
    "On Monday she told the crew.",
    "In January the team lost two people.",
    "We met on 3 March.",
    "Her trial ended on 2026-01-31.",
    "Signed the lease on 12.02.2025.",
    "Was going to sit the exam by end of April, hasn't.",
    "intro to Pim by 24 April. Done but late.",
    "- dry run by 15 May: done",
    "Building the ramp last autumn was her best work.",
    "Earlier this month he froze on stage.",
    "Sees herself with her own bakery in two years.",
    "In five years I see myself in Turin.",
    "Ten years from now: a small farm.",
    "The Friday call drains him.",
    "The July review went nowhere.",
    "Our Monday standup is a chore.",
    "Her Tuesday to Thursday mornings are full of calls.",
    "January's plan is dead.",
    "At the end of the day it is her call.",
    "Tomorrow's leaders course bored him.",
    "The Christmas party was fun.",
    "3 evenings a week at the barrier.",
    "One day a week on the press.",
    "That was the first time in three months.",
    "Looks after the twins.",
    "March past, flags out.",
    "This may be too soon.",
    "Too soon to say.",
    "She soon learned to say no.",
    "The ongoing row tires her.",
    "Took some time off.",
    "It was due by Friday and had slipped.",
    "The form was filed on Monday morning.",
    "Desk swapped last week, by Friday last week to be exact.",
    "Sent it to Bo and Ana on Friday.",
    "By Friday she was exhausted.",
    "I'd sent it by Monday.",
    "It took her until Friday to answer.",
    "This week has been hard.",
    "This time next year she runs the farm.",
    "I can picture him as a lead in 18 months.",
    "She sees herself abroad in 18 months.",
    "Lives at 12 May Street.",
    "Room 14/3, page 12.5.",
    "A raise of 3.5 is nothing.",
    "A three-week-old baby; in two weeks flat.",
    "Open from 9:30 to 17:00.",
    "Year-end review went badly.",
    "The Christmas rota is hers.",
    "New Year's resolution: fewer calls.",
]


@pytest.mark.parametrize("text", NONE_AT_ALL)
def test_nothing_is_due(text: str) -> None:
    assert find_due_dates(text, WEDNESDAY) == ()


BESIDE = [
    ("After four years on lates he gets my plan in two weeks.", "in two weeks"),
    ("He has wanted Bergen since 2022, by the 20th we know.", "by the 20th"),
    ("April said she'll send it by Friday.", "by Friday"),
    ("Told him I'd ring Cork on Monday? No: I will ring on Tuesday.", "on Tuesday"),
    ("She was promised an answer by Friday.", "by Friday"),
    ("I asked her to present on Friday.", "on Friday"),
    ("Contract signed by Monday", "by Monday"),
    ("Wants to have fired two kilns alone by year end.", "by year end"),
    ("He should have quoted four roofs in 6 months", "in 6 months"),
    ("I'll have her nights swapped by the 20th", "by the 20th"),
    ("I gave it 9/10; she writes it up this week.", "this week"),
    ("May runs the till until Friday", "until Friday"),
    ("She spent three weeks on it and shows me on Friday.", "on Friday"),
    ("It was a slog, so I call Ana on Friday", "on Friday"),
    ("He was going to quit; the answer comes on 2 April.", "on 2 April"),
    ("She told him that he needs to reply by 2 April", "by 2 April"),
    ("They have a revised plan on Friday", "on Friday"),
]


@pytest.mark.parametrize(("text", "span"), BESIDE)
def test_due_words_are_found_beside_a_distractor(text: str, span: str) -> None:
    assert span in [each.span for each in find_due_dates(text, WEDNESDAY) if each.due]
