"""What a sentence quotes behind its own words: only what they do not say."""

from __future__ import annotations

from typing import Any

import pytest

from detente.model.actors import Entity
from detente.relations import account
from detente.relations.wording import told
from tests.factory import NAMES, article, coding, event, person, source, state

ARV, BEL = state("ARV"), state("BEL")
VELD = person("Tomas Veld", "ARV", "Foreign Minister")
OSS = person("Lena Oss", "BEL", "Defence Minister")
PANELS = ("done", "ongoing", "planned", "possible", "denied", "statements")
SIGN = {"extension": "TREATY/sign", "actors": [VELD], "recipients": [OSS]}
BREAK = {"extension": "RELATIONS/break"}


def sentence(text: str, type: str | None, trigger: str, **settings: Any) -> str:
    page = article(text)
    fields = {"actors": [ARV], "recipients": [BEL], "edtf": "2031-05-13", **settings}
    act = event(type, within=page, trigger=trigger, **fields)
    found = account([coding(page, act)], [page], "ARV", "BEL", names=NAMES)
    (entry,) = [entry for panel in PANELS for entry in getattr(found, panel)]
    return told(entry, NAMES)


@pytest.mark.parametrize(
    ("text", "type", "trigger", "settings", "expected"),
    [
        # The fields say all: no quote.
        ("Minister Veld of Arvenia and Lena Oss, the Belmora minister, signed the accord.", "AGREE",
         "signed", SIGN | {"actors": [VELD], "recipients": [OSS]},
         "On 13 May 2031, Foreign Minister Tomas Veld of Arvenia signed an agreement with Defence"
         " Minister Lena Oss of Belmora."),
        ("Arvenia broke off relations with Belmora on 13 May and recalled its fleet.", None,
         "broke off", BREAK, "On 13 May 2031, Arvenia broke off relations with Belmora."),
        ("Arvenia severed diplomatic ties with Belmora.", None, "severed", BREAK,
         "On 13 May 2031, Arvenia broke off relations with Belmora."),
        ("Talks ran on over fish and grain, yet Arvenia and Belmora signed no treaty.", "AGREE",
         "signed", {"extension": "TREATY/sign", "value": "negated"},
         "On 13 May 2031, Arvenia did not sign an agreement with Belmora."),
        # The quote goes on with the sentence.
        ("Arvenia accused Belmora on Tuesday of smuggling salt.", "ACCUSE", "accused", {},
         "On 13 May 2031, Arvenia accused Belmora “of smuggling salt”."),
        ("Arvenia accuses Dornstadt of smuggling salt.", "ACCUSE", "accuses", {},
         "On 13 May 2031, Arvenia accused Belmora: “accuses Dornstadt of smuggling salt”."),
        # It says which agreement, who is the ambassador, what steps.
        ("Arvenia and Belmora signed a charter of the Lenn.", "AGREE", "signed",
         {"extension": "TREATY/sign"},
         "On 13 May 2031, Arvenia signed an agreement with Belmora: “a charter of the Lenn”."),
        ("Arvenia halted trade with Belmora.", "SANCTION", "halted", {},
         "On 13 May 2031, Arvenia took punitive steps against Belmora: “halted trade with"
         " Belmora”."),
        # How far it is so is kept, and so is what the sentence does not say.
        ("Arvenia may yet have accused Belmora of theft.", "ACCUSE", "accused", {},
         "On 13 May 2031, Arvenia accused Belmora: “Arvenia may yet have accused Belmora of"
         " theft”."),
        ("Arvenia was accused by Belmora of theft.", "ACCUSE", "accused", {},
         "On 13 May 2031, Arvenia accused Belmora: “was accused by Belmora of theft”."),
        ("Before the vote Arvenia accused Belmora of theft.", "ACCUSE", "accused", {},
         "On 13 May 2031, Arvenia accused Belmora: “Before the vote Arvenia accused Belmora of"
         " theft”."),
        ("A crowd had gathered when Arvenia accused Belmora.", "ACCUSE", "accused", {},
         "On 13 May 2031, Arvenia accused Belmora: “A crowd had gathered when Arvenia accused"
         " Belmora”."),
        # What had not happened by the day of a page.
        ("Arvenia has not reopened its embassy in Belmora.", None, "reopened",
         {"extension": "MISSION/reopen", "value": "negated", "edtf": "../2031-05-13",
          "by_context": True},
         "By 13 May 2031, Arvenia had not reopened a mission in Belmora."),
    ],
)  # fmt: skip
def test_a_quote_adds_to_the_sentence(
    text: str, type: str | None, trigger: str, settings: dict[str, Any], expected: str
) -> None:
    assert sentence(text, type, trigger, **settings) == expected


RADIO = source("Radio Dorn")
POST = Entity(id="office:energy@ARV", name="its energy minister", kind="office", state="ARV")
MINISTER = source("its energy minister", "official", POST)


@pytest.mark.parametrize(
    ("text", "settings", "expected"),
    [
        ("Storks broke the pylons of both these states, according to Radio Dorn.",
         {"sources": [RADIO], "words": "Storks broke the pylons of both these states"},
         "Radio Dorn says: “Storks broke the pylons of both these states” (that is, on 13 May 2031)."),
        ("According to Radio Dorn, storks broke the pylons of both these states.", {"sources": [RADIO]},
         "Radio Dorn says: “storks broke the pylons of both these states” (that is, on 13 May 2031)."),
        ("The ties that were cut on 13 May 2031 will be mended.", {},
         "The Castora Courier writes: “The ties that were cut on 13 May 2031 will be mended”."),
        ("Storks broke the pylons of both these states.",
         {"sources": [MINISTER]},
         "The energy minister says: “Storks broke the pylons of both these states” (that is, on 13 May"
         " 2031)."),
        ('The storks "broke the pylons of both these states".', {},
         "The Castora Courier writes: “The storks ‘broke the pylons of both these states’” (that is, on"
         " 13 May 2031)."),
    ],
)  # fmt: skip
def test_the_day_behind_a_quote_is_that_of_the_act(
    text: str, settings: dict[str, Any], expected: str
) -> None:
    assert sentence(text, None, "", extension="RELATIONS/strain", **settings) == expected
