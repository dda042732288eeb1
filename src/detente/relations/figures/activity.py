"""How much happens: a Gamma-Poisson rate, over what may have happened when.

    n ~ Poisson(rate w)      rate ~ Gamma(1/2, 1/2 per 30 days)      w in stretches of 30 days

The count of each draw of the imputation gives one posterior; rates drawn from all of them are
pooled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from detente.model.figures import Activity, Band, Unit
from detente.relations.figures.state_space import Floats, Options, acts, imputed

STRETCH = 90
_SHAPE = 0.5
_PRIOR = 0.5
"""Of the prior: half an act in half a stretch of 30 days."""
_MONTHS = STRETCH / 30
_DRAWS = 2000


def activity(units: Sequence[Unit], until: date, seed: int = 0) -> Activity:
    """Compare the last 90 days with the 90 before.

    Args:
        units: What counts; () gives the prior's own bounds, which say that nobody knows.
        until: The last day.
        seed: Of the draws.

    Returns:
        Rates per 30 days, and the chance that the rate rose.
    """
    oldest = until - timedelta(days=2 * STRETCH)
    late = [unit for unit in units if unit.last > oldest and unit.first <= until]
    rows = [(u.first, u.last, u.valence, u.doubt, 1.0, u.chance) for u in late]
    days, kept = imputed(acts(rows, Options()), _DRAWS, seed)
    last = until.toordinal()
    recent = np.sum(kept & (days > last - STRETCH) & (days <= last), axis=1)
    before = np.sum(kept & (days > last - 2 * STRETCH) & (days <= last - STRETCH), axis=1)
    generator = np.random.default_rng(seed + 1)
    rates = [generator.gamma(_SHAPE + count, 1 / (_PRIOR + _MONTHS)) for count in (recent, before)]
    return Activity(
        recent=_band(rates[0]),
        before=_band(rates[1]),
        count=float(recent.mean()),
        count_before=float(before.mean()),
        rise=float(np.mean(rates[0] > rates[1])),
    )


def _band(drawn: Floats) -> Band:
    low, high = np.quantile(drawn, (0.1, 0.9))
    return Band(middle=float(drawn.mean()), low=float(low), high=float(high))
