"""The front door: `actbot`, or `python -m bot`.

Rules of this file
- A command reads its settings, calls one function, and prints what came of it. No more.
- What a command needs is imported inside it, so that `--help` is there at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot.setup.help_page import DutchGroup
from bot.setup.kindly import kindly, misread

app = typer.Typer(
    cls=DutchGroup,
    help="De voordeur en het geheugen van ACT!, voor gezinnen met een kind dat thuiszit.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

Config = Annotated[
    Path | None, typer.Option("--config", "-c", metavar="FILE", help="Ander bestand dan bot.yaml hier.")
]
CONFIGURED = ("check", "run", "chat", "migrate", "backup", "restore")
Debug = Annotated[bool, typer.Option("--debug", help="Laat bij een storing alles zien, zonder geheimen.")]
Json = Annotated[bool, typer.Option("--json", help="Schrijf JSON, voor een programma.")]


@app.callback()
def front(context: typer.Context, config: Config = None) -> None:
    """`--config` may also stand before the command: it is then what each command starts from."""
    if config:
        context.default_map = {name: {"config": str(config)} for name in CONFIGURED}


@app.command(help="Probeer de bot: verzonnen gezinnen, geen token, geen internet.")
def demo(
    data_dir: Annotated[
        Path, typer.Option(metavar="MAP", help="Map voor de verzonnen gegevens.", readable=False)
    ] = Path("data"),
    listen: Annotated[str, typer.Option(metavar="ADRES", help="Waar de pagina komt.")] = "127.0.0.1:8080",
    debug: Debug = False,
) -> None:
    with kindly(debug):
        from bot.log import set_up
        from bot.setup.refusals import insist_demo

        set_up()
        insist_demo(data_dir, listen)
        from bot.app import demo as start

        asyncio.run(start(data_dir, listen))


@app.command(help="Stel de bot in. Maakt bot.yaml en .env. Kan altijd opnieuw.")
def init(
    folder: Annotated[Path, typer.Option(metavar="MAP", help="Map waar bot.yaml komt.")] = Path(),
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Antwoorden uit een bestand, zonder vragen.")
    ] = None,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Wissel alleen de sleutel, zonder vragen.")
    ] = False,
    debug: Debug = False,
) -> None:
    with kindly(debug):
        if new_key:
            from bot.setup.renewal import renew_key

            typer.echo(renew_key(folder))
            return
        from bot.setup.wizard import set_up_house

        set_up_house(folder, answers)


@app.command(help="Kijk of alles klopt. Zegt per regel wat je kunt doen.")
def check(config: Config = None, json: Json = False, debug: Debug = False) -> None:
    with kindly(debug):
        from bot.setup.check import check as look
        from bot.setup.finding import as_json, as_lines, is_good

        findings = asyncio.run(look(config))
        typer.echo(as_json(findings) if json else as_lines(findings))
        raise typer.Exit(0 if is_good(findings) else 1)


@app.command(help="Start de bot.")
def run(config: Config = None, debug: Debug = False) -> None:
    with kindly(debug):
        from bot.log import set_up
        from bot.setup.load import load

        settings = load(config)
        set_up()
        from bot.app import run as start

        asyncio.run(start(settings))


@app.command(help="Praat met de bot, hier in dit venster.")
def chat(
    persona: Annotated[
        str, typer.Option("--als", metavar="WIE", help="Wie je bent, bijvoorbeeld: ouder.")
    ] = "ouder",
    config: Config = None,
    debug: Debug = False,
) -> None:
    with kindly(debug):
        from bot.log import set_up
        from bot.setup.load import load

        settings = load(config)
        set_up(level=logging.ERROR)
        from bot.app import chat as start

        asyncio.run(start(settings, persona))


@app.command(help="Werk de database bij naar deze versie.")
def migrate(config: Config = None, debug: Debug = False) -> None:
    with kindly(debug):
        from bot.setup.load import load

        settings = load(config)
        from bot.copies import migrate as update
        from bot.setup.key import first_key

        if first_key(settings):
            typer.echo(f"✔ Er is een nieuwe sleutel: {settings.data / 'key'}. Bewaar elders een kopie.")
        update(settings)
        typer.echo("✔ De database is bij.")


@app.command(help="Maak een reservekopie.")
def backup(
    target: Annotated[
        Path | None, typer.Argument(metavar="DOEL", help="Map of bestand voor de kopie.")
    ] = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    with kindly(debug):
        from bot.setup.load import load

        settings = load(config)
        from bot.copies import backup as copy

        made = copy(settings, target or settings.data / "backups")
        typer.echo(f"✔ De kopie staat in {made}")


@app.command(help="Zet een reservekopie terug.")
def restore(
    source: Annotated[Path, typer.Argument(metavar="KOPIE", help="De kopie die terug moet.")],
    config: Config = None,
    debug: Debug = False,
) -> None:
    with kindly(debug):
        from bot.setup.load import load

        settings = load(config)
        from bot.copies import restore as put_back

        put_back(settings, source)
        typer.echo("✔ De kopie is teruggezet. Kijk met `actbot check` of alles klopt.")


@app.command(help="Meet hoe goed de bot antwoorden vindt. Op elke regel: een vraag, een tab, een artikel.")
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE.tsv", help="De vragen.")],
    json: Json = False,
    semantic: Annotated[bool, typer.Option("--semantic", help="Zoek ook op betekenis.")] = False,
    calibrate: Annotated[bool, typer.Option("--calibrate", help="Zoek de beste grenzen.")] = False,
    debug: Debug = False,
) -> None:
    with kindly(debug):
        from bot.setup.measure import bands, measure

        typer.echo(bands(file, semantic) if calibrate else measure(file, json, semantic))


def main() -> None:
    """The entry point of the distribution. What it makes (the database first of all) is its owner's alone."""
    os.umask(0o077)
    words = sys.argv[1:] or ["--help"]
    try:
        code = app(words, prog_name="actbot", standalone_mode=False)
    except TyperException as wrong:
        code = misread(words, getattr(getattr(wrong, "ctx", None), "command_path", "actbot"))
    sys.exit(code)


if __name__ == "__main__":
    main()
