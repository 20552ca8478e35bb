"""Owns the words for what others have written into the folder meanwhile; it does nothing about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner.diagnostics import Place
from planner.i18n import _, ngettext
from planner.plain import one_line

if TYPE_CHECKING:
    from planner.drafts import Taken
    from planner.work import News, Work
    from planner.workspace import Workspace

LONGEST = 600
"""Characters of a message."""
MOST = 4
"""Files that are named in one message."""


def news_words(news: News) -> tuple[str, bool]:
    """Return what *news* says, and whether somebody has to do something about it; empty: nothing."""
    taken = [*_plainly(news), *map(_joined, (each for each in news.taken if _is_mine(each)))]
    mended = [_("{file} can be read again.").format(file=one_line(name)) for name in news.mended]
    refused = [_("Not taken in, yours is shown: {reason}").format(reason=reason) for reason in news.refused]
    serious = bool(refused) or any(each.merge.conflicts for each in news.taken)
    return " ".join([*refused, *taken, *mended]), serious


def _is_mine(taken: Taken) -> bool:
    """Return whether I had edited the file too."""
    return bool(taken.merge.taken or taken.merge.conflicts)


def _plainly(news: News) -> Iterator[str]:
    """Yield what is said of files that I have not edited."""
    plain = [each for each in news.taken if not _is_mine(each)]
    gone = [each.name for each in plain if each.merge.text is None]
    new = [each.name for each in plain if each.is_new and each.merge.text is not None]
    changed = [each.name for each in plain if each.name not in gone and each.name not in new]
    for names, text in (
        (changed, ngettext("{files} was changed elsewhere and read again.",
                           "{files} were changed elsewhere and read again.", len(changed))),
        (new, ngettext("{files} is new and was read.", "{files} are new and were read.", len(new))),
        (gone, ngettext("{files} was removed elsewhere.", "{files} were removed elsewhere.", len(gone))),
    ):  # fmt: skip
        if names:
            yield text.format(files=few(names))


def _joined(taken: Taken) -> str:
    """Return what came of a file that both sides have edited."""
    file, merge = one_line(taken.name), taken.merge
    said = []
    if merge.conflicts and taken.beside:
        entries = one_line(", ".join(map(str, merge.conflicts)))
        text = _("{file}: {entries} was edited elsewhere too. Theirs is shown; yours is kept in {beside}.")
        said.append(text.format(file=file, entries=entries, beside=one_line(taken.beside.name)))
    if merge.taken:
        text = ngettext(
            "{file} was changed elsewhere; your edit of another entry is in it, not yet saved.",
            "{file} was changed elsewhere; your {count} edits of other entries are in it, not yet saved.",
            merge.taken,
        )
        said.append(text.format(file=file, count=merge.taken))
    return " ".join(said)


def few(names: Iterable[str]) -> str:
    """Return the first of *names*, and how many more there are."""
    every = list(names)
    shown = one_line(", ".join(every[:MOST]))
    more = len(every) - MOST
    return shown if more <= 0 else _("{names} and {count} more").format(names=shown, count=more)


def trouble_words(workspace: Workspace) -> str:
    """Return what keeps what is shown from being what is in the folder; empty: nothing. It stays until it is mended."""
    work: Work | None = workspace.__dict__.get("work")
    if work is None:
        return ""
    if work.gone:
        text = _("! {folder} is gone, or no mission any more")
        return text.format(folder=one_line(str(workspace.root)))
    broken = [finding for findings in work.broken.values() for finding in findings]
    if not broken:
        return ""
    first = broken[0]
    place = first.anchor.known or Place(first.anchor.origin[0])
    more = _(" (and {count} more)").format(count=len(broken) - 1) if len(broken) > 1 else ""
    return f"! {one_line(str(place))}: {first.code} {one_line(first.message)}{more}"
