"""Our small Markdown → Discord's; and a person's words, which stay words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.markup import plain
from bot.platforms.discord.markdown import escape, length, markdown


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("**Vet** en *schuin*", "**Vet** en *schuin*"),
        ("***alles***", "***alles***"),
        ("** ruim **gezet", " **ruim** gezet"),
        ("[de wet](https://wetten.nl/a_b)", "[de wet](<https://wetten.nl/a_b>)"),
        ("**[de wet](https://wetten.nl)**", "**[de wet](<https://wetten.nl>)**"),
        ("[https://wetten.nl](https://wetten.nl)", "<https://wetten.nl>"),
        ("bel [112](tel:112)", "bel 112"),
        ("bel [de lijn](tel:08000113)", "bel de lijn (08000113)"),
        ("[mail ons](mailto:a@b.nl)", "mail ons (a\\@b.nl)"),
        ("> een *citaat*", "> een *citaat*"),
        ("- een\n- twee", "- een\n- twee"),
        ("1. een", "1\\. een"),
        ("# geen kop", "\\# geen kop"),
        ("-# klein", "\\-\\# klein"),
        ("```code```", "\\`\\`\\`code\\`\\`\\`"),
        ("||weg||", "\\|\\|weg\\|\\|"),
        ("~~weg~~ __onder__", "\\~\\~weg\\~\\~ \\_\\_onder\\_\\_"),
        ("om 10:00 uur", "om 10:00 uur"),
        ("kijk op https://x.nl", "kijk op https\\://x.nl"),
        ("een :smile: voor jou", "een \\:smile: voor jou"),
    ],
)
def test_marks(ours: str, theirs: str) -> None:
    assert markdown(ours) == theirs


@pytest.mark.parametrize(
    "words",
    ["@everyone", "@here", "<@123>", "<@!123>", "<@&9>", "<#710>", "<:a:1>", "<t:1>", "[klik](http://x.nl)",
     "**vet**", "# kop", "> citaat", ">>> lang", "- punt", "* punt", "+ punt", "1. een", "`code`", "\\*"],
)  # fmt: skip
def test_a_persons_words_are_no_markup(words: str) -> None:
    shown = markdown(plain(words))
    assert re.sub(r"\\(.)", r"\1", shown) == words
    live = re.sub(r"\\.", "", shown)
    assert not re.search(r"[*_~`|<>@#\[\]]|https?://|^\s*[-+]|^\s*\d+\.", live)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_what_is_seen(words: str) -> None:
    shown = markdown(plain(words))
    assert re.sub(r"\\(.)", r"\1", shown, flags=re.DOTALL) == words
    assert not re.search(r"[*_~`|<>@#\[\]]", re.sub(r"\\.", "", shown, flags=re.DOTALL))


def test_length_is_of_what_is_sent() -> None:
    assert length("a_b") == 4
    assert length("😀") == 2
    assert escape("a_b") == "a\\_b"
