"""Thirty-odd ways to write bot.yaml not quite right: each is answered with its line and its mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import BadConfig
from bot.setup.load import load

IN_THE_FILE = (
    ("telegram:\n  tokn: 1:a", 2, "`tokn` ken ik niet. Bedoelde je `token`?"),
    ("telegrm:\n  token: 1:a", 1, "`telegrm` ken ik niet. Bedoelde je `telegram`?"),
    ("telegram:\n  token: 1:a\n  api-url: https://x.nl", 3, "Bedoelde je `api_url`?"),
    ("token: 1:a", 1, "Zet hem onder `telegram` of `discord`."),
    ("guild: 12", 1, "Zet hem onder `discord`."),
    ("kleur: groen", 1, "`kleur` ken ik niet. Hier mag: `telegram`, `discord`"),
    ("home: /tmp", 1, "`home` ken ik niet."),
    ("telegram:\n  api_url: https://x.nl", 1, "`telegram.token` mist nog. Zet `ACTBOT_TELEGRAM__TOKEN=…`"),
    ("telegram:\n  token: abc def", 2, "`telegram.token` klopt nog niet. Neem hem over van BotFather"),
    ("discord:\n  token: a b", 2, "Developer Portal"),
    ("telegram: ja", 1, "Hier horen regels onder: `token`"),
    ("telegram:\n  token: 1:a\n  api_url: api.telegram.org", 3, "Schrijf een heel adres"),
    ("discord:\n  token: a.b\n  gateway_url: https://x.nl", 3, "`wss://gateway.discord.gg`"),
    ("discord:\n  token: a.b\n  guild: mijn-server", 3, "is nu `mijn-server`. Hier horen alleen cijfers."),
    ("telegram:\n  token: 1:a\n  webhook:\n    url: https://x.nl\n    secret: kort", 5, "16 tot 256"),
    ("telegram:\n  token: 1:a\n  webhook:\n    url: https://x.nl", 3, "`telegram.webhook.secret` mist nog."),
    ("web:\n  listen: 8080", 2, "is nu `8080`. Schrijf adres en poort"),
    ("web:\n  listen: localhost:99999", 2, "Schrijf adres en poort"),
    ("database:\n  url: mysql://a:geheim@b/c", 2, "Schrijf `sqlite:///data/act.db`"),
    ("database:\n  url: sqlite://", 2, "Schrijf `sqlite:///data/act.db`"),
    ("database: sqlite:///x.db", 1, "Hier horen regels onder: `url`."),
    ("team:\n- account: telegram:1001\n  role: cordinator", 3, "Bedoelde je `coordinator`?"),
    ("team:\n- account: telegram:1001\n  role: baas", 3, "Kies uit: moderator, coordinator"),
    ("team:\n- account: '@anna'\n  role: maatje", 2, "is nu `@anna`. Schrijf platform en nummer"),
    ("team:\n- account: telegram 1001\n  role: maatje", 2, "zoals `telegram:1001`"),
    ("team:\n- account: telegram:1001", 2, "bij dit teamlid mist `role`."),
    ("team:\n- account: telegram:1\n  rol: maatje\n  role: maatje", 3, "Bedoelde je `role`?"),
    ("team:\n- account: telegram:1\n  role: maatje\n  regions: utrecht", 4, "`regions: [utrecht]`"),
    (
        "team:\n- account: telegram:1\n  role: maatje\n  capacity: veel",
        4,
        "is nu `veel`. Hier hoort een heel getal",
    ),
    ("team:\n- account: telegram:1\n  role: maatje\n  capacity: 99", 4, "Kies 20 of minder."),
    ("team: telegram:1001", 1, "Begin elke regel met een streepje"),
    ("team:\n- telegram:1001", 2, "Hier horen regels onder: `account`, `role`"),
    ("team:\n- {account: web:a, role: maatje}\n- {account: web:a, role: maatje}", 1, "twee keer"),
    ("on_call: telegram:1001", 1, '`on_call: ["telegram:1001"]`'),
    ("on_call: [anna]", 1, "is nu `anna`. Schrijf platform en nummer"),
    ("retention:\n  intake: 0", 2, "Kies 1 of meer."),
    ("retention:\n  intake: lang", 2, "Hier hoort een heel getal"),
    ("retention:\n  intake: 40", 1, "Zet ze op volgorde"),
    ("strict: misschien", 1, "`strict` is nu `misschien`. Schrijf `true` voor ja"),
    ("controller: [a]", 1, "Hier hoort tekst"),
    ("telegram:\n\ttoken: 1:a", 2, "hier staat een tab"),
    ("strict: true\nstrict: false", 2, "`strict` staat er twee keer"),
    ("controller: Stichting: wij", 1, "aanhalingstekens"),
    ("strict: true\ncontroller: 'Stichting", 2, "hier begint iets dat niet eindigt"),
    ("on_call: [\nstrict: true", 1, "hier begint iets dat niet eindigt"),
    ("strict: true\ntelegram: {token: '1:a'\n", 2, "hier begint iets dat niet eindigt"),
    ("telegram:\n  token:", 2, "achter `token` staat niets."),
    ("strict: true\non_call: [\n", 2, "hier begint iets dat niet eindigt"),
    ("on_call:", 1, "achter `on_call` staat niets."),
    ("controller: @act", 1, "dit kan ik niet lezen"),
    ("strict: true\n---\nstrict: true", 2, "`---`"),
    ("- telegram", 1, "geen lijst"),
    ("controller: \x07", 1, "dit kan ik niet lezen"),
)

IN_THE_ENVIRONMENT = (
    ("ACTBOT_TELEGRAM_TOKEN", "1:a", "Bedoelde je ACTBOT_TELEGRAM__TOKEN?"),
    ("ACTBOT_ONCALL", "[]", "Bedoelde je ACTBOT_ON_CALL?"),
    ("ACTBOT_XYZ", "1", "deze naam ken ik niet. Haal hem weg"),
    ("ACTBOT_HOME", "/tmp", "deze naam ken ik niet."),
    ("ACTBOT_ON_CALL", "telegram:1001", 'Schrijf het zo: ["telegram:1001"]'),
    ("ACTBOT_TEAM", "[{]", 'Schrijf het zo: [{"account"'),
    ("ACTBOT_WEB", "aan", 'Schrijf het zo: {"naam"'),
    ("ACTBOT_TEAM", '[{"account": "telegram:1", "role": "matje"}]', "Bedoelde je `maatje`?"),
    ("ACTBOT_TELEGRAM__TOKEN", "geheim woord", "Neem hem over van BotFather"),
    ("ACTBOT_STRICT", "ja", "Schrijf `true` voor ja"),
    ("ACTBOT_RETENTION__INTAKE", "100000", "Kies 36525 of minder."),
)


def refusal(folder: Path, environ: dict[str, str]) -> BadConfig:
    with pytest.raises(BadConfig) as caught:
        load(folder / "bot.yaml" if (folder / "bot.yaml").exists() else None, environ)
    return caught.value


@pytest.mark.parametrize(("text", "line", "words"), IN_THE_FILE)
def test_a_mistake_in_the_file_is_told_with_its_line_and_its_mend(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    (tmp_path / "bot.yaml").write_text(text)
    (mistake,) = refusal(tmp_path, {}).mistakes
    assert str(mistake).startswith(f"bot.yaml regel {line}: ")
    assert (mistake.line, words in mistake.text) == (line, True), mistake.text


@pytest.mark.parametrize(("name", "value", "words"), IN_THE_ENVIRONMENT)
def test_a_mistake_in_the_environment_is_told_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (mistake,) = refusal(tmp_path, {name: value}).mistakes
    assert mistake.where == name
    assert words in mistake.text


def test_a_mistake_in_the_env_file_says_that_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("strict: true")
    (tmp_path / ".env").write_text("ACTBOT_TELEGRAM__TOKEN='geheim woord'\n")
    (mistake,) = refusal(tmp_path, {}).mistakes
    assert mistake.where == "ACTBOT_TELEGRAM__TOKEN in .env"


def test_all_mistakes_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("strct: true\nweb:\n  listn: x\nteam:\n- account: x\n  role: y\n")
    mistakes = refusal(tmp_path, {"ACTBOT_TOKN": "1"}).mistakes
    assert [mistake.line for mistake in mistakes] == [None, 1, 3, 5, 6]


def test_no_secret_is_ever_repeated(tmp_path: Path) -> None:
    secret = "geheim woord"
    (tmp_path / "bot.yaml").write_text(
        f"telegram:\n  token: {secret}\n  webhook: {{url: '{secret}', secret: {secret}}}\n"
        f"discord: {{token: {secret}}}\ndatabase: {{url: {secret}}}\nkey: [{secret}]\n"
    )
    error = refusal(tmp_path, {})
    assert len(error.mistakes) == 6
    assert "geheim" not in str(error)


def test_what_is_no_file_of_text_is_said_plainly(tmp_path: Path) -> None:
    for name, content in (("gone.yaml", None), ("latin.yaml", b"controller: caf\xe9")):
        if content:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(BadConfig) as caught:
            load(tmp_path / name, {})
        assert name in str(caught.value)


def test_no_message_scolds(tmp_path: Path) -> None:
    for text, _, _ in IN_THE_FILE:
        (tmp_path / "bot.yaml").write_text(text)
        said = str(refusal(tmp_path, {})).lower()
        assert not any(word in said for word in ("fout", "ongeldig", "verplicht", "error", "traceback"))
