"""Owns edits of many entries of one text at once: the text is looked through twice, however many entries there are.

It proves of each entry what the edits of one prove, and refuses to change an entry twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.editing.guards import Entry, Promise
from planner.editing.layout import Layout
from planner.editing.placing import proven_entry, set_in
from planner.editing.steps import Changes, Piece, entry_text, manner_in, piece_of
from planner.editing.values import EditRefused, ordered
from planner.i18n import _

Approve = Callable[[Entry], None]
"""Looks at what an entry is to say."""


class Several:
    """Edits of one text on their way to a new one; an edit that is refused leaves the others as they are."""

    def __init__(self, text: str) -> None:
        self._layout = Layout(text)
        self._pieces: dict[tuple[str, int], Piece] = {}
        self._blocks: dict[str, list[tuple[str, Promise]]] = {}

    def change(self, table: str, index: int, changes: Changes, approve: Approve) -> None:
        """Set fields of one entry, which is not changed yet; *approve* raises what stops that. Raises EditRefused."""
        if (table, index) in self._pieces:
            raise EditRefused(_("the same entry of {table} is changed twice. Nothing was changed").format(table=table))
        piece = piece_of(self._layout, table, index, changes)
        approve(piece.promise.after or {})
        self._pieces[table, index] = piece

    def add(self, table: str, fields: Mapping[str, object], approve: Approve) -> None:
        """Add an entry after those of *table*; *approve* raises what stops that. Raises EditRefused."""
        layout = self._layout
        layout.refuse_unless_open_to(table)
        block = entry_text(table, fields, layout.newline, manner_in(layout, table))
        entry = proven_entry(block, table, ordered(table, fields))
        approve(entry)
        blocks = self._blocks.setdefault(table, [])
        blocks.append((block, Promise(table, layout.count(table) + len(blocks), None, entry)))

    def done(self) -> tuple[str, tuple[Promise, ...]]:
        """Return the new text and all promises, in turn."""
        old, parts, at = self._layout.text, [], 0
        for piece in sorted(self._pieces.values(), key=lambda piece: piece.start):
            parts += [old[at : piece.start], piece.text]
            at = piece.end
        text = "".join([*parts, old[at:]])
        promises = [piece.promise for piece in self._pieces.values()]
        for table, blocks in self._blocks.items():
            layout = Layout(text)
            gap = layout.newline * layout.usual_gap(table)
            text = set_in(layout, table, layout.end_of_entries(table), gap.join(block for block, _promise in blocks))
            promises += [promise for _block, promise in blocks]
        return self._layout.bom + text, tuple(promises)
