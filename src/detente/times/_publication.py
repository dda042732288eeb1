"""Whether a day of publication can be: a page of next year was not read today."""

from __future__ import annotations

from datetime import date, timedelta

from detente.model.edtf import interval_of
from detente.model.text import Oddity, Publication

_LEEWAY = timedelta(days=1)
"""Somewhere it is tomorrow already."""


def of_the_future(published: Publication | None, today: date) -> Oddity | None:
    """Warn of a day of publication that has not come yet.

    The day is kept: it is what the page says, and bare dates are read against it.

    Args:
        published: When the page says, or seems, to have been published.
        today: The day on which it is read; who calls knows it, this room has no clock.

    Returns:
        A warning of kind `future_date`; None where the day has come, or none is known.
    """
    try:
        window = interval_of(published.edtf) if published else None
    except ValueError:
        return None
    if published is None or window is None or window.start is None:
        return None
    if window.start <= today + _LEEWAY:
        return None
    span = published.evidence[0] if published.evidence else None
    message = f"the page is dated {published.edtf}, which has not come yet"
    return Oddity(kind="future_date", message=message, span=span)
