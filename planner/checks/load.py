"""Owns the reasons of the LD rules about whole files, for ``explain`` and ``check --list``; it finds nothing.

The loader finds these, because it alone sees the files. Each rule here registers the code and says why.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.view import View


@check("LD001", Severity.ERROR)
def unreadable(_view: View) -> Iterable[Hit]:
    """File that cannot be read, or is not UTF-8.

    The file cannot be opened, or its bytes are not UTF-8 text. All its entries are left out; the other files are
    read as usual.

    Why: Files travel by mail and memory stick between partners, and an old editor may save "Ségou" in another
    encoding. A guess would print a wrong name in a cable; so the file is refused and the place is named.

    Remedy: Save the file as UTF-8 (in most editors: "Save as", encoding UTF-8), or check who may read it.

    Wrong:
        # saved as: latin-1
        [[region]]
        id = "segou"
        title = "Ségou"
        zone = "bamako"

    Right:
        # saved as: utf-8
        [[region]]
        id = "segou"
        title = "Ségou"
        zone = "bamako"
    """
    return ()


@check("LD002", Severity.ERROR)
def not_a_regular_file(_view: View) -> Iterable[Hit]:
    """Not a regular file.

    A name that ends in .toml is a pipe, a device or a folder. It is not opened.

    Why: Reading a pipe or a device can wait for ever, and over a satellite link nobody can tell waiting from a slow
    connection.

    Remedy: Move it out of the mission folder, or put a plain file in its place.

    Wrong:
        # made with: mkfifo example.toml

    Right:
        # a plain file
        [[zone]]
        id = "south"
        title = "South"
    """
    return ()


@check("LD003", Severity.ERROR)
def bad_syntax(_view: View) -> Iterable[Hit]:
    """TOML syntax.

    The file is not TOML: a quote or a bracket is not closed, a key stands twice, a date does not exist. What can
    still be told apart is said; the entries of the file are left out.

    Why: One missing quote must not cost the other partners' files: those are read, and every figure says how many
    entries are missing.

    Remedy: Go to the line named and compare it with the one above; text stands between quotes, dates without.

    Wrong:
        [[zone]]
        id = "south
        title = "South"

    Right:
        [[zone]]
        id = "south"
        title = "South"
    """
    return ()


@check("LD004", Severity.ERROR)
def unresolved_merge(_view: View) -> Iterable[Hit]:
    """Unresolved merge marks.

    A line begins with the marks that version control leaves where two people changed the same lines.

    Why: Two partners edited one session. Only they know which version holds, so neither is taken.

    Remedy: Keep one of the two versions, or join them, and delete the three lines of marks.

    Wrong:
        [[venue]]
        id = "school"
        title = "Police school"
        region = "bamako"
        <<<<<<< ours
        seats = 30
        =======
        seats = 60
        >>>>>>> theirs

    Right:
        [[venue]]
        id = "school"
        title = "Police school"
        region = "bamako"
        seats = 60
    """
    return ()


@check("LD013", Severity.ERROR)
def too_large(_view: View) -> Iterable[Hit]:
    """Too large, too many files, or nested too deep.

    A mission holds at most 64 MB in 500 files, and a value at most 64 arrays or tables one within another.

    Why: A whole country's plan takes a few megabytes. What is larger is no plan, and would fill the memory of the
    laptop it is opened on.

    Remedy: Move out of the mission folder what does not belong to it; keep past years in a mission of their own.

    Wrong:
        [[team]]
        id = "trainers"
        title = "Trainers"
        region = "gao"
        trainers = 2
        languages = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ "fr"
          ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
          ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Right:
        [[team]]
        id = "trainers"
        title = "Trainers"
        region = "gao"
        trainers = 2
        languages = ["fr"]
    """
    return ()
