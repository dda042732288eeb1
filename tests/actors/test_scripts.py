"""Names in other scripts in Latin letters: what is compared, not what is printed."""

import pytest

from detente.actors.scripts import latin, script_of

CASES = {
    "Зеленський": ("Cyrillic", "zelenskiy"),
    "Щербаков": ("Cyrillic", "shcherbakov"),
    "Лукашенка": ("Cyrillic", "lukashenka"),
    "Παπανδρέου": ("Greek", "papandreu"),
    "Ντόρα": ("Greek", "dora"),
    "الشيباني": ("Arabic", "al shibani"),
    "قصرة": ("Arabic", "qsra"),
    "پوتین": ("Arabic", "putin"),
    "נתניהו": ("Hebrew", "ntnihu"),
    "习近平": ("Han", "xijinping"),
    "김정은": ("Hangul", "gimjeongeun"),
    "プーチン": ("Kana", "puchin"),
    "ვლადიმერ": ("other", "vladimer"),
    "Müller": ("Latin", "muller"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_name_in_latin_letters(name: str) -> None:
    script, spelt = CASES[name]
    assert script_of(name) == script
    assert latin(name, script) == spelt
