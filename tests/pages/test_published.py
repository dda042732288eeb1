"""When a pasted page was published, reasoned out."""

import pytest

from detente.pages import page_from_bytes, read
from detente.settings import Settings

HEAD = "Arvenia and Belmora discuss the border\n\n"
FILL = "\nThe two delegations spoke of fishing rights and of the bridge over the Sena.\n"


def published(text: str) -> tuple[str, bool] | None:
    found = read(page_from_bytes("-", (HEAD + text + FILL).encode()), Settings()).published
    return (found.edtf, found.inferred) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year is written for another year than the page's own
        (
            "On November 16, envoys came to Kessel. In December 2024, the border had been closed.",
            ("2025-11-16/2025-11-20", True),
        ),
        # a date shortly before, written with its year, is of the same year
        (
            "The accord of March 12, 2024 was renewed in Kessel on April 2, both sides reported.",
            ("2024-04-02/2024-04-06", True),
        ),
        # and one shortly after, of the same
        (
            "On May 3 the pilots came to Kessel. At the forum of May 4, 2024, the minister spoke.",
            ("2024-05-04/2024-05-08", True),
        ),
        # a weekday beside a date fits one year alone
        (
            "On Tuesday, November 18, envoys came to Kessel. The border was closed in 2024.",
            ("2025-11-18/2025-11-22", True),
        ),
        # what lies ahead is no floor
        (
            "Envoys came to Kessel on May 3. They will meet again on June 20. It was agreed in May 2019.",
            ("2020-05-03/2020-05-07", True),
        ),
        # after 28 December comes 3 January
        (
            "Talks opened on December 28 and closed on January 3. They were agreed in June 2021.",
            ("2022-01-03/2022-01-07", True),
        ),
        # full dates alone
        (
            "Envoys came to Kessel on 9 July 2018 and left the city on 11 July 2018, they said.",
            ("2018-07-11/2018-07-15", True),
        ),
        # the dateline states the day
        (
            "KESSEL, 9 July 2018 (Vestal) -- Envoys of Belmora came to the city.",
            ("2018-07-09", False),
        ),
        ("KESSEL, July 9 (Vestal) -- Envoys came. The law is of June 2017.", ("2018-07-09", True)),
        # a line of day and outlet opens the page
        ("4 July 2023 | The Kessel Observer\n\nEnvoys came on 27 June.", ("2023-07-04", False)),
        # other languages
        (
            "16 ноября делегация прибыла в столицу Арвении. В декабре 2024 года граница была закрыта.",
            ("2025-11-16/2025-11-20", True),
        ),
        (
            "El 16 de noviembre llegó la delegación. En diciembre de 2024 la frontera fue cerrada.",
            ("2025-11-16/2025-11-20", True),
        ),
        # nothing tells
        ("Envoys came to Kessel and left the city again without a word to the press.", None),
        ("Envoys came to Kessel on November 16 and left the city again on November 18.", None),
        # a day of another year is no floor
        (
            "Envoys came on May 3. On December 9 last year they had left. The pact is of June 2021.",
            ("2022-05-03/2022-05-07", True),
        ),
    ],
)
def test_the_window(text: str, expected: tuple[str, bool] | None) -> None:
    assert published(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 07/09/2018 3:15 p.m. ET", "2018-07-09"),
        ("Published: 07/09/2018 15:15 GMT", "2018-09-07"),
        ("Updated 14:35 GMT, 9 July 2018", "2018-07-09"),
        ("13.07.2018", "2018-07-13"),
        ("2018-07-09T21:35:12Z", "2018-07-09"),
        ("Monday, July 9, 2018", "2018-07-09"),
        ("9 temmuz 2018", "2018-07-09"),
        ("2018年7月9日", "2018-07-09"),
        ("٩ يوليو 2018", "2018-07-09"),
    ],
)
def test_a_date_line_states_the_day(line: str, expected: str) -> None:
    assert published(f"{line}\n") == (expected, False)


def test_a_label_goes_before_nearness() -> None:
    assert published("Updated 10 July 2018\nPublished 9 July 2018\n") == ("2018-07-09", False)


def test_the_evidence_is_where_the_day_is_said() -> None:
    text = HEAD + "On November 16, envoys came. In December 2024, they had left." + FILL
    article = read(page_from_bytes("-", text.encode()), Settings())
    assert article.published is not None
    assert [span.of(article.text) for span in article.published.evidence] == ["November 16"]
