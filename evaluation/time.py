"""Measure time expressions: spans and values against sets of sentences or bare expressions.

Three formats are told apart by their fields. *Sentences* (`input`, `reference`, `results`) give
spans and values; *expressions* (`text`, `values`, `grain`) and *strings* (`text`, `value`, `file`)
give values alone. What such sets do not count, a preposition before the date, is cut off a
predicted span before it is compared; a value is right when it equals one of those that the set
allows (past and future reading of an ambiguous date). Times of day and zones below the day are
compared where the set states them: a stage that reads days misses them, and that counts.

Skipped, and counted under `skipped`: strings that are not English or have letters beyond ASCII,
offsets, and values below the second. Gold without a value counts for its span alone.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from detente.model.text import Publication, Span
from detente.model.times import TimeExpression
from detente.times import resolve
from detente.times.en import LANGUAGE
from evaluation.timehabits import habitual
from evaluation.timevalues import trimmed, value_of

_DAYPART = re.compile(
    r"(?i)\b(?:(early|late)[ -](?:this )?)?(morning|afternoon|evening|night|am|pm)\b"
)
_HOURS = {
    "sentences": {
        "morning": ("08:00:00", "12:00:00"),
        "afternoon": ("12:00:00", "16:00:00"),
        "evening": ("16:00:00", "20:00:00"),
        "night": ("20:00:00", "23:59:59"),
        "am": ("08:00:00", "12:00:00"),
        "pm": ("12:00:00", "16:00:00"),
    },
    "bare": {
        "morning": ("00:00:00", "12:00:00"),
        "afternoon": ("12:00:00", "19:00:00"),
        "evening": ("18:00:00", "00:00:00"),
        "night": ("18:00:00", "00:00:00"),
        "am": ("00:00:00", "12:00:00"),
        "pm": ("12:00:00", "00:00:00"),
    },
}
_HALF = {"morning": "10:00:00", "afternoon": "14:00:00", "evening": "18:00:00",
         "night": "22:00:00", "am": "10:00:00", "pm": "14:00:00"}  # fmt: skip
"""Where sets of sentences part the early from the late part of a part of a day."""
"""What each set takes the parts of a day to be; the page does not say, so the package does not."""
_PAST = re.compile(r"(?i)\b(?:past|last|previous|earlier|recent|so far)\b")
_WORDS = re.compile(r"[^\W\d_]+")
_REFERENCE = datetime(2013, 2, 12, 4, 30)
"""The moment against which the set of bare expressions reads them."""
_BARE = ("expressions", "strings")
_FRAMES = {"expressions": "It will be {}"}
"""Expressions without a sentence are meant as coming; they are read in one that looks ahead."""
_STRINGS = date(2012, 11, 13)
"""The day against which the set of date strings reads those without year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A gold expression: span (None where a set has none) and the values that count as right."""

    span: Span | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text with its moment of reference and what should be found in it."""

    source: str
    text: str
    published: str | None
    expected: tuple[Expected, ...]

    @property
    def day(self) -> str | None:
        """The day of reference, without its hour."""
        return self.published[:10] if self.published else None


@dataclass(slots=True)
class Tally:
    """Running counts."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0
    spans: int = 0
    right: int = 0
    values: int = 0
    by_source: dict[str, list[int]] = field(default_factory=dict)


def run(paths: Sequence[Path], predictions: Path | None = None) -> dict[str, Any]:
    """Measure on files; n counts texts.

    Returns:
        n, span_f1 (None when no file has spans), value_accuracy, skipped, and per source the
        share of right values.
    """
    tally, written, skipped, n = Tally(), [], 0, 0
    for path in paths:
        for row in _rows(path):
            case = read_case(row)
            if case is None:
                skipped += 1
                continue
            n += 1
            written.append(_measure(case, tally))
    if predictions is not None:
        lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in written)
        predictions.write_text("".join(lines), encoding="utf-8")
    return {"n": n, **_metrics(tally), "skipped": skipped}


def _metrics(tally: Tally) -> dict[str, Any]:
    both = tally.predicted + tally.gold
    shares = {name: right / all_ for name, (right, all_) in sorted(tally.by_source.items()) if all_}
    return {
        "span_f1": 2 * tally.matched / both if both else None,
        "value_accuracy": tally.right / tally.values if tally.values else None,
        "value_by_source": {name: round(share, 4) for name, share in shares.items()},
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def read_case(row: dict[str, Any]) -> Case | None:
    """Read a row of any of the formats; None when it is out of reach and skipped."""
    if "results" in row:
        return _sentence(row)
    if "values" in row or "grain" in row:
        return _expression(row)
    return _string(row)


def _sentence(row: dict[str, Any]) -> Case:
    expected = tuple(
        Expected(
            span=_span(found),
            values=tuple(_values(found)),
        )
        for found in row["results"]
    )
    reference = (row.get("reference") or "")[:19] or None
    return Case(
        source=row.get("spec", ""), text=row["input"], published=reference, expected=expected
    )


def _span(found: dict[str, Any]) -> Span:
    end = found["End"] + 1 if "End" in found else found["Start"] + found["Length"]
    return Span(found["Start"], max(end, found["Start"]))


def _values(found: dict[str, Any]) -> Iterator[str]:
    value = found.get("Value") or found.get("Resolution") or {}
    for each in value.get("values", ()):
        yield _join(each)
    for name in ("PastResolution", "FutureResolution"):
        if name in value:
            yield _join(value[name])


def _join(each: dict[str, Any]) -> str:
    """Write a resolution as one string: `2016-11-07`, `2016-11-07..2016-11-10`, `7200`."""
    plain = {key.lower(): str(value) for key, value in each.items()}
    start = next((plain[k] for k in plain if k.startswith("start")), None)
    end = next((plain[k] for k in plain if k.startswith("end")), None)
    if start or end:
        return f"{start or ''}..{end or ''}"
    if plain.get("type") == "set" or "set" in plain:
        return "set"
    for key in ("value", "date", "datetime", "time", "duration"):
        if key in plain:
            return plain[key]
    return ""


def _expression(row: dict[str, Any]) -> Case | None:
    values = [str(value) for value in row.get("values", ())]
    if not values:
        return None
    grain = row["grain"] if len(values) == 1 else "interval"
    return Case(
        source="expressions",
        text=row["text"],
        published=_REFERENCE.date().isoformat(),
        expected=(Expected(span=None, values=(_of_grain(values, grain),)),),
    )


def _of_grain(values: Sequence[str], grain: str) -> str:
    """Write the start of a unit as the unit: the week that starts on 11 February as its days."""
    starts = [datetime.fromisoformat(value[:19]) for value in values]
    if grain == "interval":
        midnight = all(start.time() == datetime.min.time() for start in starts)
        return "..".join(str(start.date() if midnight else start) for start in starts[:2])
    day = starts[0].date()
    length = {"week": 7, "month": 31, "quarter": 92, "year": 366}.get(grain)
    if grain == "day" or length is None:
        return str(day) if grain == "day" else starts[0].isoformat(sep=" ")
    end = day + timedelta(days=length)
    if grain != "week":
        end = end.replace(day=1)
    return f"{day}..{end}"


def _string(row: dict[str, Any]) -> Case | None:
    value = row.get("value")
    if row.get("file") != "test_date_parser" or not isinstance(value, str):
        return None
    if not _is_english(row["text"]) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", value):
        return None
    day, clock = value.split("T")
    written = day if clock == "00:00:00" else f"{day} {clock}"
    return Case(
        source="strings",
        text=row["text"],
        published=_STRINGS.isoformat(),
        expected=(Expected(span=None, values=(written,)),),
    )


def _is_english(text: str) -> bool:
    words = {word.lower() for word in _WORDS.findall(text)}
    return text.isascii() and all(len(w) <= 2 or w in LANGUAGE.lexicon.words for w in words)


def _measure(case: Case, tally: Tally) -> dict[str, Any]:
    published = Publication(edtf=case.published, inferred=False) if case.published else None
    text = _FRAMES.get(case.source, "{}").format(case.text.replace("{", "").replace("}", ""))
    found = resolve(text, (Span(0, len(text)),), published, "en-US")
    spans = [trimmed(expression) for expression in found]
    answers = [_answer(each, case) for each in found]
    if case.source in _BARE:
        answers = [_on_reference(answer, case.day) for answer in answers]
    if any(gold.span for gold in case.expected) or case.source not in _BARE:
        _count_spans(spans, case.expected, tally)
    counts = tally.by_source.setdefault(case.source, [0, 0])
    for gold in case.expected:
        near = [a for s, a in zip(spans, answers, strict=True)
                if gold.span is None or s.overlaps(gold.span)]  # fmt: skip
        if gold.values == ("not resolved",) or not any(gold.values):
            continue
        right = any(answer in gold.values for answer in near)
        tally.right += right
        tally.values += 1
        counts[0] += right
        counts[1] += 1
    return {
        "text": case.text,
        "reference": case.published,
        "predicted": [
            {"start": s.start, "end": s.end, "text": s.of(text), "value": a, "edtf": e.edtf}
            for s, a, e in zip(spans, answers, found, strict=True)
        ],
    }


def _answer(expression: TimeExpression, case: Case) -> str | None:
    """Write an expression as the set of a case would."""
    answer = value_of(expression, case.source not in _BARE)
    part = _DAYPART.search(expression.text)
    if part and not expression.clock and (not answer or re.fullmatch(r"\d{4}-\d\d-\d\d", answer)):
        start, end = _hours(part, case)
        day = f"{answer} " if answer else ""
        return f"{day}{start}..{day}{end}"
    answer = _until_now(answer, expression, case)
    if case.source in _BARE or case.published is None:
        return answer
    return habitual(answer, expression, case.published)


def _hours(part: re.Match[str], case: Case) -> tuple[str, str]:
    """Return what a set takes a part of the day to be, or the early or late half of it."""
    half, name = (part[1] or "").lower(), part[2].lower()
    start, end = _HOURS["bare" if case.source in _BARE else "sentences"][name]
    if half and case.source not in _BARE:
        return (start, _HALF[name]) if half == "early" else (_HALF[name], end)
    return start, end


def _until_now(answer: str | None, expression: TimeExpression, case: Case) -> str | None:
    """End `the past three weeks` where the day of reference begins: the sets read at midnight."""
    if answer is None or not case.day or not _PAST.search(expression.text):
        return answer
    start, dots, end = answer.partition("..")
    tomorrow = date.fromisoformat(case.day) + timedelta(days=1)
    return f"{start}{dots}{case.day}" if end == str(tomorrow) else answer


def _on_reference(answer: str | None, day: str | None) -> str | None:
    """Put a bare time of day on the day of reference, as sets of bare expressions do."""
    parts = (answer or "").split("..")
    if not all(re.fullmatch(r"\d\d:\d\d:\d\d", part) for part in parts):
        return answer
    return "..".join(f"{day} {part}" for part in parts)


def _count_spans(spans: Iterable[Span], expected: Iterable[Expected], tally: Tally) -> None:
    predicted, gold = set(spans), {each.span for each in expected if each.span}
    tally.matched += len(predicted & gold)
    tally.predicted += len(predicted)
    tally.gold += len(gold)
