"""What every test can count on."""

from __future__ import annotations

import gc
from collections.abc import Generator
from unittest import TestCase

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Clear away what earlier tests left before a state machine begins.

    Hypothesis parses its source then; Python 3.11 takes a finalizer that runs meanwhile for a broken syntax tree
    (https://github.com/python/cpython/issues/106905).
    """
    owner = getattr(item, "cls", None)
    if owner is not None and issubclass(owner, TestCase):
        gc.collect()
    return (yield)
