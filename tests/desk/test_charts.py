"""Charts: every mark a link, every value escaped, dates drawn as they are known."""

import re

import pytest

from detente.desk.charts.bars import activity, tone
from detente.desk.charts.network import network
from detente.desk.charts.timeline import Mark, timeline
from detente.desk.charts.worldmap import worldmap
from detente.desk.figures import bars, overview, rate, share
from detente.model.desk import Bin, Spot, Tie
from tests import factory

HOSTILE = '"><script>hit()</script>'


def mark(edtf, lane="done", label="a visit"):
    return Mark(edtf=edtf, lane=lane, label=label, address="/articles/x#e-y")


@pytest.mark.parametrize(
    ("edtf", "shape"),
    [
        ("2031-05-03", "<circle"),
        ("2031-05", 'class="stretch"'),
        ("2031-05-01/2031-06-20~", "url(#fade-done)"),
        ("1971/..", 'class="arrow"'),
        ("../2031-05-03", 'class="arrow"'),
    ],
)
def test_a_date_is_drawn_as_it_is_known(edtf, shape):
    assert shape in timeline([mark(edtf)])


@pytest.mark.parametrize("edtf", ["XXXX-10-15", "not a date"])
def test_what_has_no_place_in_time_is_not_drawn(edtf):
    assert timeline([mark(edtf)]) is None


def test_marks_of_one_day_do_not_lie_on_one_another():
    drawn = timeline([mark("2031-05-03") for _ in range(5)])
    heights = re.findall(r'<circle cx="[^"]+" cy="([^"]+)"', drawn)
    assert len(set(heights)) == 5


def test_labels_and_addresses_are_escaped():
    drawn = timeline([mark("2031-05-03", label=HOSTILE)])
    spot = Spot(name=HOSTILE, state=None, latitude=1.0, longitude=1.0, events=1)
    tie = Tie(a=factory.person(HOSTILE, "ARV"), b=factory.state("BEL"), events=2)
    for found in (
        drawn,
        worldmap([spot], [], lambda _: f"/{HOSTILE}"),
        network([tie], lambda _: HOSTILE, lambda _: HOSTILE),
    ):
        assert "<script" not in found


def test_nothing_without_a_point_is_pinned():
    loose = Spot(name="Belmora", state="BEL", latitude=None, longitude=None, events=9)
    assert "Belmora" not in worldmap([loose], [(1.0, 1.0)], lambda _: "/")


def test_the_same_ties_are_drawn_the_same():
    ties = [
        Tie(a=factory.state("ARV"), b=factory.state(code), events=3)
        for code in ("BEL", "CAS", "DOR")
    ]
    one = network(ties, lambda _: "/a", lambda _: "/t")
    assert one == network(ties, lambda _: "/a", lambda _: "/t")
    assert one.count('class="party"') == 4 and one.count('class="edge"') == 3


def test_bars_count_what_there_is_and_leave_no_gap():
    found = [
        Bin(start="2031-01", type="CONSULT", factuality="occurred", events=3),
        Bin(start="2031-04", type="ACCUSE", factuality="denied", events=2),
    ]
    laid = bars(found)
    assert [(bar.label, bar.real, bar.other) for bar in laid] == [
        ("2031-01", 3, 0),
        ("2031-02", 0, 0),
        ("2031-03", 0, 0),
        ("2031-04", 0, 2),
    ]
    assert activity(laid, lambda bar, _: bar.since).count("<a ") == 2
    assert tone(laid, lambda bar, _: bar.since).count("<a ") == 1
    assert bars([]) == []


def test_figures_have_n_and_an_interval():
    tone_ = share(9, 10)
    assert tone_.n == 10 and tone_.low < 0.9 < tone_.high
    assert share(0, 0) is None and rate(3, 0) is None
    per_month = rate(12, 360)
    assert per_month.low < per_month.value == 1.0 < per_month.high
    told = overview([Bin(start=None, type="CONSULT", factuality="occurred", events=4)])
    assert told.undated == told.real == 4 and told.recent is None
