"""Three invented pages about Arvenia and Belmora, coded by hand."""

from __future__ import annotations

from detente.model.actors import Entity
from detente.model.events import Coding
from detente.model.text import Article
from tests.factory import article, both, coding, delegation, event, person, source, state

VELD = person("Tomas Veld", "ARV", "Foreign Minister")
HARN = person("Edda Harn", "ARV", "President")
TALK = person("Oren Talk", "ARV", "Deputy Defence Minister")
OSS = person("Lena Oss", "BEL", "Defence Minister")
BEL, ARV, CAS = state("BEL"), state("ARV"), state("CAS")
TITLE = "Arvenia may reopen its embassy in Belmora"

COURIER = article(
    f"{TITLE}\n"
    "Arvenia is weighing whether to reopen its embassy in Belmora, a source told the Courier.\n"
    "On 14 March, Foreign Minister Tomas Veld visited Belmora. The sides agreed to review the"
    " fishing treaty.\n"
    "In mid-May, a large Arvenian delegation headed by Deputy Defence Minister Oren Talk visited"
    " Marenburg. Talk and Defence Minister Lena Oss held talks there.\n"
    "According to Radio Dorn, 40 officers took part in joint patrols on the Lenn.\n"
    "President Edda Harn will travel to Marenburg in June.\n"
    "No decision on the ambassador has been taken, the source said.\n"
    "“We seek no quarrel with Belmora,” Veld said on 12 May.\n"
    "Castora believes that Arvenia may ask Belmora for a naval base.\n"
    "Dialogue between the two countries continues.",
    title=TITLE,
    publisher="The Castora Courier",
    published="2031-05-20",
    url="https://courier.example/arvenia?a=1&b=2",
)
POST = article(
    "A delegation from Arvenia reached Marenburg on 16 May.\n"
    "Defence Minister Lena Oss denied that there were joint patrols on the Lenn.\n"
    "Arvenia <b>accused</b> Belmora of smuggling in April & May.",
    publisher="Belmora Post",
    published="2031-05-18",
    inferred=True,
    translated_by="Lingua",
)
BLANK = article("Rain fell on Dorland.", publisher="Dorland Weather", published="2031-05-19")


def courier() -> Coding:
    page = COURIER
    unnamed = source("a source", "anonymous_source")
    radio = source("Radio Dorn", "media", Entity(id="media:dorn", name="Radio Dorn", kind="media"))
    return coding(
        page,
        event(None, within=page, words=TITLE, extension="MISSION/open", kind="plan", actors=[ARV],
              recipients=[BEL], value="possible", certainty="PS", block="title", trigger="reopen"),
        event(None, within=page, words="weighing whether to reopen its embassy in Belmora",
              trigger="reopen its", extension="MISSION/open", kind="plan", actors=[ARV],
              recipients=[BEL], value="possible", certainty="PS", sources=[unnamed]),
        event("CONSULT", "visit", within=page, words="Foreign Minister Tomas Veld visited Belmora",
              trigger="visited Belmora", actors=[VELD], recipients=[BEL], edtf="2031-03-14",
              year_inferred=True),
        event("AGREE", within=page, words="The sides agreed to review the fishing treaty",
              trigger="agreed", actors=[(both(ARV, BEL), "The sides")]),
        event("CONSULT", "visit", within=page,
              words="a large Arvenian delegation headed by Deputy Defence Minister Oren Talk"
              " visited Marenburg", trigger="visited Marenburg",
              actors=[(delegation("ARV"), "a large Arvenian delegation"), TALK],
              recipients=[BEL], place=("Marenburg", "BEL"), edtf="2031-05-11/2031-05-20",
              year_inferred=True),
        event("CONSULT", within=page, words="Talk and Defence Minister Lena Oss held talks there",
              trigger="talks", actors=[TALK, OSS]),
        event("COOPERATE", within=page, words="40 officers took part in joint patrols on the Lenn",
              trigger="patrols", extension="JOINT_ACTIVITY/patrol", actors=[both(ARV, BEL)],
              value="alleged", sources=[radio], place=("Lenn", None), edtf="2031-05",
              quantities=(("40", 40.0, "officers"),)),
        event("CONSULT", "visit", within=page, kind="plan", value="planned",
              words="President Edda Harn will travel to Marenburg in June", trigger="travel",
              actors=[HARN], recipients=[BEL], place=("Marenburg", "BEL"), edtf="2031-06"),
        event(None, within=page, words="No decision on the ambassador has been taken",
              extension="HEAD_OF_MISSION/appoint", kind="open question", value="negated",
              actors=[ARV], recipients=[BEL], sources=[unnamed]),
        event(None, within=page, words="We seek no quarrel with Belmora", kind="statement",
              actors=[VELD], recipients=[BEL], value="negated", edtf="2031-05-12",
              sources=[source("Tomas Veld", "named_official", VELD)],
              extension="STATEMENT/position"),
        event("REQUEST", "assist", within=page, kind="belief", value="belief", certainty="PS",
              words="Arvenia may ask Belmora for a naval base", actors=[ARV], recipients=[BEL],
              sources=[source("Castora", "state", CAS)]),
        event("CONSULT", within=page, words="Dialogue between the two countries continues",
              kind="process", value="ongoing", actors=[(both(ARV, BEL), "the two countries")],
              edtf="../2031-05-20", as_of="2031-05-20", by_context=True),
    )  # fmt: skip


def post() -> Coding:
    page = POST
    oss = source("Lena Oss", "named_official", OSS)
    return coding(
        page,
        event("CONSULT", "visit", within=page,
              words="A delegation from Arvenia reached Marenburg on 16 May", trigger="reached",
              actors=[(delegation("ARV"), "A delegation from Arvenia")], recipients=[BEL],
              place=("Marenburg", "BEL"), edtf="2031-05-16"),
        event("COOPERATE", within=page, words="there were joint patrols on the Lenn",
              trigger="patrols", extension="JOINT_ACTIVITY/patrol", actors=[both(ARV, BEL)],
              value="denied", certainty="CT", sources=[oss], place=("Lenn", None),
              edtf="2031-05"),
        event("ACCUSE", "allege", within=page,
              words="Arvenia <b>accused</b> Belmora of smuggling in April & May",
              trigger="accused", actors=[ARV], recipients=[BEL], edtf="2031-04/2031-05"),
    )  # fmt: skip


def everything() -> tuple[tuple[Coding, ...], tuple[Article, ...]]:
    return (courier(), post(), coding(BLANK)), (COURIER, POST, BLANK)
