"""The event heads: what they say of plain sentences, and that no input upsets them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import language
from detente.language import EventHeads
from detente.model.text import Parse

ENGINE = language.load("en")


@pytest.fixture(scope="module")
def heads() -> EventHeads:
    found = language.load_events("en")
    assert found is not None
    return found


def word(parse: Parse, text: str) -> int:
    return [token.text for token in parse.tokens].index(text)


TOLD = [
    ("Turkey expelled two Syrian diplomats on Tuesday.", "expelled", "SANCTION", "Turkey", "diplomats"),
    ("Peru and Chile signed a trade agreement in Lima.", "signed", "SUPPORT", "Peru", None),
    ("Rebels shelled a Kenyan army base near the border.", "shelled", "ASSAULT", "Rebels", "base"),
    ("The Kenyan base was shelled by rebels.", "shelled", "ASSAULT", "rebels", "base"),
    ("Ghana urged Togo to open its border.", "urged", "REQUEST", "Ghana", "Togo"),
    ("Togo was urged by Ghana to open its border.", "urged", "REQUEST", "Ghana", "Togo"),
    ("Police arrested the leader of the opposition.", "arrested", "COERCE", "Police", "leader"),
    ("Norway gave Malawi ten million dollars for schools.", "gave", "AID", "Norway", "Malawi"),
    ("Thousands of teachers marched against the government.", "marched", "PROTEST", "Thousands", None),
    ("Iran rejected an offer from Oman.", "rejected", "REJECT", "Iran", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "type_", "actor", "recipient"), TOLD)
def test_plain_sentences_tell_who_does_what_to_whom(
    heads: EventHeads, text: str, trigger: str, type_: str, actor: str, recipient: str | None
) -> None:
    parse = ENGINE.parse(text)
    layers = heads.read(parse)
    reading = layers.at(word(parse, trigger))
    assert (reading.type, reading.told > 0.5) == (type_, True)
    fillers = layers.fillers(word(parse, trigger), range(len(parse.tokens)), 0.5)
    roles = {parse.tokens[f.word].text: f.role for f in fillers}
    assert roles.get(actor) == "actor"
    assert recipient is None or roles.get(recipient) == "recipient"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya and Uganda clashed in the final of the cup, which Kenya won.", "clashed"),
        ("The shares of the company attacked new heights on Monday.", "attacked"),
        ("A storm hit the coast of Chile in the night.", "hit"),
    ],
)
def test_words_that_tempt_tell_nothing(heads: EventHeads, text: str, trigger: str) -> None:
    parse = ENGINE.parse(text)
    assert heads.read(parse).at(word(parse, trigger)).told < 0.5


def test_a_pair_runs_one_way_and_not_the_other(heads: EventHeads) -> None:
    parse = ENGINE.parse("Turkey accused Syria of shelling a village on the border.")
    turkey, syria = word(parse, "Turkey"), word(parse, "Syria")
    forth = heads.ask(parse, (turkey, turkey + 1), (syria, syria + 1))
    back = heads.ask(parse, (syria, syria + 1), (turkey, turkey + 1))
    assert max(forth.types, key=lambda key: forth.types[key]) == "ACCUSE"
    assert max(forth.ways, key=lambda key: forth.ways[key]) == "forward"
    assert max(back.ways, key=lambda key: back.ways[key]) != "forward"


def test_what_was_done_is_likelier_so_than_what_was_not(heads: EventHeads) -> None:
    parse = ENGINE.parse("Ghana reopened its border on Monday, but it did not lift the curfew.")
    layers = heads.read(parse)
    done, not_done = (layers.at(word(parse, text)).certain for text in ("reopened", "lift"))
    assert done > 1
    assert not_done < done - 1


def test_who_says_so_is_a_voice_and_who_passes_it_on_stands_outside(heads: EventHeads) -> None:
    parse = ENGINE.parse(
        "Radio Lomar, citing a border guard, reported on Monday that Togo had closed its border."
    )
    trigger, words = word(parse, "closed"), range(len(parse.tokens))
    heard = heads.read(parse).voices(trigger, words, 0.5)
    outer, inner = (parse.tokens[one.word].text for one in heard)
    assert outer in ("Radio", "Lomar")
    assert inner == "guard"
    assert heard[0].depth > heard[1].depth


def test_who_is_only_named_is_no_voice(heads: EventHeads) -> None:
    parse = ENGINE.parse("Togo closed its border on Monday and fined Radio Lomar.")
    layers = heads.read(parse)
    assert layers.voices(word(parse, "closed"), range(len(parse.tokens)), 0.5) == ()


HOSTILE = [
    "Stop",
    "!!! ??? …",
    "TURKEY EXPELS TWO SYRIAN DIPLOMATS AFTER ROW",
    "word " * 2000,
    "Россия и Сирия провели переговоры в Москве.",
    "قال الوزير إن المحادثات بدأت Turkey met Syria",
    "🇹🇷 🤝 🇸🇾 talks 🙂 held",
    "a\tb\tc\n1\t2\t3\n- item\n- item two",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 40,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_scored_word_by_word(heads: EventHeads, text: str) -> None:
    parse = ENGINE.parse(text)
    layers = heads.read(parse)
    for index in range(len(parse.tokens)):
        assert 0 <= layers.at(index).told <= 1
    if parse.tokens:
        last = len(parse.tokens)
        answer = heads.ask(parse, (0, 1), (last - 1, last))
        assert sum(answer.types.values()) == pytest.approx(1, abs=1e-3)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_scored(text: str) -> None:
    found = language.load_events("en")
    assert found is not None
    parse = ENGINE.parse(text)
    layers = found.read(parse)
    assert all(layers.at(index).name for index in range(len(parse.tokens)))


def test_nothing_is_nothing(heads: EventHeads) -> None:
    parse = ENGINE.parse("")
    layers = heads.read(parse)
    assert layers.model == heads.name


def test_words_read_apart_have_no_role_for_one_another(heads: EventHeads) -> None:
    parse = ENGINE.parse("Peru met Chile. " * 60)
    layers = heads.read(parse)
    assert layers.roles(1, len(parse.tokens) - 2) == {}
    far = range(len(parse.tokens) - 4, len(parse.tokens))
    assert layers.fillers(1, far, 0.1) == ()
    assert layers.voices(1, far, 0.0) == ()
