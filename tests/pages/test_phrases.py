"""What buttons, labels and menus say, in many languages; and sentences that begin like them."""

import pytest

from detente.model.text import CHROME_KINDS, Span
from detente.pages.lines import Line
from detente.pages.shapes import look


def kind(text: str) -> str | None:
    found = look(Line(span=Span(0, len(text)), text=text))
    return found.kind if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skip to main content", "skip_link"),
        ("Ir al contenido principal", "skip_link"),
        ("Zum Inhalt springen", "skip_link"),
        ("Перейти к основному содержанию", "skip_link"),
        ("تخطي إلى المحتوى الرئيسي", "skip_link"),
        ("ADVERTISEMENT", "advert"),
        ("Реклама", "advert"),
        ("Publicité", "advert"),
        ("إعلان", "advert"),
        ("广告", "advert"),
        ("פרסומת", "advert"),
        ("Live broadcast", "live_banner"),
        ("En vivo", "live_banner"),
        ("Canlı yayın", "live_banner"),
        ("Прямая трансляция", "live_banner"),
        ("Озвучить текст", "read_aloud_button"),
        ("Listen to this article", "read_aloud_button"),
        ("Haberi dinle", "read_aloud_button"),
        ("Ouvir notícia", "read_aloud_button"),
        ("Select important", "toggle_label"),
        ("حجم الخط", "toggle_label"),
        ("On", "toggle"),
        ("Off", "toggle"),
        ("0", "comment_count"),
        ("1.2K", "comment_count"),
        ("14 Comments", "comment_count"),
        ("12 комментариев", "comment_count"),
        ("# 3", "comment_count"),
        ("Share", "share_bar"),
        ("Share Tweet Email Print", "share_bar"),
        ("Facebook Twitter WhatsApp Telegram", "share_bar"),
        ("Поделиться", "share_bar"),
        ("Condividi su Facebook", "share_bar"),
        ("اشتراک گذاری", "share_bar"),
        ("Κοινοποίηση", "share_bar"),
        ("@harbourtimes", "share_bar"),
        ("Accept all cookies", "cookie_notice"),
        ("We use cookies to improve your experience on our site.", "cookie_notice"),
        ("Мы используем файлы cookie, чтобы сайт работал лучше.", "cookie_notice"),
        ("Read also: Arvenia opens a port", "related_links"),
        ("READ MORE: Arvenia opens a port", "related_links"),
        ("Читайте также: Арвения открыла порт", "related_links"),
        ("Lea también: Arvenia abre un puerto", "related_links"),
        ("Lire aussi : Un port ouvre", "related_links"),
        ("Leggi anche", "related_links"),
        ("اقرأ أيضاً", "related_links"),
        ("İlgili Haberler", "related_links"),
        ("相关新闻", "related_links"),
        ("Czytaj także: Port otwarty", "related_links"),
        ("More on this story", "related_links"),
        ("Home News World Business Sport", "navigation"),
        ("Home > World > Europe", "navigation"),
        ("Sign up for our newsletter", "navigation"),
        ("Subscribe to our newsletter and never miss the news that matters.", "navigation"),
        ("Переведено сервисом «Яндекс Переводчик»", "translation_notice"),
        ("This article was machine translated.", "translation_notice"),
        ("Автоматический перевод", "translation_notice"),
        ("ترجمة آلية", "translation_notice"),
        ("Traducido automáticamente", "translation_notice"),
        ("Photo: Vestal/Ivo Marn", "credit"),
        ("Фото: РИА Новости", "credit"),
        ("© AFP 2018", "credit"),
        ("Reuters", "credit"),
        ("By Ana Dorn", "byline"),
        ("Par Ana Dorn", "byline"),
        ("Автор: Анна Дорн", "byline"),
        ("Updated 14:35 GMT, 9 July 2018", "dateline"),
        ("9 июля 2018, 14:35", "dateline"),
        ("2018-07-09 21:35:12", "dateline"),
        ("Publié le 9 juillet 2018 à 14h35", "dateline"),
        ("١٨ نوفمبر 2025", "dateline"),
        ("3 hours ago", "dateline"),
        ("Tags: Arvenia, Belmora", "tag_list"),
        ("#Arvenia #Belmora", "tag_list"),
        ("Schlagworte", "tag_list"),
        ("© 2024 The Harbour Times", "other_chrome"),
        ("All rights reserved.", "other_chrome"),
        ("4 min read", "other_chrome"),
        ("***", "other_chrome"),
    ],
)
def test_furniture_is_known(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the last Arvenian troops had left the town, officials said.",
        "Photo shops in Kessel closed for the day of mourning that the king declared.",
        "Read more slowly, the treaty says less than its authors claimed on Friday.",
        "Live ammunition was used against the crowd, the Belmoran ministry said.",
        "Share prices fell in Kessel after Belmora closed its border on Tuesday.",
        "Source close to the talks said that the deal would be signed within days.",
        "Updated maps of the border were handed over to the Arvenian delegation.",
        "On Tuesday, Arvenia and Belmora signed an agreement on fishing rights.",
        "Related talks on water quotas were put off until the autumn, the envoy said.",
        "Arvenia recalls its ambassador from Belmora",
        "Comments by the Belmoran minister drew a protest from Arvenia.",
        "The Arvenian embassy said that its translators had worked on the text for a month.",
        "Home to half a million people, Port Selen is the second city of Belmora.",
        "— We will open the border when the inspectors are let in, he said.",
        "Источник в министерстве сообщил, что переговоры продолжатся в четверг.",
        "La directora dijo que las conversaciones seguirán el jueves en Puerto Selen.",
    ],
)
def test_sentences_are_left_alone(text: str) -> None:
    assert kind(text) not in CHROME_KINDS


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers of Arvenia stand near the bridge over the Sena on Monday (AP Photo/Ana Dorn)",
        "Ministers of Arvenia and Belmora shake hands in Port Selen. Photo: Ana Dorn/Reuters",
        "Las cancilleras durante el encuentro de este miércoles en Puerto Selen. (Foto: Agencia)",
    ],
)
def test_a_sentence_with_a_credit_is_a_caption(text: str) -> None:
    assert kind(text) == "caption"
