"""The Python API as a user meets it: the example of the package runs."""

import doctest
import subprocess
import sys
from pathlib import Path

import detente
from detente import Detente, Settings, page_from_bytes
from detente.errors import UnreadablePage

PAGE = (
    "Northern ties\n\nThe president of Norway visited Finland on 9 May 2016 for talks on trade. "
    "He met the president of Finland in Helsinki, officials said.\n"
)


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(detente).failed == 0


def test_importing_loads_no_engine() -> None:
    script = "import sys, detente; print(any(m in sys.modules for m in ('onnxruntime', 'lxml')))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_one_bad_page_stops_nothing_and_adding_twice_is_adding_once(tmp_path: Path) -> None:
    good = page_from_bytes("good", PAGE.encode())
    with Detente(Settings(desk=tmp_path / "desk.db")) as desk:
        outcomes = list(desk.add(["no/such/page.html", good, good]))
        assert [outcome.added for outcome in outcomes] == [False, True, False]
        assert isinstance(outcomes[0].error, UnreadablePage)
        assert outcomes[0].name == "no/such/page.html"
        told = desk.brief("Norway", "FIN")
        assert any("Finland" in claim.text for claim in told.sentences if claim.events)
        assert desk.forget(outcomes[1].article.id if outcomes[1].article else "")


def test_every_sentence_of_a_brief_cuts_its_quotes_out_of_the_page() -> None:
    with Detente() as desk:
        outcomes = list(desk.outcomes([page_from_bytes("good", PAGE.encode())]))
        brief = desk.brief("Norway", "Finland", outcomes)
    quotes = [note for claim in brief.sentences for note in claim.evidence]
    assert quotes
    assert all(note.quote == PAGE[note.start : note.end] for note in quotes)
