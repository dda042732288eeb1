"""The reader shows what is suspected of a translation beside the text, which stays as it is."""

import pytest

from tests import factory
from tests.desk import desks

TEXT = (
    "Arvenia and Belmora\n"
    "The crossing has actually been closed since March. An official representative of Belmora "
    "named no concrete dates."
)


@pytest.fixture
def told():
    return factory.article(
        TEXT, title="Arvenia and Belmora", translated_by="a service", translated_from="ru"
    )


@pytest.fixture
def asked(tmp_path, told):
    return desks.client(desks.desk(tmp_path / "d.db", (told, None)))


def test_better_wording_stands_beside_the_words(asked, told):
    page = asked.get(f"/articles/{told.id}").text
    assert "3 wordings" in page and "<b>in effect</b>" in page and "фактически" in page
    assert ">actually</span>" in page and "in effect been closed" not in page


def test_it_can_be_hidden_and_is_in_the_json(asked, told):
    page = asked.get(f"/articles/{told.id}?wording=off").text
    assert "<b>in effect</b>" not in page and "show what is probably meant" in page
    found = asked.get(f"/articles/{told.id}.json").json()["wordings"]
    assert [wording["text"] for wording in found] == [
        "actually",
        "official representative",
        "concrete dates",
    ]
    assert all(TEXT[w["span"]["start"] : w["span"]["end"]] == w["text"] for w in found)
