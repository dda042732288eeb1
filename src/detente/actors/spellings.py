"""A name made ready to be compared: its words in Latin letters, with what each of them is.

People's names lose their titles, and particles (`al`, `von`) are set apart from words; names of
bodies have their legal form set apart. Making ready is done once for a name and kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from detente.actors._words import fold, listed, rows
from detente.actors.scripts import latin, script_of, simplified
from detente.actors.sounds import frame, units

MOST_WORDS = 24
"""Longer names are not compared: they are lists or sentences."""
MOST_LETTERS = 200
_DIGITS = str.maketrans("013459", "oieasg")
_MARKS = re.compile(r"['’‘`ʼʻ´ʿʾ׳״\"“”«»]+")
_CUT = re.compile(r"[^\W_]+")
_CHUNK = re.compile(r"[^\s\-‐‑–—·・,;:/|.()\[\]_&+!?]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_JOINED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_SERVANT = re.compile(r"abd(?:[ueoai][lrsznt]?)?$")
_SERVANT_OF = re.compile(r"^abd[ueoai][lrsznt]?(?=[a-z]{3})")
_FAITH = frozenset({"din", "deen", "dine", "eddin", "eddine", "uddin", "aldin", "addin"})
_OF_FAITH = re.compile(r"(?<=[a-z]{3})[aeou]l?dd[iey]+n$")
_NUMBER = re.compile(r"\d+|x{0,3}(?:ix|iv|v?i{1,3}|v|x)")
_COUNTED = {
    word: str(number)
    for numbers in (
        "0 zero 1 one 2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven",
        "12 twelve 13 thirteen 14 fourteen 15 fifteen 16 sixteen 17 seventeen 18 eighteen",
        "19 nineteen 20 twenty 30 thirty 40 forty 40 fourty 50 fifty 60 sixty 70 seventy 80 eighty",
    )
    for number, word in zip(numbers.split()[::2], numbers.split()[1::2], strict=True)
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Word:
    """One word of a name."""

    text: str
    """In small Latin letters."""
    units: str
    frame: str
    """Its consonants by kind."""
    script: str
    """Script it was written in, as `script_of` names it."""
    written: str
    """As written, in small letters."""
    role: str = "word"
    """`word`, `initial`, `particle`, `filiation`; in bodies also `form`, `common`, `number`,
    `state`."""
    rows: frozenset[int] = frozenset()
    """Rows of the list of given names that have this spelling."""
    short_for: frozenset[int] = frozenset()
    """Rows of which it is a short form."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Name:
    """A name made ready."""

    text: str
    """As given, without marks that cannot be seen."""
    is_body: bool
    words: tuple[Word, ...]
    """Words that tell who it is, in order."""
    ties: tuple[Word, ...] = ()
    """Particles and legal forms."""
    ending: str = ""
    """`jr`, `ii`, …; "" for none."""
    born_of: int = -1
    """Number of words before `bin` and its like; -1 where there is none."""
    turned: bool = False
    """True where a comma says that the family name comes first."""
    trouble: str = ""
    """Why it cannot be told who this is, for a person to read; "" for no trouble."""
    joined: str = ""
    """Its words' units without gaps."""
    plain: str = ""
    """Its words' letters without gaps."""


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """Read what the words are that are no names."""
    return {word: kind for kind, words in rows("namewords.tsv", 2) for word in listed(words)}


@lru_cache(maxsize=1)
def _given() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]], tuple[str, ...]]:
    spelt: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    where = []
    for number, (culture, words, shorts) in enumerate(rows("given.tsv", 3)):
        where.append(culture)
        for word in listed(words):
            spelt.setdefault(word, set()).add(number)
        for word in listed(shorts):
            short.setdefault(word, set()).add(number)
    frozen = [{word: frozenset(found) for word, found in known.items()} for known in (spelt, short)]
    return frozen[0], frozen[1], tuple(where)


def culture_of(word: Word) -> frozenset[str]:
    """Tell where a given name is at home; nothing for a word that we do not know as one."""
    return frozenset(_given()[2][row] for row in word.rows)


def is_given(word: Word, name: str) -> bool:
    """Tell whether a word is a spelling of a given name on our list."""
    return not word.rows.isdisjoint(_given()[0].get(name, frozenset()))


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{words}\b"), short) for words, short in rows("legalforms.tsv", 2))


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    found = set()
    for row in rows("states.tsv", 7):
        found |= {fold(name).lower() for name in (row[1], *listed(row[2])) if " " not in name}
    return frozenset(found)


@lru_cache(maxsize=32768)
def prepare(text: str, kind: str | None = None) -> Name:
    """Make a name ready.

    Args:
        text: The name as written, in any script.
        kind: `person`, `body`, or None to tell it by the words.
    """
    shown = _seen(text)
    if len(shown) > MOST_LETTERS:
        return Name(
            text=shown[:MOST_LETTERS], is_body=False, words=(), trouble="too long for a name"
        )
    is_body = kind == "body" if kind else _reads_as_body(_pieces(shown, " "))
    return _body(shown, _pieces(shown, "")) if is_body else _person(shown, _pieces(shown, " "))


def _seen(text: str) -> str:
    """Drop what cannot be seen: controls, marks of direction; runs of blanks become one."""
    seen = (" " if c.isspace() else c for c in unicodedata.normalize("NFKC", text[:2000]))
    return " ".join("".join(c for c in seen if unicodedata.category(c)[0] != "C").split())


Piece = tuple[str, str, str]
"""A piece of a name in small Latin letters, its script, and as written."""


def _pieces(shown: str, dot: str) -> list[Piece]:
    """Cut a name into pieces; the dots of `J.-C.` and `S.A.` give way to a mark of the caller's."""
    plain = _DOTTED.sub(lambda dotted: dotted.group().replace(".", dot), _MARKS.sub("", shown))
    found = []
    chunks = _CHUNK.findall(plain)
    for chunk in chunks:
        script = script_of(chunk)
        for written in _syllables(chunk, script) if len(chunks) == 1 else [chunk]:
            spelt = fold(written) if script == "Latin" else latin(written, script)
            parts = _CUT.findall(_JOINED.sub(" ", spelt).replace("'", "").lower())
            found += [(part, script, written.lower()) for part in parts]
    return found


def _syllables(written: str, script: str) -> list[str]:
    """Cut a short Korean or Chinese name at its syllables; anything else stays whole."""
    is_short = script in ("Han", "Hangul") and 1 < len(written) < 5
    return list(written) if is_short else [written]


def _reads_as_body(pieces: list[Piece]) -> bool:
    known = kinds()
    return any(
        known.get(text, "") in ("stock", "limited", "incorporated", "common")
        for text, _, _ in pieces
    )


def _word(text: str, script: str, written: str, role: str = "word") -> Word:
    spelt, short, _ = _given()
    sounds = units(text)
    return Word(
        text=text, units=sounds, frame=frame(sounds), script=script, role=role,
        written=simplified(written, script), rows=spelt.get(text, frozenset()),
        short_for=short.get(text, frozenset()),
    )  # fmt: skip


def _trouble(pieces: int, words: list[Word]) -> str:
    if not words:
        return "no name in it"
    if pieces > MOST_WORDS:
        return f"{pieces} words are too many for a name"
    if all(word.role == "initial" for word in words):
        return "nothing but initials" if len(words) > 1 else "a single letter"
    return ""


def _person(shown: str, pieces: list[Piece]) -> Name:
    words: list[Word] = []
    ties: list[Word] = []
    ending, born_of, known = "", -1, kinds()
    joined = _composed(pieces[: MOST_WORDS + 1])
    for place, (text, script, written) in enumerate(joined):
        kind = known.get(text, "")
        if kind == "title" and not words and len(joined) > place + 1:
            continue
        if kind == "ending" and words:
            ending = {"junior": "jr", "jnr": "jr", "senior": "sr", "snr": "sr"}.get(text, text)
        elif kind == "filiation" and place + 1 < len(joined):
            born_of = len(words) if words and born_of < 0 else born_of
            ties.append(_word(text, script, written, "filiation"))
        elif kind == "particle" and (place + 1 < len(joined) or len(joined) == 1):
            ties.append(_word(text, script, written, "particle"))
        else:
            words.append(_parted(text, script, written))
    words = _once(words)
    return Name(
        text=shown, is_body=False, words=tuple(words), ties=tuple(ties), ending=ending,
        joined=_joined(words), plain="".join(word.text for word in words),
        born_of=born_of, turned="," in shown, trouble=_trouble(len(pieces), words),
    )  # fmt: skip


def _composed(pieces: list[Piece]) -> list[Piece]:
    """Join what Arabic names write in one or in three: `Abd al-Rahman`, `Saif ad-Din`."""
    found: list[Piece] = []
    known = kinds()
    for text, script, written in pieces:
        if text in _FAITH and found:
            while len(found) > 1 and known.get(found[-1][0]) == "particle":
                found.pop()
            found[-1] = (found[-1][0] + "din", script, found[-1][2] + written)
        elif found and _SERVANT.fullmatch(found[-1][0]):
            if known.get(text) != "particle":
                found[-1] = ("abd" + text, script, found[-1][2] + written)
        else:
            found.append((_decomposed(text), script, written))
    return found


def _decomposed(text: str) -> str:
    """Give `abdurrahman` and `saifuddin` the form that they have when written apart."""
    if len(text) < 7 or text in _given()[0]:
        return text
    return _OF_FAITH.sub("din", _SERVANT_OF.sub("abd", text))


def _parted(text: str, script: str, written: str) -> Word:
    """Make the word, an initial if it is one letter; digits among letters are letters."""
    if not text.isalpha() and not text.isdecimal():
        text = text.translate(_DIGITS)
    is_initial = len(text) == 1 and script in ("Latin", "Cyrillic", "Greek")
    return _word(text, script, written, "initial" if is_initial else "word")


def _once(words: list[Word]) -> list[Word]:
    """Drop a word that is said twice running: `Sergey Sergey Shoigu`."""
    return [
        word for place, word in enumerate(words) if not place or word.text != words[place - 1].text
    ]


def _body(shown: str, pieces: list[Piece]) -> Name:
    known = kinds()
    scripts = {text: (script, written) for text, script, written in pieces}
    line = " ".join(text for text, _, _ in pieces)
    for phrase, short in _phrases():
        line = phrase.sub(short, line)
    words: list[Word] = []
    ties: list[Word] = []
    for text in line.split()[: MOST_WORDS + 1]:
        script, written = scripts.get(text, ("Latin", text))
        kind = known.get(text, "")
        if kind in ("stock", "limited", "incorporated"):
            ties.append(_word(text, script, written, kind))
        elif text not in ("the", "of", "and", "und", "et", "y", "for", "in"):
            words.append(_word(_numbered(text), script, written, _role(text, kind)))
    if not words:
        words, ties = ties, []
    return Name(
        text=shown, is_body=True, words=tuple(words), ties=tuple(ties),
        joined=_joined(words), plain="".join(word.text for word in words),
        trouble=_trouble(len(pieces), words),
    )  # fmt: skip


def _numbered(text: str) -> str:
    return _COUNTED.get(text, text)


def _role(text: str, kind: str) -> str:
    if _NUMBER.fullmatch(text) or text in _COUNTED:
        return "number"
    if text in _states():
        return "state"
    return "common" if kind == "common" else "word"


def _joined(words: list[Word]) -> str:
    return "".join(word.units or word.text for word in words)
