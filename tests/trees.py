"""Trees in a line: `tree("Cuba/PROPN/nsubj/2 visited/VERB/root/0 Panama/PROPN/obj/2")`.

Words are separated by blanks; each is text/UPOS/relation/head (1-based, 0 for the root), with an
optional fifth part for the Penn tag and a sixth for the kind of mention it heads.
"""

from __future__ import annotations

from detente.model.text import Parse, Sentence, Span, Token

LEMMAS = {
    "visited": "visit", "held": "hold", "talks": "talk", "was": "be", "were": "be", "met": "meet",
    "agreed": "agree", "sent": "send", "took": "take", "ministers": "minister", "signed": "sign",
}  # fmt: skip


def tree(line: str, language: str = "en") -> Parse:
    """Build the parse of one sentence."""
    rows = [word.split("/") for word in line.split()]
    text, tokens, offset = " ".join(row[0] for row in rows), [], 0
    for word, upos, relation, head, *rest in rows:
        tokens.append(
            Token(
                span=Span(offset, offset + len(word)),
                text=word,
                lemma=LEMMAS.get(word, word.lower() if upos != "PROPN" else word),
                upos=upos,
                xpos=rest[0] if rest else "",
                head=int(head) - 1,
                deprel=relation,
                entity=rest[1] if len(rest) > 1 else "",
            )
        )
        offset += len(word) + 1
    root = next(i for i, token in enumerate(tokens) if token.head < 0)
    sentence = Sentence(span=Span(0, len(text)), first=0, last=len(tokens), root=root)
    return Parse(text=text, language=language, tokens=tuple(tokens), sentences=(sentence,))
