import pytest

from detente.errors import KnowledgeError
from detente.model.text import Span
from detente.times._patterns import Found, Grammar, rule
from detente.times._words import Lexicon, scan

LEXICON = Lexicon(
    words={"april": {"MONTH": 4}, "may": {"MONTH": 5}},
    capitals=frozenset({"may"}),
    abbreviations=frozenset({"mr"}),
)


def words(text):
    return scan(text, (Span(0, len(text)),), LEXICON)


def reading(*patterns, keywords=None):
    def take(name):
        return lambda found: {"READ": (name, found)}

    return Grammar([rule(pattern, take(pattern)) for pattern in patterns], keywords)


def read(text, *patterns, keywords=None):
    reduced = reading(*patterns, keywords=keywords).reduce(words(text))
    return [word.classes["READ"][0] for word in reduced if "READ" in word.classes]


@pytest.mark.parametrize(
    ("text", "patterns", "expected"),
    [
        ("15 April", ["DAY MONTH"], ["DAY MONTH"]),
        ("15 of April", ["DAY of? MONTH"], ["DAY of? MONTH"]),
        ("15 April 2025", ["DAY MONTH", "DAY MONTH YEAR"], ["DAY MONTH YEAR"]),
        ("15 April", ["DAY MONTH", "NUMBER MONTH"], ["DAY MONTH"]),
        ("in April", ["in|on MONTH"], ["in|on MONTH"]),
        ("the April", ["the? of? MONTH"], ["the? of? MONTH"]),
        ("15 may", ["DAY MONTH"], []),
        ("15 May", ["DAY MONTH"], ["DAY MONTH"]),
        ("32 April", ["DAY MONTH"], []),
        ("15\n\nApril", ["DAY MONTH"], []),
        ("15\nApril", ["DAY MONTH"], ["DAY MONTH"]),
        ("April April", ["MONTH"], ["MONTH", "MONTH"]),
        ("", ["MONTH"], []),
    ],
)
def test_reduce(text, patterns, expected):
    assert read(text, *patterns) == expected


def test_a_meaning_may_refuse_and_leave_the_shorter_reading():
    grammar = Grammar(
        [rule("DAY MONTH", lambda found: None), rule("MONTH", lambda found: {"READ": "month"})]
    )
    reduced = grammar.reduce(words("15 April"))
    assert [word.classes.get("READ") for word in reduced] == [None, "month"]


def test_what_was_found():
    (word,) = reading("the? DAY of MONTH").reduce(words("the 15 of April"))
    found: Found = word.classes["READ"][1]
    assert found.values("DAY", "MONTH") == (15, 4)
    assert found.value("YEAR") is None
    assert found.has("the")
    assert not found.has("on")
    assert (word.start, word.end) == (0, 15)


def test_keywords_give_words_the_names_that_meanings_know():
    (word,) = reading("am DAY", keywords={"am": "on"}).reduce(words("am 15"))
    assert word.classes["READ"][1].has("on")


@pytest.mark.parametrize("pattern", ["", "the? of?"])
def test_a_pattern_needs_something(pattern):
    with pytest.raises(KnowledgeError):
        rule(pattern, lambda found: None)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She came.", 2), ("Mr. Veld left.", 1), ("U.S. troops left", 1),
        ("He left.\nShe came", 2), ("He left\nand came", 1), ("A title\nA sentence", 2),
        ("He left.” She came.", 2), ("One\n\ntwo", 2),
    ],
)  # fmt: skip
def test_sentences(text, sentences):
    assert len({word.sentence for word in words(text)}) == sentences


def test_regions_are_read_once():
    text = "one two three"
    found = scan(text, (Span(0, 7), Span(4, 13), Span(20, 30)), LEXICON)
    assert [word.text for word in found] == ["one", "two", "three"]
