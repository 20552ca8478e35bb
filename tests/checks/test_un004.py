"""UN004, strength without source: a note, a warning where it claims to be sourced."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNIT = 'id = "u"; title = "U"; region = "gao"; strength = 40'


def test_no_source(found: Found) -> None:
    """The figure itself is in the message, marked where it is invented."""
    (plain,) = found("UN004", entries("unit", UNIT))
    (invented,) = found("UN004", entries("unit", UNIT + '; confidence = "illustrative"'))
    assert plain.severity.word == "note"
    assert " 40," in plain.message
    assert " ~40," in invented.message
    assert plain.anchor.path == "unit[0].strength"


def test_claim_without_source_is_worse(found: Found) -> None:
    """Who reads "sourced" does not ask any more."""
    (finding,) = found("UN004", entries("unit", UNIT + '; confidence = "sourced"'))
    assert finding.severity.word == "warning"


def test_source(found: Found) -> None:
    """With a source there is nothing to say, whatever the confidence."""
    assert found("UN004", entries("unit", UNIT + '; source = "Regional command"; confidence = "estimate"')) == []
