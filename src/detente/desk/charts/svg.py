"""Elements of SVG as text that is safe to put into a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape


def element(name: str, *inside: Markup | str, **attributes: object) -> Markup:
    """Write an element; `class_` is `class`, `_` in a name is `-`, None leaves one out."""
    told = "".join(
        f' {_named(key)}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(map(escape, inside))
    # All of it is escaped by now.
    return Markup(f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>")


@cache
def _named(key: str) -> str:
    return key if key in {"viewBox", "preserveAspectRatio"} else key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    """Write a number as short as a drawing needs it, anything else escaped."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value) if isinstance(value, int) else str(escape(value))


def drawing(label: str, width: float, height: float, inside: Iterable[Markup], kind: str) -> Markup:
    """Write a drawing that fits the width of its place."""
    return element(
        "svg", *inside, class_=f"chart {kind}", viewBox=f"0 0 {width:g} {height:g}",
        width=width, height=height, role="group", aria_label=label,
    )  # fmt: skip


def link(address: str, label: str, *marks: Markup, kind: str = "mark") -> Markup:
    """Write marks that lead somewhere; the label is read aloud and shown on hover."""
    return element(
        "a", element("title", label), *marks, href=address, aria_label=label, class_=kind
    )


def text(words: str, x: float, y: float, kind: str, anchor: str | None = None) -> Markup:
    """Write words at a point."""
    return element("text", words, x=x, y=y, class_=kind, text_anchor=anchor)
