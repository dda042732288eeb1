"""Questions: their parts and forms, and what is answered of made pages."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from detente.relations import ask
from detente.relations.asking.keys import skeleton
from detente.relations.asking.questions import parts
from detente.relations.details import read_sentence
from tests.factory import article, coding, event, person, source, state

BEL = state("BEL")
PAGE = article(
    "On 3 May a delegation led by Deputy Minister Ivo Brandt of Arvenia arrived in Belmora."
    " According to Radio Dorn, it consisted of about 40 officials.\n"
    "Foreign Minister Lena Oss believes that Arvenia may ask for a port.\n"
    "No decision on the new ambassador to Belmora has been taken yet, a source said."
)
FIRST, SECOND, THIRD = PAGE.text.split("\n")
TOLD = coding(
    PAGE,
    event("CONSULT", "visit", within=PAGE, words=FIRST.split(". ")[0], trigger="arrived",
          edtf="2031-05-03", actors=[person("Ivo Brandt", "ARV", "Deputy Minister")],
          recipients=[BEL]),
    event("REQUEST", within=PAGE, words=SECOND, trigger="ask", value="belief", kind="belief",
          actors=[state("ARV")], recipients=[BEL],
          sources=[source("Lena Oss", "named_official", person("Lena Oss", "BEL"))]),
    event(None, within=PAGE, words=THIRD, trigger="decision", extension="HEAD_OF_MISSION/appoint",
          value="negated", actors=[state("ARV")], recipients=[BEL],
          sources=[source("a source", "anonymous_source")]),
)  # fmt: skip
STATES = {"arvenia": "ARV", "belmora": "BEL"}


@pytest.mark.parametrize(
    ("question", "forms"),
    [
        ("Who led the delegation, and when did it arrive?", ["who", "when"]),
        ("How large was it, and who says so?", ["quantity", "source"]),
        ("What does Belmora believe, according to whom?", ["belief", "source"]),
        ("Has Arvenia named an ambassador?", ["whether"]),
        ("Which visits took place, in order?", ["list"]),
        ("What did Brandt say, where and when?", ["statement", "place", "when"]),
        ("What does the deal depend on?", ["condition"]),
        ("How long did the talks last, and why?", ["duration", "reason"]),
        ("?", ["what"]),
    ],
)
def test_a_question_is_taken_apart(question: str, forms: list[str]) -> None:
    assert [part.form for part in parts(question)] == forms


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who led the delegation to Belmora, and when did it arrive?",
         ["Ivo Brandt", "3 May 2031"]),
        ("How large was that delegation, and who says so?", ["about 40 officials", "Radio Dorn"]),
        ("What does Lena Oss believe?", ["may ask for a port", "belief only"]),
        ("Has Arvenia appointed a new ambassador to Belmora?", ["No, not as far"]),
        ("Which visits are there?", ["(1) on 3 May 2031"]),
    ],
)  # fmt: skip
def test_pages_answer(question: str, words: list[str]) -> None:
    answer = ask(question, [TOLD], [PAGE], STATES)
    assert answer.stated
    for some in words:
        assert some in answer.text
    for quote in answer.quotes:
        assert quote.quote == PAGE.text[quote.start : quote.end]


@pytest.mark.parametrize(
    "question",
    [
        "How many people work in the embassy of Arvenia?",
        "Who is the ambassador of Arvenia to Belmora?",
        "Has Arvenia asked for a port?",
        "On which day did the ministers of sport meet?",
        "What did the king say about fishing?",
        "",
        "?!",
        "x" * 5000,
    ],
)
def test_what_no_page_tells_is_not_stated(question: str) -> None:
    answer = ask(question, [TOLD], [PAGE], STATES)
    assert not answer.stated
    assert "ot stated" in answer.text
    assert ask(question, [], []).pages == 0


@pytest.mark.parametrize(("one", "other"), [("Qasra", "Kasra"), ("Shibani", "Shaibani")])
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_the_examples_of_details_are_read() -> None:
    file = resources.files("detente.relations") / "data" / "details.yaml"
    for row in yaml.safe_load(file.read_text("utf-8")):
        for example in row["examples"]:
            words = example[example.index("[") + 1 : example.index("]")]
            told = read_sentence(example.replace("[", "").replace("]", ""))
            assert (row["kind"], words) in told, (example, told)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Has Arvenia trained the guards of Belmora?", "Yes, as of 20 May 2031. "),
        ("When did Arvenia train the guards of Belmora?", "As of 20 May 2031. "),
        ("How firm is it that Arvenia is training the guards of Belmora?",
         "It is told as going on as of 20 May 2031 "),
    ],
)  # fmt: skip
def test_what_goes_on_is_answered_as_of_its_day(question: str, start: str) -> None:
    page = article("Arvenia is training the guards of Belmora.")
    told = event(
        "SUPPORT", "military", within=page, trigger="training", actors=[state("ARV")],
        recipients=[BEL], value="ongoing", kind="process", edtf="2031-05-20~", by_context=True,
        as_of="2031-05-20",
    )  # fmt: skip
    answer = ask(question, [coding(page, told)], [page], STATES)
    assert answer.findings[0].text.startswith(start)
