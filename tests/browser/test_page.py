"""The page as a person meets it: by mouse, by keyboard, on a wide screen and on a narrow one."""

import pytest
from playwright.async_api import expect

COMMANDS = [("watch", "Watch a town"), ("help", "What I can do")]
COMMANDES = [("suivre", "Suivre une ville"), ("aide", "Ce que je sais faire")]


async def set_up_profile(call):
    for code, commands in (("", COMMANDS), ("fr", COMMANDES)):
        told = [{"command": name, "description": text} for name, text in commands]
        await call("setMyCommands", commands=told, language_code=code)
    await call("setMyDescription", description="I watch over towns.")
    await call("setMyDescription", description="Je veille sur les villes.", language_code="fr")


async def test_a_first_conversation(browse, sandbox, call, echo):
    await set_up_profile(call)
    page = await browse()
    await expect(page.locator("#log")).to_contain_text("I watch over towns.")
    await page.get_by_role("button", name="Start").click()
    await expect(page.locator(".said").last).to_contain_text("You said: /start")
    await page.get_by_role("combobox", name="Message").fill("Kayes")
    await page.keyboard.press("Enter")
    await expect(page.locator(".said.mine").last).to_contain_text("Kayes")
    await expect(page.locator(".said").last).to_contain_text("You said: Kayes")
    await page.get_by_role("button", name="Again").last.click()
    await expect(page.locator("#toast")).to_have_text("Heard you")
    await expect(page.locator(".said").last).to_contain_text("Said again")
    await expect(page.locator(".said").last).to_contain_text("edited")
    assert [m.text for m in sandbox.messages(701)][-1] == "Said again"


async def test_the_other_phone_speaks_its_own_language(browse, call, echo):
    await set_up_profile(call)
    page = await browse()
    await page.get_by_role("tab", name="Moussa").click()
    await expect(page.locator("#handset")).to_have_attribute("lang", "fr")
    await expect(page.locator("#log")).to_contain_text("Je veille sur les villes.")
    await page.get_by_role("button", name="Démarrer").click()
    await expect(page.locator(".said").last).to_contain_text("You said: /start")
    await page.get_by_role("button", name="Commandes").click()
    await expect(page.get_by_role("option")).to_have_text(["/suivreSuivre une ville", "/aideCe que je sais faire"])


async def test_the_command_menu_by_keyboard(browse, sandbox, call, echo):
    await set_up_profile(call)
    sandbox.user_says(701, "/start")
    page = await browse()
    words = page.get_by_role("combobox", name="Message")
    await words.press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await words.press("ArrowDown")
    await words.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/help")
    await words.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await words.press_sequentially("w")
    await words.press("ArrowDown")
    await words.press("Enter")
    await expect(page.locator(".said").last).to_contain_text("You said: /watch")


async def test_phones_are_switched_by_arrow_keys(browse):
    page = await browse()
    await page.get_by_role("tab", name="Awa").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Moussa")).to_be_focused()
    await expect(page.get_by_role("tab", name="Moussa")).to_have_attribute("aria-selected", "true")


async def test_an_alert_wakes_the_phone_that_is_not_shown(browse, sandbox, call):
    sandbox.user_says(702, "/start")
    page = await browse()
    await call("sendMessage", chat_id=702, text="ATTAQUE ARMÉE — Djibo\nDeuxième ligne")
    banner = page.locator(".banner")
    await expect(banner).to_contain_text("Téléphone de Moussa")
    await expect(banner).to_contain_text("ATTAQUE ARMÉE — Djibo")
    await expect(banner).not_to_contain_text("Deuxième ligne")
    await expect(page.locator("#people .dot")).to_have_count(1)
    await expect(page).to_have_title("(1) vigie")
    await banner.get_by_role("button", name="ATTAQUE").click()
    await expect(page.locator(".said").last).to_contain_text("Deuxième ligne")
    await expect(banner).to_have_count(0)
    await expect(page).to_have_title("vigie")


async def test_a_silent_message_wakes_nobody(browse, sandbox, call):
    sandbox.user_says(702, "/start")
    page = await browse()
    await call("sendMessage", chat_id=702, text="sans bruit", disable_notification=True)
    await expect(page.locator("#people .dot")).to_have_count(1)
    await expect(page.locator(".banner")).to_have_count(0)


async def test_foreign_text_stays_text(browse, sandbox, call):
    """Markup in a message or an item is shown, never run; a link leads to http(s) or nowhere."""
    sandbox.user_says(701, "/start")
    page = await browse()
    evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:window.hacked=1"}
    await call("sendMessage", chat_id=701, text=evil)
    await call("sendMessage", chat_id=701, text="evil", entities=[link])
    await page.locator("summary", has_text="Write one yourself").click()
    await page.get_by_label("Title").fill(evil)
    await page.get_by_role("button", name="Send it").click()
    await expect(page.locator("#posted h3")).to_have_text(evil)
    await expect(page.locator(".said .text")).to_have_text(["/start", evil, "evil"])
    assert await page.locator("#log a, #log img, #log script, #posted img").count() == 0
    assert await page.evaluate("window.hacked") is None


async def test_entities_become_nodes_at_the_right_places(browse, sandbox, call):
    """Offsets are UTF-16: an emoji before a tag must not shift it."""
    sandbox.user_says(701, "/start")
    page = await browse()
    html = (
        '🔴 <b>Attaque <i>armée</i></b> <a href="https://x.example.org/a">AFP</a> Kayes.ml <tg-spoiler>x</tg-spoiler>'
    )
    await call("sendMessage", chat_id=701, text=html, parse_mode="HTML")
    text = page.locator(".said .text").last
    await expect(text).to_have_text("🔴 Attaque armée AFP Kayes.ml x")
    await expect(text.locator("b")).to_have_text("Attaque armée")
    await expect(text.locator("b i")).to_have_text("armée")
    await expect(text.locator("a")).to_have_text(["AFP", "Kayes.ml"])  # the second by itself: a thing to see
    assert await text.locator("a").first.get_attribute("rel") == "noopener noreferrer"


async def test_items_and_their_answers(browse):
    page = await browse()
    await expect(page.locator("#upcoming")).to_contain_text("1 of")
    await page.get_by_role("button", name="Send the next item").click()
    await expect(page.locator("#posted .chip")).to_have_text(["Accepted · 202"])
    await expect(page.locator("#upcoming")).to_contain_text("2 of")
    await page.locator("summary", has_text="Write one yourself").click()
    await page.get_by_label("Title").fill("Tirs à Gogui")
    await page.get_by_role("button", name="Send it").click()
    await expect(page.locator("#posted .chip")).to_have_text(["Refused · 400", "Accepted · 202"])
    await expect(page.locator(".faults")).to_have_text("url is required")


async def test_without_a_door_the_page_says_so(browse, sandbox, door):
    sandbox.ingest = None
    page = await browse()
    await expect(page.locator("#no-door")).to_be_visible()
    await expect(page.get_by_role("button", name="Send the next item")).to_be_disabled()
    sandbox.ingest = door
    sandbox.state.changed()
    await expect(page.get_by_role("button", name="Send the next item")).to_be_enabled()


async def test_blocking_and_coming_back(browse, sandbox, echo):
    sandbox.user_says(701, "/start")
    page = await browse()
    await expect(page.locator(".said").last).to_contain_text("You said")
    await page.get_by_role("button", name="Block").click()
    await expect(page.locator("#bot-kind")).to_contain_text("blocked")
    await page.get_by_role("button", name="Unblock").click()
    await expect(page.locator("#bot-kind")).not_to_contain_text("blocked")


async def test_a_narrow_screen(browse, sandbox, call):
    """At 360 px nothing overflows, phone and items take turns, and the banner comes on either."""
    sandbox.user_says(701, "/start")
    page = await browse(width=360, height=740)
    long = "Nioro-du-Sahel-" * 20
    first = await call("sendMessage", chat_id=701, text=long)
    await call("sendMessage", chat_id=701, text="réponse", reply_parameters={"message_id": first["message_id"]})
    await expect(page.locator(".quoted")).to_be_visible()
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(overflow) == 0
    assert (
        await page.evaluate("document.getElementById('log').scrollWidth - document.getElementById('log').clientWidth")
        == 0
    )
    await page.get_by_role("button", name="Items").click()
    await expect(page.get_by_role("button", name="Send the next item")).to_be_visible()
    await expect(page.locator("#handset")).to_be_hidden()
    assert await page.evaluate(overflow) == 0
    await call("sendMessage", chat_id=701, text="wake up")
    await page.locator(".banner").get_by_role("button", name="wake up").click()
    await expect(page.locator(".said").last).to_be_visible()


# The lowest contrast of any visible text against its nearest plain background, by WCAG 2.2's formula.
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const paint = (...layers) => { for (const c of layers) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const light = ([r, g, b]) => { const f = (v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const found = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !node.checkVisibility({visibilityProperty: true, opacityProperty: true}) || node.disabled) continue;
    const layers = [];
    for (let up = node; up; up = up.parentElement) layers.unshift(getComputedStyle(up).backgroundColor);
    const a = light(paint('#fff', ...layers)), b = light(paint('#fff', ...layers, getComputedStyle(node).color));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    found.push([ratio, node.className || node.tagName, node.textContent.slice(0, 30)]);
  }
  return found.sort((x, y) => x[0] - y[0]).slice(0, 3);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_has_contrast_and_controls_have_names(browse, sandbox, call, scheme):
    sandbox.user_says(701, "/start")
    sandbox.user_says(702, "/start")
    page = await browse(scheme=scheme)
    markup = {"inline_keyboard": [[{"text": "Kayes", "callback_data": "w"}, {"text": "AFP", "url": "https://x.org"}]]}
    await call("sendMessage", chat_id=701, text="/watch <code>x</code>", parse_mode="HTML", reply_markup=markup)
    await call("sendMessage", chat_id=702, text="ATTAQUE")
    await page.get_by_role("button", name="Send the next item").click()
    await page.locator("summary", has_text="Write one yourself").click()
    await page.get_by_label("Title").fill("x")
    await page.get_by_role("button", name="Send it").click()
    await expect(page.locator(".chip.refused")).to_be_visible()
    await expect(page.locator(".banner")).to_be_visible()
    lowest = await page.evaluate(CONTRAST)
    assert lowest[0][0] >= 4.5, lowest
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll('button, input, textarea, a, summary, [role=option]')]
          .filter((n) => n.checkVisibility())
          .filter((n) => !(n.getAttribute('aria-label') || n.textContent.trim() || n.labels?.length))
          .map((n) => n.outerHTML)"""
    )
    assert nameless == []


async def test_a_lost_connection_is_told_and_found_again(browse, sandbox):
    page = await browse()
    await sandbox.__aexit__(None, None, None)
    await expect(page.locator("#offline")).to_be_visible()
    async with sandbox:
        sandbox.user_says(701, "back again")
        await expect(page.locator("#offline")).to_be_hidden()
        await expect(page.locator(".said")).to_contain_text("back again")
    browse.complaints.clear()  # the browser's own words about the refused connection
