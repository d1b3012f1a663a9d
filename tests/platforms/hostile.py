"""Words that want to be more than words: mentions, links, markup, commands to a terminal."""

from __future__ import annotations

from itertools import product

MENTIONS = (
    *("@everyone", "@here", "<@1>", "<@!2>", "<@&1>", "<#710>", "<id:home>", "<:a:1>", "<t:1:R>"),
    *("@koos", "@koos_van_test"),
)
LINKS = (
    *("https://kwaad.example/a?b=c", "http://kwaad.example", "www.kwaad.example", "kwaad.example/x"),
    *("t.me/kwaad", "tg://user?id=1001", "discord.gg/kwaad", "https://discord.gg/kwaad"),
)
MARKUP = (
    *("[klik hier](https://kwaad.example)", "[klik](tg://user?id=1001)", "[klik](<https://kwaad.example>)"),
    *('<a href="tg://user?id=1001">mama</a>', "<a href='https://kwaad.example'>klik</a>", "<b>vet</b>"),
    *("<script>alert(1)</script>", "**vet**", "***", "`code`", "||weg||", "~~weg~~", "__onder__", "\\"),
    *("&lt;b&gt;", "<https://kwaad.example>"),
)
AROUND = ("{}", "mijn kind {} thuis", "\\{}", "**{}**", "> {}", "{}{}", "[{}]({})", "*{}")

PAYLOADS = tuple(around.replace("{}", word) for around, word in product(AROUND, MENTIONS + LINKS + MARKUP))
"""280 of them"""
CHARACTERS = ("\x1b[2Jweg", "\x07bel", "\u202eachterstevoren", "nul\x00teken", "\u200b@everyone",
              "👨‍👩‍👧", "é\u0301")  # fmt: skip
