"""Take the README's picture: the demo's page, its button pressed twice. `make picture` runs it.

python .ci/picture.py FILE.png
"""

# ruff: noqa: INP001  a script beside the package, not a part of it

import asyncio
import shutil
import sys

from playwright.async_api import async_playwright

from bot.sandbox.demo import playing

PRESSES = 2
SIZE = {"width": 1120, "height": 780}


async def take(target: str) -> None:
    """Run the demo on a free port, press, wait until every delivery is settled and shown, save the picture."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    async with playing(0) as (sandbox, vigie), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = await browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        await page.goto(sandbox.url)
        button = page.locator("#next")
        for _ in range(PRESSES):
            await button.click()
            await vigie.idle()
            await page.wait_for_timeout(1_000)
        await page.screenshot(path=target)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(take(sys.argv[1]))
