"""Police-training planning in plain text: data that people own, checked, computed and edited in a terminal."""

__version__ = "0.1.0"
