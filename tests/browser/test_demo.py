"""`vigie demo` as a newcomer meets it: the real bot behind the page, one button, and a phone that wakes."""

import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox.demo import playing


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox():
    """The page of the real demo instead of the conftest's empty one."""
    async with playing(0) as (server, vigie):
        server.vigie = vigie
        yield server


async def test_one_button_wakes_a_phone(browse):
    page = await browse()
    await page.get_by_role("button", name="Send the next item").click()
    await expect(page.get_by_role("list", name="Items sent")).to_contain_text("202")
    await expect(page.locator(".said").last).to_contain_text("ARMED ATTACK")
    await expect(page.locator(".said").last).to_contain_text("You watch Nioro du Sahel")


async def test_the_french_phone_is_woken_in_french(browse):
    page = await browse()
    await page.get_by_role("tab", name="Moussa").click()
    await page.get_by_role("button", name="Send the next item").click()
    await expect(page.locator(".said").last).to_contain_text("ATTAQUE ARMÉE")
    await expect(page.locator(".said").last).to_contain_text("Vous suivez")


async def test_on_a_narrow_screen_the_alert_is_in_sight_when_the_phone_comes_back(browse):
    page = await browse(360, 740)
    await page.get_by_role("button", name="Items").click()
    await page.get_by_role("button", name="Send the next item").click()
    alert = page.locator(".said", has_text="ARMED ATTACK")
    await expect(alert).to_have_count(1)
    await page.locator("nav").get_by_role("button", name="Phone").click()
    await expect(alert.get_by_text("You watch Nioro du Sahel")).to_be_in_viewport()


async def test_an_item_of_ones_own_is_told_and_a_bad_one_explained(browse, sandbox):
    page = await browse()
    await page.get_by_text("Write one yourself").click()
    await page.get_by_label("Title").fill("Explosion in Djibo: two dead, the governor says")
    await page.get_by_label("Link").fill("https://example.org/djibo-1")
    await page.get_by_role("button", name="Send it").click()
    await expect(page.locator(".said").last).to_contain_text("EXPLOSION")
    await page.get_by_label("Title").fill("Another one")
    await page.get_by_label("Link").fill("ftp://example.org/djibo-2")
    await page.get_by_role("button", name="Send it").click()
    await expect(page.get_by_role("list", name="Items sent")).to_contain_text("must begin with http:// or https://")
    await sandbox.vigie.idle()


async def test_a_story_is_followed_from_its_first_report_to_its_denial(browse, sandbox):
    """Beside the phone stands what was decided and why; on the phone the wrong message says so itself."""
    page = await browse()
    await page.get_by_role("tab", name="Moussa").click()
    items = page.get_by_role("list", name="Items sent")
    for number in range(1, 10):
        await page.get_by_role("button", name="Send the next item").click()
        await expect(items.locator("> li").first.locator(".decided")).to_be_visible()
        await expect(items.locator("> li")).to_have_count(number)
        await sandbox.vigie.idle()  # a phone gets one message a second: what it has not shown yet is not denied
    stories = page.get_by_role("list", name="Stories")
    denied = stories.locator("> li", has_text="Withdrawn")
    await expect(denied.locator("ol > li")).to_have_count(2)
    await expect(denied).to_contain_text("first report")
    told = page.locator(".said", has_text="Post on social media").first
    await expect(told.locator("s")).to_contain_text("ATTAQUE ARMÉE")
    await expect(told.locator("b").first).to_have_text("DÉMENTI")
    await expect(told).to_contain_text("modifié")
