"""A digest as the phone shows it: the real bot behind the page, its picture large enough to be read."""

import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox.demo import playing


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox():
    """The page of the real demo instead of the conftest's empty one."""
    async with playing(0) as (server, vigie):
        server.vigie = vigie
        yield server


async def say(page, text):
    words = page.get_by_role("combobox")
    await words.fill(text)
    await page.keyboard.press("Enter")


async def test_a_picture_that_fills_the_bubble_with_its_words_under_it(browse, sandbox):
    page = await browse(360, 740)
    await page.get_by_role("button", name="Items").click()
    for _ in range(3):
        await page.get_by_role("button", name="Send the next item").click()
        await sandbox.vigie.idle()
    await page.locator("nav").get_by_role("button", name="Phone").click()
    await page.get_by_role("tab", name="Moussa").click()
    await say(page, "/resume chaque jour")
    await expect(page.locator(".said").last).to_contain_text("Chaque jour à 07:00")
    await say(page, "/resume maintenant")
    digest = page.locator(".said", has=page.locator(".photo img"))
    await expect(digest).to_contain_text("Vos lieux")
    await expect(digest).to_contain_text("pas tout")
    image = digest.get_by_role("img", name="Image\u00a0: Vos lieux\u00a0: les dernières 24 heures")
    await image.scroll_into_view_if_needed()
    await expect(image).to_be_visible()
    assert await image.evaluate("each => each.complete && [each.naturalWidth, each.naturalHeight]") == [1080, 1280]
    room, bubble = await image.bounding_box(), await digest.locator(".bubble").bounding_box()
    assert room["width"] > 0.9 * bubble["width"]
    assert abs(room["height"] / room["width"] - 1280 / 1080) < 0.01
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing runs over the edge"
