"""In which language is it written?"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

_SHORTEST = 20
_LONGEST = 6_000
_CERTAIN = 0.7
_SCRIPTS = tuple(
    (language, re.compile(f"[{letters}]"))
    for language, letters in (
        ("ja", "\u3040-\u30ff"),
        ("ko", "\uac00-\ud7af"),
        ("zh", "\u3400-\u9fff"),
        ("el", "\u0370-\u03ff\u1f00-\u1fff"),
        ("he", "\u0590-\u05ff"),
        ("th", "\u0e00-\u0e7f"),
        ("ka", "\u10a0-\u10ff"),
        ("hy", "\u0530-\u058f"),
    )
)
"""Scripts of one language each; kana before Han."""
_ENOUGH = 0.15
"""Share of function words in running text is two to four times this."""


@cache
def _identifier() -> Any:
    """Load the model once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str, declared: str | None = None) -> str:
    """Name the language of a text.

    Args:
        text: Content alone, without furniture.
        declared: What the markup says; decides where the text is too short.

    Returns:
        ISO 639-1; `und` when it cannot be told.
    """
    sample = " ".join(text[:_LONGEST].split())
    fallback = declared.split("-")[0].split("_")[0].lower() if declared else ""
    fallback = fallback if len(fallback) == 2 and fallback.isalpha() else "und"
    if sum(c.isalpha() for c in sample) < _SHORTEST:
        return fallback
    language, probability = _identifier().classify(sample)
    if probability >= _CERTAIN:
        return str(language)
    return by_function_words(sample) or (by_script(sample) if fallback == "und" else fallback)


def by_script(sample: str) -> str:
    """Name the language that the script of a text belongs to; `und` for a script of many."""
    letters = [c for c in sample if c.isalpha()]
    for language, script in _SCRIPTS:
        if sum(bool(script.match(c)) for c in letters) * 5 > len(letters):
            return language
    return "und"


def by_function_words(sample: str) -> str | None:
    """Name the language whose function words stand out; None where none does."""
    words = sample.lower().split()
    shares = {
        language: sum(word in known for word in words) / len(words)
        for language, known in _function_words().items()
    }
    first, second, *_ = sorted(shares, key=shares.__getitem__, reverse=True)
    stands_out = shares[first] >= _ENOUGH and shares[first] >= 2 * shares[second]
    return first if stands_out else None


@cache
def _function_words() -> dict[str, frozenset[str]]:
    file = resources.files("detente.pages") / "data" / "function_words.yaml"
    loaded: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {language: frozenset(map(str, words)) for language, words in loaded.items()}
