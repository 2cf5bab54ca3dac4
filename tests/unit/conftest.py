"""Telephones that several tests of the chat pick up."""

import pytest
from chat_harness import Phone, application


@pytest.fixture
async def app():
    async with application() as made:
        yield made


@pytest.fixture
def phone(app):
    return Phone(app)


@pytest.fixture
async def awa(phone):
    """Somebody who chose French and watches Diboli."""
    await phone.say("/start")
    await phone.press("Français")
    await phone.say("Diboli")
    return phone


@pytest.fixture
async def ann(app):
    """The same in English."""
    phone = Phone(app, chat_id=1002, language_code="en")
    await phone.say("/start")
    await phone.press("English")
    await phone.say("Diboli")
    return phone
