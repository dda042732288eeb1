"""What holds for every page, whatever it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UnreadablePage
from detente.model.text import BLOCK_KINDS, Article
from detente.pages import page_from_bytes, read
from detente.pages.lines import split_lines
from detente.settings import Settings

ROWS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "Envoys of Belmora and Arvenia met in Port Selen to discuss the border.",
            "— We will not wait, “he said. نحن لن ننتظر.",
            "Read also", "Share", "0", "Реклама", "Background", "9 July 2018",
            "𝔘𝔫𝔦 e\u0301\u00ad\u200f",
        ]
    ),
)  # fmt: skip
TEXTS = st.builds(
    lambda rows, end: end.join(rows),
    st.lists(ROWS, max_size=25),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]),
)


def attempt(content: str, head: str = "") -> Article | None:
    try:
        return read(page_from_bytes("-", (head + content).encode("utf-8", "replace")), Settings())
    except UnreadablePage as error:
        assert "\n" not in str(error)
        return None


def check(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert block.kind in BLOCK_KINDS
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert not any(c.isalnum() for c in article.text[end : block.span.start])
        end = block.span.end
    for oddity in article.warnings:
        assert oddity.span is None or oddity.span.end <= len(article.text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_pasted_text_is_its_own_canonical_text(text: str) -> None:
    article = attempt(text)
    if article and page_from_bytes("-", text.encode()).media_type == "text/plain":
        assert article.text == text
        check(article)
        assert article == attempt(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_lines_cover_every_letter_once(text: str) -> None:
    covered = [False] * len(text)
    for line in split_lines(text):
        assert line.text == line.span.of(text)
        for place in range(line.span.start, line.span.end):
            assert not covered[place]
            covered[place] = True
    assert all(done or not c.isalnum() for c, done in zip(text, covered, strict=True))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "h2", "li", "blockquote", "div", "b"]), ROWS), max_size=15
    )
)
def test_blocks_of_markup_are_in_order(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text.replace('<', '&lt;')}</{tag}>" for tag, text in parts)
    article = attempt(body, "<!doctype html><html><body>")
    if article:
        check(article)
