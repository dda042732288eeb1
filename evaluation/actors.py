"""Task `actors`: an actor phrase, on a day, to its country and sector (`ngec_cases`).

Reads lines of `{"call": …, "args": [phrase, …], "expect": {key: {"op": …, "value": …}}}`. The
second and third argument, or the keys `known_country` and `query_date`, tell the country of the
page and the day. Calls that look up an encyclopaedia's title are left out. `country_accuracy` is
taken over the cases that expect a country (`""` is none), `sector_accuracy` over those that expect
a primary sector.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from detente.actors import Codes, code_phrase, resolve_state
from detente.errors import UnknownState
from evaluation.conllu import read_lines

COUNTRY = ("country", "cc")
_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score phrases.

    Returns:
        `n`, `country_accuracy`, `sector_accuracy`, `code_2_accuracy` (the second sector), `none`
        (phrases that stand for nobody), each with its number of cases as `…_n`.
    """
    rows = [row for path in paths for line in read_lines(path) if (row := _row(json.loads(line)))]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    found: dict[str, float] = {"n": len(rows)}
    for key in ("country", "sector", "code_2", "none"):
        told = [row["right"][key] for row in rows if key in row["right"]]
        name = {"country": "country_accuracy", "sector": "sector_accuracy"}.get(key, key)
        found[name] = sum(told) / max(1, len(told))
        found[f"{key}_n"] = len(told)
    return found


def _row(case: dict[str, Any]) -> dict[str, Any] | None:
    expect = case["expect"]
    keys = {"country", "cc", "code_1", "code_2", "code"} & expect.keys()
    if not keys or case["call"] == "query_wiki":
        return None
    phrase, country, on = _arguments(case["args"])
    codes = code_phrase(phrase, on, near=_state(country))
    sectors = list(codes.sectors) if codes else []
    return {
        "phrase": phrase, "on": on.isoformat() if on else None, "expect": expect,
        "country": codes.country if codes else None, "sectors": sectors,
        "reason": codes.reason if codes else "", "right": _right(expect, codes),
    }  # fmt: skip


def _arguments(arguments: list[Any]) -> tuple[str, str, date | None]:
    named = next((a for a in arguments if isinstance(a, dict)), {})
    plain = [str(a) for a in arguments if not isinstance(a, dict)]
    country = named.get("known_country") or (plain[1] if len(plain) > 1 else "")
    return plain[0], country, _day(named.get("query_date") or (plain[2] if len(plain) > 2 else ""))


def _state(words: str) -> str | None:
    try:
        return resolve_state(words) if words else None
    except UnknownState:
        return None


def _day(words: str) -> date | None:
    for pattern in _FORMATS:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _right(expect: dict[str, Any], codes: Codes | None) -> dict[str, bool]:
    sectors = codes.sectors if codes else ()
    told = {
        "country": (codes.country if codes else None) or "",
        "cc": (codes.country if codes else None) or "",
        "code_1": sectors[0] if sectors else "",
        "code_2": sectors[1] if len(sectors) > 1 else "",
        "code": codes,
    }
    names = {"cc": "country", "code_1": "sector", "code": "none"}
    return {
        names.get(key, key): _holds(told[key], wanted["op"], wanted["value"])
        for key, wanted in expect.items()
        if key in told
    }


def _holds(value: Any, op: str, wanted: Any) -> bool:
    if op == "!=":
        return bool(value != wanted)
    if op == "in":
        return value in wanted
    return value is None if wanted is None else bool(value == wanted)
