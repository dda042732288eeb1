"""Strategies that write what the rules of English describe, and jumbles of its words."""

import tomllib
from pathlib import Path

from hypothesis import strategies as st

import detente.times
from detente.times.en import LANGUAGE

WORDS = st.sampled_from(
    [*LANGUAGE.lexicon.words, "15", "2025", "the", "of", ",", ".", "-", "—", "and", "May",
     "October", "Monday", "3/4/2025", "15th", "1970s", "in", "on", "to", "from", "between", "ago",
     "two", "999", "a", "\n\n", "14:30", "p.m.", "$", "later", "Sept", "century", "\n", "9999999"]
)  # fmt: skip
KNOWLEDGE = tomllib.loads(
    (Path(detente.times.__file__).parent / "data" / "en.toml").read_text(encoding="utf-8")
)
PATTERNS = [
    pattern
    for section in KNOWLEDGE.values()
    if isinstance(section, list)
    for entry in section
    for pattern in entry["patterns"]
]
FILLERS = {
    "DAY": ["1", "15", "31"], "TWO": ["7", "23"], "DAYTH": ["5th", "31st"], "ORDINAL": ["19th"],
    "YEAR": ["1914", "2025"], "NUMBER": ["7", "two and a half", "400 million", "100"],
    "ISO": ["2025-10-15", "2025-13-45"], "SLASH": ["3/4/2025", "31.12.99", "2025/02/30"],
    "CLOCK": ["14:30", "25:61", "9:05:07"], "AMPM": ["p.m.", "am"], "DASH": ["-", "—"],
    "DECADE": ["1990s", "'40s"], "DURATION": ["two days"], "LASTING": ["three weeks"],
    "CLOCKED": ["14:30"], "D_DAY": ["15 October"], "D_WEEKDAY": ["Monday"], "D_YEAR": ["2025"],
    "D_MONTH": ["October"], "D_SEASON": ["spring 2025"], "D_DECADE": ["the 1970s"],
    "D_CENTURY": ["the 19th century"], "D_UNIT": ["next year"], "D_INTERVAL": ["3-5 May"],
    "D_NAMED": ["9/11"], "D_NOW": ["now"], "DATE": ["last week", "2 May 2020", "the weekend"],
}  # fmt: skip


@st.composite
def sayings(draw):
    """Write what a rule describes: every rule, with every kind of word."""
    said = []
    for element in draw(st.sampled_from(PATTERNS)).split():
        if element.endswith("?") and draw(st.booleans()):
            continue
        key = draw(st.sampled_from(element.removesuffix("?").split("|")))
        words = FILLERS.get(key) or list(KNOWLEDGE["lexicon"].get(key, [key]))
        said.append(draw(st.sampled_from(words)).capitalize())
    return " ".join(said)


JUMBLES = st.lists(WORDS, max_size=25).map(" ".join)
