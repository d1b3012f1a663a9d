"""The page in a real browser: what a hand, a keyboard and a screen reader meet."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.chat.events import Chose, Commanded, Joined, Said, Submitted
from bot.chat.replies import Ask, Say
from tests.platforms.web.stage import ANNA, BRAM, FATMA, YES_NO, Theatre, private, served

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium: apt-get install chromium"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def opened(browser: Browser, url: str, dark: bool = False, width: int = 1500) -> AsyncIterator[Page]:
    """The page, loaded; at the end nothing may have gone wrong or gone outside."""
    context = await browser.new_context(
        viewport={"width": width, "height": 850},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = await context.new_page()
    hosts: set[str | None] = set()
    wrong: list[str] = []
    context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if "Content Security" in line.text else None)
    await page.goto(url)
    await expect(page.locator("body")).to_have_attribute("data-state", "ready")
    yield page
    assert hosts == {"127.0.0.1"}
    assert wrong == []
    await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def playing() -> AsyncIterator[Theatre]:
    theatre = Theatre()
    async with served(theatre):
        yield theatre


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, playing: Theatre) -> AsyncIterator[Page]:
    async with opened(browser, playing.web.url) as page:
        yield page


def pane(page: Page, kind: str) -> Locator:
    return page.locator(f"#pane-{kind}")


async def say(page: Page, kind: str, text: str) -> None:
    box = pane(page, kind).locator(".composer textarea")
    await box.fill(text)
    await box.press("Enter")


async def violations(page: Page) -> list[str]:
    results = await Axe().run(page)
    return [
        f"{found['id']}: {node['html'][:120]}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


async def test_say_press_and_edit_in_place(page: Page, playing: Theatre) -> None:
    await say(page, "parent", "/start")
    log = pane(page, "parent").locator(".log")
    await expect(log.locator(".bot strong")).to_have_text("verder")
    asked = await log.locator(".bot").get_attribute("data-id")
    await log.get_by_role("button", name="Ja").click()
    await expect(log.locator(f'[data-id="{asked}"]')).to_contain_text("Fijn. We gaan verder.")
    await expect(log.locator(".choice")).to_have_count(0)
    assert [type(event) for event in playing.events] == [Commanded, Chose]
    assert playing.events[1].message == asked


async def test_a_tick_leaves_its_question_in_sight(page: Page) -> None:
    await say(page, "parent", "/vink")
    log = pane(page, "parent").locator(".log")
    for label in ("Drukte", "✓ Drukte"):
        await log.get_by_role("button", name=label, exact=True).click()
    await expect(log.get_by_role("button", name="✓ Drukte")).to_be_in_viewport()
    await expect(log.locator(".press")).to_have_count(0)


async def test_markup_of_a_person_stays_words(page: Page) -> None:
    await say(page, "parent", "<img src=x onerror=alert(1)> **x** [y](https://z)")
    mine = pane(page, "parent").locator(".mine .words > p:not([class])")
    await expect(mine).to_have_text("<img src=x onerror=alert(1)> **x** [y](https://z)")
    await expect(pane(page, "parent").locator(".bot .words")).to_contain_text("Je zei: <img src=x")
    await expect(pane(page, "parent").locator(".log :is(img, strong, a)")).to_have_count(0)


async def test_only_you_wears_a_dashed_frame_with_a_name(page: Page) -> None:
    await pane(page, "group").get_by_label("Wie praat er in de groep?").select_option("web:fatma")
    await say(page, "group", "/vraag mag dat?")
    whisper = pane(page, "group").locator(".only")
    await expect(whisper).to_contain_text("Alleen Fatma ziet dit")
    await expect(whisper.locator(".words")).to_have_css("border-top-style", "dashed")


async def test_a_file_comes_down_under_its_name(page: Page) -> None:
    await say(page, "parent", "/inzage")
    async with page.expect_download() as waiting:
        await pane(page, "parent").get_by_role("link", name="inzage één.json").click()
    download = await waiting.value
    assert download.suggested_filename == "inzage één.json"
    assert await asyncio.to_thread((await download.path()).read_bytes) == b'{"naam": "Anna"}'


async def test_with_the_keyboard_alone(page: Page, playing: Theatre) -> None:
    await page.keyboard.press("Alt+1")
    await page.keyboard.type("eerste regel")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("tweede")
    await page.keyboard.press("Enter")
    await page.keyboard.type("/start")
    await page.keyboard.press("Enter")
    no = pane(page, "parent").get_by_role("button", name="Nu niet")
    await expect(no).to_be_visible()
    for _ in range(4):
        if await no.evaluate("button => button === document.activeElement"):
            break
        await page.keyboard.press("Shift+Tab")
    await expect(no).to_be_focused()
    await expect(no).to_have_css("outline-style", "solid")
    await page.keyboard.press("Enter")
    await expect(pane(page, "parent").locator(".log")).to_contain_text("Goed, later.")
    await expect(pane(page, "parent").locator(".composer textarea")).to_be_focused()
    first, _, pressed = playing.events
    assert isinstance(first, Said)
    assert first.text == "eerste regel\ntweede"
    assert isinstance(pressed, Chose)


async def test_every_control_is_reached_by_tab(page: Page) -> None:
    wanted = await page.locator("button:visible, select:visible, textarea:visible, .log").count()
    reached = set()
    for _ in range(wanted + 3):
        await page.keyboard.press("Tab")
        reached.add(
            await page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        )
    assert len(reached) >= wanted


async def test_double_press_and_late_press(page: Page, playing: Theatre) -> None:
    await page.get_by_role("button", name="Dubbel drukken").click()
    await say(page, "parent", "/start")
    await pane(page, "parent").get_by_role("button", name="Nu niet").click()
    log = pane(page, "parent").locator(".log")
    await expect(log.locator(".press")).to_have_count(2)
    assert [type(event) for event in playing.events] == [Commanded, Chose, Chose]
    await expect(log.locator(".choice")).to_have_count(0)
    await page.get_by_role("button", name="Dubbel drukken").click()
    await page.get_by_role("button", name="Laat drukken").click()
    await log.get_by_role("button", name="Ja").click()
    await expect(log.locator(".press")).to_have_count(3)
    last = playing.events[-1]
    assert isinstance(last, Chose)
    assert last.choice == "t-yes"


async def test_a_card_is_filled_in(page: Page, playing: Theatre) -> None:
    await say(page, "parent", "/kaart")
    await pane(page, "parent").get_by_role("button", name="Vul het in één keer in").click()
    dialog = page.get_by_role("dialog", name="Over je kind")
    await dialog.get_by_label("Hoe noemen we je kind?").fill("Sam")
    await dialog.get_by_label("Naar welke school?").select_option(label="Basisschool")
    assert await violations(page) == []
    await dialog.get_by_role("button", name="Stuur").click()
    await expect(pane(page, "parent").locator(".log")).to_contain_text("name=Sam / school=bo / joy=")
    filled = playing.events[-1]
    assert isinstance(filled, Submitted)
    assert filled.card == "t-card"


async def test_the_lock_screen_shows_what_a_phone_shows(page: Page, playing: Theatre) -> None:
    await pane(page, "buddy").locator(".composer textarea").focus()
    await playing.say(Say(text="regel\n" * 40), private(BRAM))
    await expect(pane(page, "buddy").locator(".message")).to_be_visible()
    await pane(page, "parent").locator(".composer textarea").focus()
    await playing.say(Ask(text="Je hebt een **bericht**.", options=YES_NO), private(BRAM))
    await playing.say(Say(text="Voor Fatma."), private(FATMA))
    await playing.say(Say(text="Voor Anna."), private(ANNA))
    await expect(pane(page, "buddy").locator(".locktext")).to_have_text("Je hebt een bericht.")
    await expect(pane(page, "parent").locator(".locktext")).to_have_text("Voor Fatma.")
    log = pane(page, "buddy").locator(".log")
    await page.wait_for_timeout(100)
    assert await log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight") < 2
    await pane(page, "parent").locator(".lock").click()
    await expect(pane(page, "parent").locator(".log")).to_contain_text("Voor Fatma.")
    await expect(pane(page, "parent").locator(".lock")).to_have_count(0)
    await pane(page, "buddy").locator(".composer textarea").focus()
    await expect(pane(page, "buddy").locator(".lock")).to_have_count(0)


async def test_closed_private_messages_and_an_invitation(page: Page, playing: Theatre) -> None:
    await page.get_by_role("button", name="Privéberichten dicht").click()
    await page.get_by_role("checkbox", name="Bram").check()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Privéberichten dicht (1)")).to_be_visible()
    await say(page, "parent", "/maatje")
    await say(page, "parent", "/groep")
    await pane(page, "parent").get_by_role("button", name="Ga naar de groep").click()
    await expect(pane(page, "group").locator(".log")).to_contain_text("Welkom in de groep.")
    assert playing.gone == ["closed"]
    assert isinstance(playing.events[-1], Joined)


async def test_the_page_finds_a_restarted_server_again(browser: Browser) -> None:
    theatre = Theatre()
    async with contextlib.AsyncExitStack() as stack:
        async with served(theatre):
            page = await stack.enter_async_context(opened(browser, theatre.web.url))
            await say(page, "parent", "nog daar?")
            await expect(pane(page, "parent").locator(".log")).to_contain_text("Je zei: nog daar?")
        await expect(page.locator("#notice")).to_contain_text("De bot is even weg.")
        async with served(theatre):
            await expect(page.locator("body")).to_have_attribute("data-state", "ready")
            await expect(pane(page, "parent").locator(".message")).to_have_count(2)
            await say(page, "parent", "fijn")
            await expect(pane(page, "parent").locator(".log")).to_contain_text("Je zei: fijn")


async def test_time_copy_restart_and_reset(page: Page, playing: Theatre) -> None:
    await say(page, "parent", "/start")
    await page.get_by_role("button", name="+1 dag").click()
    await expect(page.locator("#clock")).to_contain_text("vrijdag 4 september")
    await expect(pane(page, "parent").locator(".log")).to_contain_text("Je was bezig met de intake.")
    await page.get_by_role("button", name="Kopieer als test").click()
    await expect(page.locator("#transcript")).to_be_visible()
    await expect(page.locator("#notice")).to_have_text("De test is gekopieerd.")
    assert await page.evaluate("navigator.clipboard.readText()") == (
        "= vandaag is 2026-09-03 12:05\n= Bram is maatje in utrecht\n\n"
        "> Anna: /start\n< Wil je verder?\n  [Ja] [Nu niet]\n\n"
        "~ 1 dag later\n< Anna: Je was bezig met de intake. Wil je verder?\n"
    )
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Bot herstarten").click()
    await expect(page.locator("#notice")).to_have_text("De bot is opnieuw gestart.")
    await page.get_by_role("button", name="Opnieuw beginnen").click()
    await expect(page.locator(".message")).to_have_count(0, timeout=1000)
    await expect(page.locator("#clock")).to_contain_text("donderdag 3 september")
    assert playing.restarts == 1


@pytest.mark.parametrize(
    ("width", "dark"),
    [
        pytest.param(1500, False, id="wide-light"),
        pytest.param(400, True, id="narrow-dark"),
        pytest.param(1500, True, id="wide-dark", marks=pytest.mark.full),
        pytest.param(400, False, id="narrow-light", marks=pytest.mark.full),
    ],
)
async def test_nothing_stands_in_the_way(browser: Browser, playing: Theatre, width: int, dark: bool) -> None:
    async with opened(browser, playing.web.url, dark, width) as page:
        assert await violations(page) == []
        await fill_every_pane(page, playing)
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        for kind in ("buddy", "moderator", "group"):
            if width < 1000:
                await page.locator(f"#tab-{kind}").click()
                await expect(pane(page, kind)).to_be_visible()
                assert await violations(page) == []


async def fill_every_pane(page: Page, playing: Theatre) -> None:
    """Something of everything: words, buttons live and spent, a file, a card, a whisper, a lock screen."""
    text = "Hoi **Anna**\n> rustig\n- *een*\n- [twee](https://example.org)"
    for persona in (ANNA, BRAM):
        await playing.say(Ask(text=text, options=YES_NO), private(persona))
    await page.evaluate("for (const log of document.querySelectorAll('.log')) log.scrollTop = 0")
    for command in ("/start", "/kaart", "/inzage"):
        await say(page, "parent", command)
    await pane(page, "parent").get_by_role("button", name="Nu niet").last.click()
    await page.locator("#tools").get_by_role("button", name="Laat drukken").click()
    await playing.say(Say(text="Voor Fatma."), private(FATMA))
    await expect(pane(page, "parent").locator(".locktext")).to_have_text("Voor Fatma.")
