"""What a reader says of an event is kept, shown, and undone; the machine's value stays."""

import pytest

from tests.desk import desks

TOLD = desks.page()
VISIT, MET, BELIEF = desks.coding(TOLD).events


@pytest.fixture
def asked(tmp_path):
    return desks.client(desks.desk(tmp_path / "desk.db"))


def say(asked, event, verdict, value="", reason="the page says so", **more):
    form = {"verdict": verdict, "value": value, "reason": reason, "author": "M. Osei", **more}
    return asked.post(f"/events/{event.id}/judge", data=form, headers={"origin": desks.BASE})


def of(asked, event):
    return asked.get(f"/events/{event.id}.json").json()["event"]


def test_an_actor_is_corrected_and_the_correction_undone(asked):
    assert say(asked, VISIT, "actor", "Ana Sorel").status_code == 303
    assert of(asked, VISIT)["actors"][0]["entity"]["name"] == "Ana Sorel"
    assert "Ana Sorel" in asked.get(f"/articles/{TOLD.id}").text
    (kept,) = asked.get("/judgements.json").json()["rows"]
    assert kept["author"] == "M. Osei" and kept["in_force"]
    assert say(asked, VISIT, "undo", judgement=kept["id"]).status_code == 303
    assert of(asked, VISIT)["actors"][0]["entity"]["name"] == "Tomas Veld"
    assert not asked.get("/judgements.json").json()["rows"][0]["in_force"]


@pytest.mark.parametrize(
    ("verdict", "value", "field", "now"),
    [
        ("factuality", "planned", ("factuality", "value"), "planned"),
        ("date", "2031-05-04", ("time", "edtf"), "2031-05-04"),
        ("type", "AGREE", ("type",), "AGREE"),
        ("accept", "", ("factuality", "value"), "occurred"),
    ],
)
def test_a_field_is_changed(asked, verdict, value, field, now):
    assert say(asked, VISIT, verdict, value).status_code == 303
    found = of(asked, VISIT)
    for name in field:
        found = found[name]
    assert found == now


def test_what_is_no_event_is_shown_no_more(asked):
    say(asked, BELIEF, "withdraw")
    assert BELIEF.id not in {row["id"] for row in asked.get("/events.json").json()["rows"]}
    assert "Judgements" in asked.get("/judgements").text


def test_two_events_are_one_and_two_again(asked):
    assert say(asked, VISIT, "merge", MET.id).status_code == 303
    (kept,) = asked.get("/judgements.json").json()["rows"]
    assert set(kept["subjects"]) == {VISIT.id, MET.id}
    assert say(asked, VISIT, "split", MET.id).status_code == 303


@pytest.mark.parametrize(
    ("verdict", "value", "reason"),
    [
        ("factuality", "nonsense", "r"),
        ("actor", "Nobody At All", "r"),
        ("wrong", "", "r"),
        ("withdraw", "", ""),
    ],
)
def test_what_cannot_be_kept_is_said(asked, verdict, value, reason):
    answer = say(asked, VISIT, verdict, value, reason)
    assert answer.status_code == 400 and "was not kept" in answer.text
    assert f'href="/events/{VISIT.id}"' in answer.text
    assert asked.get("/judgements.json").json()["rows"] == []
