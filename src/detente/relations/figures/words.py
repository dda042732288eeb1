"""How good the evidence of a figure is, in a word; chances are told in `model.estimates`."""

from __future__ import annotations


def confidence(pages: int, groups: int) -> str:
    """Grade evidence by amount and independence: one page is low whatever it quotes."""
    if pages < 3 or groups < 3:
        return "low"
    return "high" if pages >= 10 and groups >= 6 else "moderate"
