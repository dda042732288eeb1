"""Cutting text into words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.language._words import LONGEST_WORD, cut

CASES = {
    "Arvenia's envoy won't wait.": "Arvenia|'s|envoy|wo|n't|wait|.",
    "Belmora’s envoys didn’t come": "Belmora|’s|envoys|did|n’t|come",
    "They cannot; they're gonna leave, we'd say.": (
        "They|can|not|;|they|'re|gon|na|leave|,|we|'d|say|."
    ),
    "dont": "do|nt",
    "the ministers' talks": "the|ministers|'|talks",
    "O'Brien and d'Arvenne met in Sana'a": "O'Brien|and|d'Arvenne|met|in|Sana'a",
    "a well-known, non-aligned, anti-missile state": (
        "a|well|-|known|,|non-aligned|,|anti-missile|state"
    ),
    "the ex-minister’s e-mail": "the|ex-minister|’s|e-mail",
    "Gen. Kor left the U.S. on Nov. 5.": "Gen.|Kor|left|the|U.S.|on|Nov.|5|.",
    "J. R. Veld vs. the U.N.": "J.|R.|Veld|vs.|the|U.N.",
    "No. 10 said no.": "No.|10|said|no|.",
    "at 9:30 a.m., 2,500 troops": "at|9:30|a.m.|,|2,500|troops",
    "$5bn, 3.5%, €20m": "$|5|bn|,|3.5|%|,|€|20|m",
    "the 1990s, the 5th, 10-15 tanks": "the|1990s|,|the|5th|,|10|-|15|tanks",
    "2018-07-09": "2018-07-09",
    "In mid—November – he said": "In|mid|—|November|–|he|said",
    "See https://example.org/a-b?c=1, or www.example.org.": (
        "See|https://example.org/a-b?c=1|,|or|www.example.org|."
    ),
    "press@mfa.example.org (@mfa) #talks": "press@mfa.example.org|(|@mfa|)|#talks",
    "“Peace,” he said...": "“|Peace|,|”|he|said|...",
    "Really?! No!!!": "Really|?!|No|!!!",
    "and/or AT&T": "and|/|or|AT&T",
    "naïve Zürich Łódź Київ": "naïve|Zürich|Łódź|Київ",
    "Dr.Veld": "Dr.|Veld",
    "end.Next": "end|.|Next",
    "«Zorna»": "«|Zorna|»",
}


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in cut(text, 0, len(text))]


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split("|")


@given(st.text(max_size=300))
def test_words_cover_every_character_in_order(text: str) -> None:
    bounds = list(cut(text, 0, len(text)))
    covered = "".join(text[start:end] for start, end in bounds)
    assert covered == "".join(text.split())
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(bounds))


@given(st.text(alphabet="aA1.'-@:/&,s n’t", max_size=200), st.integers(0, 50))
def test_words_stay_between_the_offsets(text: str, margin: int) -> None:
    start, end = min(margin, len(text)), max(min(margin, len(text)), len(text) - margin)
    bounds = list(cut(text, start, end))
    assert "".join(text[a:b] for a, b in bounds) == "".join(text[start:end].split())


@pytest.mark.parametrize("chunk", ["a" * 5000, "🙂" * 5000, "\u200b" * 500, "9" * 5000])
def test_a_run_without_spaces_is_cut(chunk: str) -> None:
    sizes = [end - start for start, end in cut(chunk, 0, len(chunk))]
    assert sum(sizes) == len(chunk)
    assert max(sizes) <= LONGEST_WORD
