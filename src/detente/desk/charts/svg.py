"""Elements of SVG as text that is safe to put into a page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *inside: Markup | str, **attributes: object) -> Markup:
    """Write an element; `class_` is `class`, `_` in a name is `-`, None leaves one out."""
    told = Markup("").join(
        Markup(' {}="{}"').format(_named(key), _number(value))
        for key, value in attributes.items()
        if value is not None
    )
    body = Markup("").join(escape(part) for part in inside)
    if not body:
        return Markup("<{}{}/>").format(name, told)
    return Markup("<{0}{1}>{2}</{0}>").format(name, told, body)


def _named(key: str) -> str:
    return key if key in {"viewBox", "preserveAspectRatio"} else key.rstrip("_").replace("_", "-")


def _number(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


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
