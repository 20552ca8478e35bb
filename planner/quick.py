"""Owns the first import of msgspec, a tenth of a short command's time cheaper; it changes nothing that others import.

msgspec prefers ``typing_extensions`` to the equal names of ``typing`` where it is installed, as it is beside textual.
"""

import sys

if "typing_extensions" not in sys.modules:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # an import of it fails, quickly
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
