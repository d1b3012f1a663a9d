"""The composition root: the only file that knows everyone; it builds the house and starts its loops."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import structlog

from bot import memory
from bot.chat.platform import Menu, Platform
from bot.config import CannotStart, Settings
from bot.copies import note_erased, see_who_was_erased
from bot.core.household import Household, Plan
from bot.core.meaning import installed
from bot.core.menus import menu
from bot.core.shelf import Shelf, content_root
from bot.core.turn import Stillness
from bot.health import Health, has_page, serve
from bot.hourly import keep_copies
from bot.model.people import Member, Role
from bot.only_one import only_one, utc_now
from bot.setup.key import ensure_key, first_key, other_key
from bot.stopping import heeding
from bot.store import schema
from bot.store.alone import alone
from bot.store.crypto import WrongKey
from bot.store.retention import Keep
from handlers import ROUTES
from regions.region import Region

log = structlog.get_logger()
RECONNECT = (1.0, 60.0)
STOP_WITHIN = 3.0


async def run(settings: Settings) -> None:
    """The bot itself, until it is told to stop. Raises CannotStart (or a group of it)."""
    from bot.setup.database import look_at
    from bot.setup.facts import gather
    from bot.setup.refusals import insist

    if first_key(settings):
        log.warning("new key made", file=str(settings.data / "key"), keep="a copy of it, apart from the data")
    facts = replace(gather(settings, utc_now()), durable=(await look_at(settings)).durable)
    insist(settings, facts)
    shelf = Shelf.read(content_root())
    insist(settings, replace(facts, numbers_age=_numbers_age(shelf)))
    settings.data.mkdir(parents=True, exist_ok=True)
    with only_one(settings.data):
        stop = asyncio.Event()
        while not stop.is_set():
            async with alone(settings.database_url) as lost:
                await _live(settings, shelf, stop, lost)


async def _live(settings: Settings, shelf: Shelf, stop: asyncio.Event, lost: asyncio.Event) -> None:
    """As long as the house is ours and nobody stops it."""
    await see_who_was_erased(settings)
    platforms = _platforms(settings)
    async with _household(settings, shelf, platforms) as household:
        memory.settle()
        entries = menu(ROUTES, shelf, household.plan.team)
        await _until_stopped(household, entries, _beside(settings, household), stop, lost)


def _beside(settings: Settings, household: Household) -> Iterator[Coroutine[None, None, None]]:
    """What goes on as long as the house is at work."""
    yield keep_copies(settings)
    if has_page(settings):
        yield serve(Health(settings, household), settings.web.listen)


async def chat(settings: Settings, persona: str) -> None:
    """Talk to the bot in this window, in a database of its own."""
    from bot.platforms.console import Console

    folder = settings.data / "chat"
    key = ensure_key(folder)
    shelf = Shelf.read(content_root())
    console = Console(f"console:{persona}", persona.capitalize())
    plan = Plan(
        url=f"sqlite:///{folder / 'act.db'}",
        key=key,
        routes=ROUTES,
        shelf=shelf,
        platforms={console.name: console},
        now=utc_now,
        team=_cast_of_one(console.name),
        controller=settings.controller,
    )
    household = await Household.open(plan)
    try:
        async with asyncio.TaskGroup() as loops:
            others = [loops.create_task(loop) for loop in (household.clock.run(), household.reload.run())]
            await console.run(household.reception(console), menu(ROUTES, shelf, ()))
            for task in others:
                task.cancel()
    finally:
        await household.close()


async def demo(data_dir: Path, listen: str) -> None:
    """The playground: invented people, no token, no network."""
    from bot.playground import Playground

    with only_one(data_dir):
        await Playground(data_dir, listen, Shelf.read(content_root()), ROUTES).run()


# building


def team_of(settings: Settings, shelf: Shelf) -> tuple[Member, ...]:
    """The team list of the settings as the house knows it; a region may be written as its name."""
    return tuple(
        Member(
            account=member.account,
            role=Role(member.role),
            name=member.name,
            regions=tuple(_slug(shelf, region) for region in member.regions),
            capacity=member.capacity if member.role == "maatje" else 0,
        )
        for member in settings.team
    )


def _slug(shelf: Shelf, region: str) -> str:
    found = shelf.finder.region(region)
    return found.slug if isinstance(found, Region) else region


def _platforms(settings: Settings) -> dict[str, Platform]:
    platforms: dict[str, Platform] = {}
    if settings.telegram:
        platforms["telegram"] = _telegram(settings)
    if settings.discord:
        from bot.platforms.discord.client import Discord

        platforms["discord"] = Discord(
            settings.discord.token.get_secret_value(),
            guild=settings.discord.guild,
            api_url=settings.discord.api_url,
            gateway_url=settings.discord.gateway_url,
        )
    return platforms


def _telegram(settings: Settings) -> Platform:
    from bot.platforms.telegram.client import Telegram
    from bot.platforms.telegram.webhook import Webhook

    wanted = settings.telegram
    assert wanted is not None
    hook = wanted.webhook
    webhook = Webhook(hook.url, hook.listen, hook.secret.get_secret_value()) if hook else None
    return Telegram(wanted.token.get_secret_value(), api_url=wanted.api_url, webhook=webhook)


@contextlib.asynccontextmanager
async def _household(
    settings: Settings, shelf: Shelf, platforms: Mapping[str, Platform]
) -> AsyncIterator[Household]:
    """The house of these settings. Raises CannotStart when the database is not one for it."""
    try:
        household = await Household.open(_plan(settings, shelf, platforms))
    except schema.NewerSchema:
        raise CannotStart(
            "De database is van een nieuwere versie van de bot.",
            "Zet de nieuwe versie van de bot neer, of zet een kopie terug met `actbot restore`.",
        ) from None
    except WrongKey as wrong:
        raise other_key(wrong.needed) from None
    try:
        yield household
    finally:
        await household.close()


def _plan(settings: Settings, shelf: Shelf, platforms: Mapping[str, Platform]) -> Plan:
    return Plan(
        url=settings.database_url,
        key=settings.key(),
        key_before=settings.key_before(),
        routes=ROUTES,
        shelf=shelf,
        platforms=platforms,
        now=utc_now,
        team=team_of(settings, shelf),
        on_call=settings.on_call,
        controller=settings.controller,
        errands={"erased": partial(note_erased, settings.data)},
        keep=_keep(settings),
        stillness=_stillness(settings),
        extra=installed() if settings.semantic else None,
    )


def _keep(settings: Settings) -> Keep:
    periods = settings.retention
    return Keep(
        request=timedelta(days=periods.help_request),
        alarm=timedelta(days=periods.crisis_alert),
        case=timedelta(days=periods.closed_identity),
    )


def _stillness(settings: Settings) -> Stillness:
    periods = settings.retention
    return Stillness(
        nudge=timedelta(days=periods.intake_nudge),
        warning=timedelta(days=periods.intake_warning),
        gone=timedelta(days=periods.intake),
    )


# running


async def _until_stopped(
    household: Household,
    entries: Menu,
    beside: Iterable[Coroutine[None, None, None]],
    stop: asyncio.Event,
    lost: asyncio.Event,
) -> None:
    async with heeding(stop), asyncio.TaskGroup() as loops:
        tasks = [
            loops.create_task(household.clock.run(), name="clock"),
            loops.create_task(household.keep_tidy(), name="tidy"),
            loops.create_task(household.reload.run(), name="reload"),
            loops.create_task(household.keep_learning(), name="meaning"),
            *map(loops.create_task, beside),
            *(
                loops.create_task(_keep_running(household, platform, entries), name=platform.name)
                for platform in household.plan.platforms.values()
            ),
        ]
        log.info("running", platforms=sorted(household.plan.platforms))
        await _first(stop, lost)
        # What is being said is finished, nothing new is said; what stays unsaid waits in the database.
        if not lost.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(household.sender.quiet(), STOP_WITHIN)
        await household.sender.close()
        for task in tasks:
            task.cancel()


async def _first(*events: asyncio.Event) -> None:
    """Until one of them is set."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


async def _keep_running(household: Household, platform: Platform, entries: Menu) -> None:
    """One platform, again and again: when it falls, the others do not notice."""
    pause = RECONNECT[0]
    while True:
        try:
            await platform.run(household.reception(platform), entries)
        except Exception as error:  # a token that was withdrawn, or a mistake in the adapter
            log.error("platform fell", platform=platform.name, kind=type(error).__name__, again=pause)
        await asyncio.sleep(pause)
        pause = min(RECONNECT[1], pause * 2)


def _numbers_age(shelf: Shelf) -> timedelta:
    return timedelta(days=(utc_now().date() - shelf.guard.oldest_check).days)


def _cast_of_one(platform: str) -> tuple[Member, ...]:
    """`actbot chat --als maatje`, `--als moderator`: the roles somebody alone can try."""
    return (
        Member(f"{platform}:maatje", Role.BUDDY, "Bram", (), 2),
        Member(f"{platform}:moderator", Role.MODERATOR, "Mo"),
        Member(f"{platform}:moderator", Role.COORDINATOR, "Mo"),
    )
