"""Somebody's first days with the real bot, on a small phone: every screen they meet, in both languages.

Each step is asserted; with VIGIE_PICTURES=folder each is also kept as a picture, to be looked at.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox.server import User
from bot.understand.gazetteer.gazetteer import Gazetteer
from tests.journey.harness import plain_item, vigie

EN, FR = 701, 702
WORDS = {
    "en": {
        "start": "Start", "own": "English", "ask": "Now write me the name of a town", "keys": "📍 Send where I am",
        "hint": "Name of a town", "no": "No", "send": "Send", "which": "I know several places",
        "town": "Kayes — town (Kayes, Mali)", "done": "Done. You now watch", "good": "Good to know", "list": "/list",
        "listed": "You watch 1 place", "change": "Kayes", "card": "What do you want instead?", "back": "← My list",
        "types": "/types", "kind": "Protests and riots", "kinds": "I tell you of the kinds marked",
        "quiet": "/quiet {hour:02}:01-{hour:02}:00", "quieted": "Quiet from {hour:02}:01 to {hour:02}:00",
        "hold": "Hold very serious alerts too",
        "held": "Nothing comes in these hours", "off": "No quiet hours",
        "roundup": "While it was quiet ({hour:02}:01–{hour:02}:00): 2\u00a0alerts", "alert": "ARMED ATTACK",
        "mute": "🔕 No more of this event", "again": "🔔 Tell me of this event again",
        "muted": "I send no more of this",
        "status": "/status", "awake": "I am awake",
    },
    "fr": {
        "start": "Démarrer", "own": "Français", "ask": "Écrivez-moi maintenant le nom d’une ville",
        "keys": "📍 Envoyer ma position", "hint": "Nom d’une ville", "no": "Non", "send": "Envoyer",
        "which": "Plusieurs lieux correspondent", "town": "Kayes — ville (Kayes, Mali)",
        "done": "C’est noté. Vous suivez",
        "good": "À savoir", "list": "/liste", "listed": "Vous suivez 1 lieu", "change": "Kayes",
        "card": "Que voulez-vous à la place", "back": "← Ma liste", "types": "/genres",
        "kind": "Manifestations et émeutes", "kinds": "Je vous préviens pour ce qui porte",
        "quiet": "/silence {hour}h01-{hour}h00",
        "quieted": "Silence de {hour:02}:01 à {hour:02}:00", "hold": "Retenir aussi le très grave",
        "held": "même pas les alertes très graves", "off": "Plus d’heures de silence",
        "roundup": "Pendant le silence ({hour:02}:01–{hour:02}:00)\u00a0: 2\u00a0alertes", "alert": "ATTAQUE ARMÉE",
        "mute": "🔕 Plus rien sur cet événement", "again": "🔔 Me reparler de cet événement",
        "muted": "sur cet événement", "status": "/etat", "awake": "Je suis bien là",
    },
}  # fmt: skip
PLACES = Gazetteer.builtin()
KAYES, *FAR = (found for each in ("ml-kayes", "ml-diboli", "ml-gogui") if (found := PLACES.get(each)))
PATIENCE_MS = 20_000  # a chat that was just answered a lot has its alerts a second apart
PICTURES = os.environ.get("VIGIE_PICTURES")


@pytest_asyncio.fixture(loop_scope="session")
async def bot(tmp_path):
    async with vigie(tmp_path) as running:
        running.sandbox.add_user(User(EN, "Awa", "en"))
        running.sandbox.add_user(User(FR, "Moussa", "fr"))
        yield running


@pytest.fixture
def sandbox(bot):
    """The page of the real bot instead of the conftest's empty one."""
    return bot.sandbox


class Reader:
    """A person before the page, at the width of a small phone."""

    def __init__(self, page, bot, language):
        self.page, self.bot, self.language, self.words = page, bot, language, WORDS[language]
        self.pictures = 0

    def last(self, text):
        return self.page.locator(".said", has_text=text).last

    async def sees(self, text, name):
        """The newest message with this text is in sight, nothing is cut off at the side; a picture of it."""
        await expect(self.last(text)).to_be_visible(timeout=PATIENCE_MS)
        await self.bot.service.answered()
        await self.last(text).scroll_into_view_if_needed()
        await self.page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60))")
        overflow = "document.documentElement.scrollWidth - innerWidth"
        assert await self.page.evaluate(overflow) == 0
        log = "document.getElementById('log').scrollWidth - document.getElementById('log').clientWidth"
        assert await self.page.evaluate(log) == 0
        cut = """() => [...document.querySelectorAll('.key')].filter((key) => key.checkVisibility())
          .filter((key) => key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1)
          .map((key) => key.textContent)"""
        assert await self.page.evaluate(cut) == [], "a button's words are cut off"
        if PICTURES:
            self.pictures += 1
            path = Path(PICTURES) / f"{self.language}-{self.pictures:02}-{name}.png"
            await self.page.screenshot(path=path)

    async def says(self, text):
        await self.page.locator("#words").fill(text)
        await self.page.keyboard.press("Enter")

    async def presses(self, label, within=None):
        await (within or self.page).get_by_role("button", name=label, exact=True).last.click()


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_first_days_on_a_small_phone(browse, bot, language):
    page = await browse(360, 740)
    me = Reader(page, bot, language)
    if language == "fr":
        await page.get_by_role("tab", name="Moussa").click()
    await first_minute(me)
    await list_and_kinds(me)
    await alert_and_its_buttons(me)
    await quiet_hours(me)
    assert await page.locator(".banner").count() == 0, "what is before one's eyes wakes nobody"


async def first_minute(me):
    """The language, a position that is not sent after all, an ambiguous town."""
    page, words = me.page, me.words
    await me.presses(words["start"])
    await me.sees(words["own"], "language")
    await me.presses(words["own"])
    await me.sees(words["ask"], "ask")
    await expect(page.locator("#words")).to_have_attribute("placeholder", words["hint"])
    await me.presses(words["keys"])
    await expect(page.locator("#share")).to_be_visible()
    await me.sees(words["ask"], "share")
    await me.presses(words["no"])  # a phone that gives no position
    await expect(page.locator("#share")).to_be_hidden()

    await me.says("Kayes")
    await me.sees(words["which"], "which")
    assert await me.last(words["which"]).locator(".key").count() <= 8
    await me.presses(words["town"])
    await expect(me.last(words["good"])).to_be_visible()
    await me.sees(words["done"], "done")
    await expect(page.locator("#keypad")).to_be_hidden()
    await expect(page.locator("#toggle-keys")).to_be_hidden()


async def list_and_kinds(me):
    """The list with a button for each place, and the kinds of events."""
    words = me.words
    await me.says(words["list"])
    await me.sees(words["listed"], "list")
    await me.presses(words["change"], me.last(words["listed"]))
    await me.sees(words["card"], "card")
    await me.presses(words["back"])
    await me.sees(words["listed"], "list-again")

    await me.says(words["types"])
    await me.sees(words["kinds"], "types")
    await me.presses(f"✅ {words['kind']}")
    await expect(me.last(words["kinds"]).locator(".key", has_text=words["kind"])).to_have_text(f"⬜ {words['kind']}")
    await me.sees(words["kinds"], "types-off")


async def alert_and_its_buttons(me):
    """What wakes, and what silences it."""
    page, bot, words = me.page, me.bot, me.words
    await bot.post(plain_item(1, KAYES))
    await me.sees("#", "alert")
    alert = me.last(words["alert"])
    await me.presses(words["mute"], alert)
    await expect(alert.get_by_role("button", name=words["again"])).to_be_visible()
    await expect(page.locator("#toast")).to_contain_text(words["muted"])
    await me.sees(words["alert"], "muted")


async def quiet_hours(me):
    """Nothing comes in them; at their end two alerts come in one message."""
    # All day but for a minute, which is half a day away.
    hour = (datetime.now(UTC).hour + 12) % 24
    page, bot, words = me.page, me.bot, {name: text.format(hour=hour) for name, text in me.words.items()}
    await me.says(words["quiet"])
    await me.sees(words["quieted"], "quiet")
    await me.presses(words["hold"])
    await me.sees(words["held"], "quiet-all")
    await me.says("Diboli, Gogui")
    await me.sees("Gogui", "two")
    for number, town in enumerate(FAR, 2):
        assert await bot.post(plain_item(number, town)) == 202
    await bot.service.idle()
    await expect(page.locator(".said .text a")).to_have_count(1)  # the first alert alone
    await me.presses(words["off"])
    await expect(me.last(words["roundup"]).locator(".text a")).to_have_count(2, timeout=PATIENCE_MS)
    await me.sees(words["roundup"], "roundup")

    await me.says(words["status"])
    await me.sees(words["awake"], "status")
