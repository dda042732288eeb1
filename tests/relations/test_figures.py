"""The four figures: against exact Gaussian regression, by simulation, and in what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from detente.model.estimates import likelihood, likely
from detente.model.figures import Unit
from detente.relations import account, figures
from detente.relations.figures.activity import activity
from detente.relations.figures.breaks import activity_break, breaks, tone_break
from detente.relations.figures.state_space import Options, acts, on_last, smoothed
from detente.relations.figures.words import confidence
from tests.factory import article, coding, event, person, state

ARV, BEL = state("ARV"), state("BEL")
UNTIL = date(2031, 5, 20)


def unit(day: date, valence: float = 0.4, chance: float = 1.0, group: str = "a") -> Unit:
    return Unit(
        happening=f"{day} {group}", edtf=day.isoformat(), first=day, last=day, valence=valence,
        doubt=0.0, chance=chance, level=1.0, doers=("ARV",), groups=(group,),
    )  # fmt: skip


def test_the_smoother_is_exact_gaussian_regression() -> None:
    options = Options(draws=1, days=200)
    days = [UNTIL - timedelta(days=back) for back in (150, 90, 31, 31, 3)]
    values = np.array([0.4, -0.2, 0.7, 0.1, -0.5])
    rows = [(d, d, v, 0.1, 0.8, 1.0) for d, v in zip(days, values, strict=True)]
    found = smoothed(acts(rows, options), UNTIL, options)
    at = np.array([d.toordinal() for d in days], dtype=float)
    theta = np.log(2) / options.half_life

    def kernel(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return options.sd**2 * np.exp(-theta * np.abs(a[:, None] - b[None, :]))

    noise = np.eye(len(at)) * (options.noise**2 + 0.1**2) / 0.8
    last, before = float(UNTIL.toordinal()), float(UNTIL.toordinal() - 90)
    target = np.array([before, last])
    gain = kernel(target, at) @ np.linalg.inv(kernel(at, at) + noise)
    mean = gain @ values
    cover = kernel(target, target) - gain @ kernel(at, target)
    assert found.means[0, -1] == pytest.approx(mean[1], abs=1e-9)
    assert found.variances[0, -1] == pytest.approx(cover[1, 1], abs=1e-9)
    assert found.means[0, -91] == pytest.approx(mean[0], abs=1e-9)
    spread = np.sqrt(cover[0, 0] + cover[1, 1] - 2 * cover[0, 1])
    from statistics import NormalDist

    rise = NormalDist().cdf((mean[1] - mean[0]) / spread)
    assert found.rise(int(before)) == pytest.approx(rise, abs=1e-9)


def test_many_cases_at_once_are_each_alone() -> None:
    generator = np.random.default_rng(5)
    cases = []
    for number in range(6):
        options = Options(
            draws=10 + number, days=400, half_life=float(generator.integers(30, 200)),
            ruptures=(UNTIL - timedelta(days=50),) if number % 2 else (),
        )  # fmt: skip
        starts = [UNTIL - timedelta(days=int(d)) for d in generator.integers(0, 300, 9 * number)]
        rows = [(d, d + timedelta(days=3), 0.1 * (d.day % 9), 0.1, 0.8, 0.7) for d in starts]
        cases.append((acts(rows, options), options))
    alone = [smoothed(given, UNTIL, o).on(UNTIL.toordinal())[0] for given, o in cases]
    together = on_last(cases, UNTIL)
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))
    assert on_last((), UNTIL) == ()


def test_eighty_per_cent_intervals_cover_eighty_per_cent() -> None:
    """Simulated pairs: a drifting tone, acts at random days, some of them never happened."""
    generator = np.random.default_rng(7)
    options = Options(draws=40, days=365)
    kept = np.exp(-np.log(2) / options.half_life)
    last, inside = UNTIL.toordinal(), 0
    pairs = 500
    for _ in range(pairs):
        path = np.empty(366)
        path[0] = generator.normal(0, options.sd)
        for t in range(1, 366):
            path[t] = kept * path[t - 1] + generator.normal(0, options.sd * np.sqrt(1 - kept**2))
        days = generator.integers(0, 366, size=generator.integers(4, 16))
        happened = generator.random(len(days)) < 0.8
        false = generator.normal(0, np.hypot(options.sd, options.noise), len(days))
        values = np.where(
            happened, path[days] + generator.normal(0, options.noise, len(days)), false
        )
        rows = [
            (date.fromordinal(last - 365 + int(d)),) * 2 + (float(v), 0.0, 1.0, 0.8)
            for d, v in zip(days, values, strict=True)
        ]  # fmt: skip
        (pool,) = smoothed(acts(rows, options), UNTIL, options).on(last)
        low, high = np.quantile(pool, (0.1, 0.9))
        inside += bool(low <= path[-1] <= high)
    assert 0.75 <= inside / pairs <= 0.85


def test_intervals_of_rates_cover_too() -> None:
    generator = np.random.default_rng(11)
    inside, pairs = 0, 300
    for _ in range(pairs):
        rate = generator.gamma(0.5, 2.0)
        count = generator.poisson(rate * 3)
        days = [UNTIL - timedelta(days=int(generator.integers(0, 90))) for _ in range(count)]
        found = activity([unit(day, group=str(n)) for n, day in enumerate(days)], UNTIL).recent
        inside += found.low <= rate <= found.high
    assert 0.74 <= inside / pairs <= 0.86


def test_more_acts_than_before_is_a_rise_and_none_is_nobody_knows() -> None:
    late = [unit(UNTIL - timedelta(days=10 * n)) for n in range(6)]
    assert activity(late, UNTIL).rise > 0.95
    assert activity([], UNTIL).rise == pytest.approx(0.5, abs=0.05)


def test_a_burst_after_years_of_quiet_is_a_break_and_a_steady_pace_is_none() -> None:
    steady = [unit(UNTIL - timedelta(days=30 * n), group=str(n)) for n in range(24)]
    burst = [unit(UNTIL - timedelta(days=n), group=f"b{n}") for n in range(1, 13)]
    assert activity_break(steady, UNTIL) < 0.5
    assert activity_break([*steady, *burst], UNTIL) > 0.8
    (found,) = (b for b in breaks(sorted([*steady, *burst], key=lambda u: u.first), UNTIL)
                if b.field == "activity")  # fmt: skip
    assert len(found.units) >= 12
    assert found.without_largest <= found.chance


@pytest.mark.parametrize("seed", range(4))
def test_what_is_left_of_a_break_is_found_by_leaving_each_act_out(seed: int) -> None:
    draw = np.random.default_rng(seed)
    old = [unit(UNTIL - timedelta(days=int(d)), -0.9, group=f"o{d}") for d in range(40, 700, 40)]
    new = [unit(UNTIL - timedelta(days=int(d)), 0.9, group=f"n{n}")
           for n, d in enumerate(draw.integers(0, 12, 12))]  # fmt: skip
    told = sorted([*old, *new], key=lambda u: u.first)
    found = {b.field: b for b in breaks(told, UNTIL)}
    assert "activity" in found
    for field, chance in (("activity", activity_break), ("tone", tone_break)):
        if field in found:
            left = [chance([u for u in told if u is not each], UNTIL) for each in new]
            assert found[field].without_largest == min(left)
            assert found[field].chance == chance(told, UNTIL)


@pytest.mark.parametrize(
    ("chance", "estimate", "adverb"),
    [
        (0.02, "almost no chance", "almost certainly not"),
        (0.1, "very unlikely", "very unlikely"),
        (0.5, "roughly even chance", "as likely as not"),
        (0.6, "likely", "likely"),
        (0.87, "very likely", "very likely"),
        (0.97, "almost certain", "almost certainly"),
    ],
)
def test_words_of_icd_203(chance: float, estimate: str, adverb: str) -> None:
    assert (likely(chance), likelihood(chance)) == (estimate, adverb)


def test_one_page_gives_low_confidence_whatever_it_quotes() -> None:
    assert [confidence(1, 9), confidence(4, 4), confidence(12, 8)] == ["low", "moderate", "high"]


def test_too_little_evidence_gives_a_list_and_no_curve() -> None:
    page = article("Arvenia's minister visited Belmora on 3 May.")
    told = event("CONSULT", "visit", within=page, edtf="2031-05-03", recipients=[BEL],
                 actors=[person("Tomas Veld", "ARV", "Foreign Minister")])  # fmt: skip
    found = figures(account([coding(page, told)], [page], "ARV", "BEL"))
    assert found.tone is None
    assert len(found.units) == 1
    assert found.lacking == "fewer than five distinct acts can be dated"
    assert found.rank == 0.8


@pytest.mark.parametrize(
    "value", ["planned", "possible", "conditional", "denied", "negated", "belief"]
)
def test_what_did_not_happen_is_no_unit(value: str) -> None:
    page = article("Arvenia's minister visited Belmora on 3 May.")
    told = event("CONSULT", "visit", within=page, edtf="2031-05-03", value=value,
                 recipients=[BEL], actors=[person("Tomas Veld", "ARV")])  # fmt: skip
    assert figures(account([coding(page, told)], [page], "ARV", "BEL")).units == ()


def test_order_of_pages_changes_no_figure() -> None:
    pages = [article(f"Arvenia's envoy number {n} met Belmora's.", name=str(n)) for n in range(7)]
    codings = [
        coding(p, event("CONSULT", within=p, edtf=f"2031-0{1 + n % 5}-1{n}",
                        actors=[ARV, person(f"Envoy {n}x", "BEL")]))
        for n, p in enumerate(pages)
    ]  # fmt: skip
    one = figures(account(codings, pages, "ARV", "BEL"))
    other = figures(account(codings[::-1], pages[::-1], "ARV", "BEL"))
    assert one == other
    assert replace(one, pages=0) != one
