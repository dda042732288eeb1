"""The shared values: what one stage hands to the next.

Frozen, slotted, keyword-only dataclasses over the standard library alone.
Offsets are Unicode code points into `Article.text`; spans are half-open.
"""
