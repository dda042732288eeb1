"""In which language is it written?"""

from __future__ import annotations

from functools import cache
from typing import Any

_SHORTEST = 20
_LONGEST = 6_000
_CERTAIN = 0.7


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
    return str(language) if probability >= _CERTAIN else fallback
