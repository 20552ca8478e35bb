"""Police-training planning in plain text: data that people own, checked, computed and edited in a terminal."""

from planner import quick  # noqa: F401 - before whatever imports what it puts off

__version__ = "0.1.0"
