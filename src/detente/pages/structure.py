"""What each line of a page is, from its look and its neighbours.

Nothing was found that cleans text pasted from a browser: extractors need markup. What remains is
what a reader uses. The paragraphs stand out; the headline is the line above them that shares their
words; what stands between headline and text is the dek and the small print; short lines among the
paragraphs are headings, or links that were pasted along; what follows the last paragraph is
furniture. Losing a sentence is worse than keeping a button, so a paragraph is dropped only for a
phrase that says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from detente.pages.draft import Draft, stems
from detente.pages.headline import find_title
from detente.pages.lines import Line
from detente.pages.reference import is_box_title, mark_boxes
from detente.pages.shapes import Look, look

_DASHED = re.compile(r"[—–―]\s*\S|--?\s+[\"“«A-ZА-ЯЁІЇЄ]")
_PARAGRAPH, _LINK, _BUTTON = 400, -40, -12
"""Weights: of a paragraph at most, of a short line, of a line known as furniture."""
_LEAD = 3
"""Paragraphs that a headline sums up."""
_OVERLAP = 0.45
"""Share of a paragraph's words that the text must know, for one that stands apart from it."""
_REACH, _LINKS, _WINDOW = 12, 2, 60
"""Lines below the text that may still be text; links among them; lines that tell teasers."""
_ENDS = frozenset({"comment_count", "tag_list", "translation_notice", "cookie_notice"})
_LABELS = frozenset({"related_links", "comment_count", "tag_list"})


def structure(lines: Sequence[Line]) -> tuple[Look, ...]:
    """Name the kind of every line of a pasted page.

    Returns:
        One look per line, each with a kind of `BLOCK_KINDS` and its reason.
    """
    draft = Draft(lines=tuple(lines), looks=[look(line) for line in lines])
    _find_text(draft)
    _cut_tail(draft)
    _learn_words(draft)
    find_title(draft)
    _above_title(draft)
    _below_title(draft)
    _after_labels(draft)
    mark_boxes(draft.lines, draft.looks, draft.first, draft.last)
    _among_text(draft)
    _below_text(draft)
    _drop_bare_caption(draft)
    return tuple(found or Look("body", "a line among the text") for found in draft.looks)


def _find_text(draft: Draft) -> None:
    """Find the first and last paragraph: the stretch in which paragraphs outweigh furniture most.

    A paragraph weighs its length, a short line takes away as much as a few words; the stretch of
    the greatest sum begins below the menus and ends above the teasers, and a few links in its
    midst do not break it.
    """
    draft.first, draft.last = len(draft.lines), -1
    best = total = 0
    start = 0
    for index in range(len(draft.lines)):
        if total <= 0:
            start, total = index, 0
        total += _weight(draft, index)
        if total > best:
            best, draft.first, draft.last = total, start, index


def _weight(draft: Draft, index: int) -> int:
    """Weigh a line for the search of the text."""
    found, line = draft.looks[index], draft.lines[index]
    if found is not None:
        return _LINK if found.kind == "related_links" else _BUTTON
    if line.is_prose or draft.is_sentence(index):
        return min(len(line.text), _PARAGRAPH)
    if line.is_closed or line.is_bullet or line.text.endswith((":", "：", ";", "；")):
        return 0
    return _LINK


def _learn_words(draft: Draft) -> None:
    """Collect the words of the text, by which titles and paragraphs apart are judged."""
    rows = [i for i in range(draft.first, draft.last + 1) if draft.is_text(i)]
    words = [stems(draft.lines[i].text) for i in rows]
    draft.body = frozenset[str]().union(*words)
    draft.lead = frozenset[str]().union(*words[:_LEAD])


def _belongs(draft: Draft, index: int) -> bool:
    """Tell whether a paragraph apart from the text speaks of the same things."""
    words = stems(draft.lines[index].text)
    return len(words & draft.body) >= _OVERLAP * max(len(words), 4)


def _cut_tail(draft: Draft) -> None:
    """Find the last paragraph anew: past a few links, and not past a label that ends the text.

    A label in the middle ("Read also") ends nothing. One does when only teasers follow it, that is
    headlines, each with its sentence or none; or, for comments, when most of the text stands
    before it.
    """
    _reach_on(draft)
    rows = [i for i in range(draft.first, draft.last + 1) if draft.is_text(i)]
    total = sum(len(draft.lines[i].text) for i in rows) or 1
    seen = 0
    for index in range(draft.first, draft.last + 1):
        found = draft.looks[index]
        if draft.is_text(index):
            seen += len(draft.lines[index].text)
        elif found and _is_label(found) and _ends_text(draft, index, found, seen / total):
            _close(draft, index, found)
            return


def _is_label(found: Look) -> bool:
    """Tell whether a line is nothing but the label of a list of links, comments or tags."""
    return found.kind in _LABELS and found.reason.startswith("says")


def _reach_on(draft: Draft) -> None:
    """Move the end of the text on over a link or two to sentences that stand below them."""
    heads = 0
    reached = draft.last
    for index in range(draft.last + 1, min(draft.last + _REACH, len(draft.lines))):
        found = draft.looks[index]
        if draft.is_text(index) or draft.is_sentence(index):
            reached = index
        elif found is None:
            heads += 1
        elif found.kind in _ENDS or heads > _LINKS:
            break
    if heads <= _LINKS:
        draft.last = reached


def _ends_text(draft: Draft, index: int, found: Look, share: float) -> bool:
    """Decide for one label whether the text ends there.

    Args:
        draft: The lines.
        index: Of the label.
        found: What it is.
        share: Share of all paragraph text that stands before it, 0..1.
    """
    if found.kind == "comment_count":
        return share > 0.6 and "omment" in found.reason
    if share < 0.5:
        return False
    below = [i for i in range(index + 1, draft.last + 1) if draft.is_open(i)][:_WINDOW]
    heads = sum(_is_headline(draft, i) for i in below)
    joined = any(draft.is_text(a) and draft.is_text(b) for a, b in pairwise(below))
    return heads >= 2 and not joined


def _is_headline(draft: Draft, index: int) -> bool:
    """Tell whether an unclaimed line is shaped like a headline."""
    line = draft.lines[index]
    return draft.is_open(index) and not line.is_prose and 4 <= len(line.words) <= 24


def _close(draft: Draft, index: int, found: Look) -> None:
    """Hand everything after a closing label to what the label names."""
    kind = "other_chrome" if found.kind == "comment_count" else "related_links"
    for later in range(index + 1, len(draft.lines)):
        draft.put(later, kind, f"after the label of line {index + 1}, which ends the text")
    draft.last = max((i for i in range(index) if draft.is_text(i)), default=draft.last)


def _above_title(draft: Draft) -> None:
    """Name what stands above the headline: menus, and headlines of other stories."""
    top = draft.title if draft.title is not None else draft.first
    for index in range(top):
        line = draft.lines[index]
        if draft.title is None and len(line.words) > 3:
            draft.put(index, "dek", "stands above the text; no line is a headline")
        elif line.is_prose and line.is_closed and _belongs(draft, index):
            draft.put(index, "body", "a paragraph above the headline that speaks of the same")
        elif len(line.words) > 4:
            draft.put(index, "related_links", "a headline above the headline")
        else:
            draft.put(index, "navigation", "a short line above the headline")


def _below_title(draft: Draft) -> None:
    """Name what stands between the headline and the text: dek, bullets, small print."""
    if draft.title is None:
        return
    rest = [i for i in range(draft.title + 1, draft.first) if draft.is_open(i)]
    deks = 0
    for index in rest:
        line = draft.lines[index]
        if is_box_title(line):
            draft.put(index, "heading", "a label above the text")
        elif line.is_prose:
            draft.put(index, "dek", "a sentence between headline and text")
        elif _is_name(draft, index):
            draft.put(index, "byline", "a name beside the date")
        elif len(line.words) < 4 and not line.is_closed:
            draft.put(index, "other_chrome", "a few words between headline and text")
        elif deks < 2:
            deks += 1
            draft.put(index, "dek", "stands between headline and text")
        else:
            draft.put(index, "body", "one of several points above the text")


def _is_name(draft: Draft, index: int) -> bool:
    """Tell whether a line is two to four capitalised words next to the date of the page."""
    words = draft.lines[index].text.split()
    if not 2 <= len(words) <= 4 or not all(w[0].isupper() and w[-1].isalpha() for w in words):
        return False
    beside = (draft.looks[i] for i in (index - 1, index + 1) if 0 <= i < len(draft.looks))
    return any(found is not None and found.kind == "dateline" for found in beside)


def _after_labels(draft: Draft) -> None:
    """Claim the headlines that follow a label such as "Read also", up to the next paragraph.

    A label at the end of its own line ("Read also: A visits B") has its headline with it. A bare
    label takes the first line below it, and further ones while no blank line comes between.
    """
    for index in range(draft.first, draft.last):
        found = draft.looks[index]
        if not found or found.kind != "related_links" or "says" not in found.reason:
            continue
        later = index + 1
        while later < draft.last and _is_headline(draft, later):
            if later > index + 1 and draft.lines[later].gap:
                break
            draft.put(later, "related_links", f"a headline under the label of line {index + 1}")
            later += 1


def _among_text(draft: Draft) -> None:
    """Name the lines between the first paragraph and the last."""
    for index in range(draft.first, draft.last + 1):
        line = draft.lines[index]
        if not draft.is_open(index):
            continue
        if line.is_prose:
            dashed = bool(_DASHED.match(line.text)) and not _is_list(draft, index)
            kind = "quotation" if dashed else "body"
            draft.put(index, kind, "opens with a dash" if dashed else "a paragraph")
        elif (line.is_closed and not line.is_question) or _is_list(draft, index) or line.is_bullet:
            draft.put(index, "body", "a short sentence or an entry of a list")
        else:
            _short_line(draft, index)


def _short_line(draft: Draft, index: int) -> None:
    """Name a short open line among paragraphs: a caption, a heading, or one of a run of links."""
    run = _run(draft, index)
    line = draft.lines[index]
    after = draft.looks[index + 1] if index + 1 < len(draft.lines) else None
    if after and after.kind == "credit" and len(line.words) >= 4:
        draft.put(index, "caption", "stands above a photo credit")
    elif line.text.endswith((":", "：")) and len(line.words) >= 3:
        draft.put(index, "body", "opens a list")
    elif after and after.kind in ("byline", "dateline") and len(line.words) >= 4:
        draft.put(index, "related_links", "a headline with a byline or date of its own")
    elif len(run) >= 3 and sum(len(draft.lines[i].words) >= 5 for i in run) * 2 > len(run):
        for each in run:
            draft.put(each, "related_links", f"one of {len(run)} headlines in a row")
    else:
        draft.put(index, "heading", "a short open line above a paragraph")


def _run(draft: Draft, index: int) -> list[int]:
    """List the unclaimed short open lines in a row from here."""
    run = []
    while index <= draft.last and draft.is_open(index):
        line = draft.lines[index]
        if line.is_prose or line.is_bullet or (line.is_closed and not line.is_question):
            break
        run.append(index)
        index += 1
    return run


def _is_list(draft: Draft, index: int) -> bool:
    """Tell whether a line is in a list: the nearest line above that is no entry ends in a colon."""
    for above in range(index - 1, max(draft.first - 1, index - 30), -1):
        if draft.lines[above].text.rstrip().endswith((":", "：")):
            return True
        if draft.lines[above].text.rstrip().endswith((";", "；", ",")):
            continue
        if draft.lines[above].is_prose and not draft.lines[above].is_bullet:
            return False
    return False


def _below_text(draft: Draft) -> None:
    """Name what follows the last paragraph; all of it is furniture."""
    for index in range(max(draft.last + 1, draft.first), len(draft.lines)):
        line = draft.lines[index]
        if not draft.is_open(index):
            continue
        if line.is_prose and _belongs(draft, index):
            draft.put(index, "body", "a paragraph below the text that speaks of the same")
        elif len(line.words) > 3:
            draft.put(index, "related_links", "an open line below the text")
        else:
            draft.put(index, "tag_list", "a few words below the text")


def _drop_bare_caption(draft: Draft) -> None:
    """Turn a second dek that stands above a photo credit into the caption it is."""
    earlier = False
    for index in range(len(draft.lines) - 1):
        found, after = draft.looks[index], draft.looks[index + 1]
        if found and after and found.kind == "dek":
            if earlier and after.kind == "credit":
                draft.looks[index] = Look("caption", "stands above a photo credit")
            earlier = True
