"""A golden page is read as it was when somebody last looked: `make golden` records anew."""

import pytest

from tests import golden


@pytest.mark.parametrize("slug", golden.SLUGS)
def test_a_page_is_read_as_recorded(slug: str) -> None:
    assert golden.told(slug) == golden.expected(slug).read_text("utf-8")
