"""What every test can count on."""

from __future__ import annotations

import gc
from collections.abc import Generator
from unittest import TestCase

import pytest
from hypothesis import HealthCheck, settings

# On a machine that does much else at the same time a case may take a second: that is no fault of what is tested.
settings.register_profile("house", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Clear away what earlier tests left before a state machine begins.

    Hypothesis parses its source then. A forgotten task that is collected meanwhile logs a traceback, which parses as
    well, and Python 3.11 takes that for a broken syntax tree ("AST constructor recursion depth mismatch").
    """
    owner = getattr(item, "cls", None)
    if owner is not None and issubclass(owner, TestCase):
        gc.collect()
    return (yield)
