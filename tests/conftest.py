"""Owns what holds for every test: the same examples in every run, and a collector of garbage that rarely looks.

It gives no test anything to work with: what tests share stands beside them.
"""

from __future__ import annotations

import gc

import pytest

RARELY = (100_000, 50, 100)
"""What is made until the collector looks, three generations; its usual 700 costs a fifth of all processor time here."""
FIRST = frozenset(
    f"test_{name}.py"
    for name in ("agreement", "driver", "hostile", "house", "kill", "plain_terminal", "reading", "signals", "wheel")
)
"""The files with the longest tests: begun first, so that at the end both workers stop at about the same time."""


def pytest_configure(config: pytest.Config) -> None:
    """Have hypothesis try the same examples in every run; who only hands out tests to workers need not import it."""
    if config.getoption("numprocesses", None):
        return
    from hypothesis import settings

    settings.register_profile("same", settings(derandomize=True, database=None, deadline=None))
    settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests."""
    items.sort(key=lambda item: item.path.name not in FIRST)


def pytest_collection_finish() -> None:
    """Pass over what was imported whenever garbage is collected from here on."""
    gc.set_threshold(*RARELY)
    gc.collect()
    gc.freeze()
