"""Who is subject and object, said or unsaid."""

import pytest

from detente.events import syntax
from tests.trees import tree

ACTIVE = "Cuba/PROPN/nsubj/2 visited/VERB/root/0/VBD Panama/PROPN/obj/2"
PASSIVE = (
    "Panama/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 visited/VERB/root/0/VBN by/ADP/case/5 "
    "Cuba/PROPN/obl:agent/3"
)
SECOND_VERB = (
    "Cuba/PROPN/nsubj/2 called/VERB/root/0/VBD and/CCONJ/cc/4 visited/VERB/conj/2/VBD "
    "Panama/PROPN/obj/4"
)
INFINITIVE = (
    "Cuba/PROPN/nsubj/2 wants/VERB/root/0/VBZ to/PART/mark/4 visit/VERB/xcomp/2/VB "
    "Panama/PROPN/obj/4"
)
ASKED = (
    "Peru/PROPN/nsubj/2 asked/VERB/root/0/VBD Cuba/PROPN/obj/2 to/PART/mark/5 "
    "visit/VERB/xcomp/2/VB Panama/PROPN/obj/5"
)
RELATIVE = (
    "Cuba/PROPN/root/0 ,/PUNCT/punct/1 which/PRON/nsubj/4/WDT visited/VERB/acl:relcl/1/VBD "
    "Panama/PROPN/obj/4"
)
PARTICIPLE = "talks/NOUN/root/0/NNS held/VERB/acl/1/VBN by/ADP/case/4 Cuba/PROPN/obl:agent/2"


@pytest.mark.parametrize(
    ("line", "verb", "subject", "object_"),
    [
        (ACTIVE, "visited", ["Cuba"], ["Panama"]),
        (PASSIVE, "visited", ["Cuba"], ["Panama"]),
        (SECOND_VERB, "visited", ["Cuba"], ["Panama"]),
        (INFINITIVE, "visit", ["Cuba"], ["Panama"]),
        (ASKED, "visit", ["Cuba"], ["Panama"]),
        (RELATIVE, "visited", ["Cuba"], ["Panama"]),
        (PARTICIPLE, "held", ["Cuba"], ["talks"]),
    ],
)
def test_subject_and_object_are_found_where_grammar_keeps_them(
    line: str, verb: str, subject: list[str], object_: list[str]
) -> None:
    parse = tree(line)
    index = [token.text for token in parse.tokens].index(verb)
    assert [parse.tokens[i].text for i in syntax.subjects(parse, index)] == subject
    assert [parse.tokens[i].text for i in syntax.objects(parse, index)] == object_


def test_a_preposition_of_two_words_is_one() -> None:
    parse = tree("talks/NOUN/root/0 ahead/ADP/case/4 of/ADP/fixed/2 elections/NOUN/nmod/1")
    assert syntax.obliques(parse, 0) == (("ahead of", 3),)


def test_a_clause_leaves_out_what_other_verbs_tell() -> None:
    parse = tree(SECOND_VERB)
    words = [parse.tokens[i].text for i in syntax.clause(parse, 1)]
    assert words == ["Cuba", "called"]


def test_a_subject_is_not_sought_for_ever() -> None:
    line = " ".join(["go/VERB/root/0/VB", *(f"go/VERB/xcomp/{i}/VB" for i in range(1, 40))])
    assert syntax.subjects(tree(line), 39) == ()
