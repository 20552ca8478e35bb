"""Owns how lines that are drawn whole get to the screen: as they are, each kept until it is to be drawn anew.

Textual lays styles, borders and effects around each line of a widget, which takes longer than drawing it. What is
drawn here has none of them; where its shape gives it any, textual does it all. There is no style sheet: reading one and
looking for what it says of each widget takes a twentieth of the time until the first screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

from textual.color import Color
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.theme import Look

Shape = Mapping[str, Any]
"""How textual lays a widget out: what its styles say, by name."""
WHOLE: Shape = {"height": "1fr", "overflow_x": "hidden", "overflow_y": "hidden"}
"""All that others leave."""
OVER: Shape = {"layer": "over", "dock": "top", "width": "100%", "height": "100%"}
"""All over a screen."""


def box(look: Look, **more: object) -> Shape:
    """Return the shape of a box with an edge around it, and what *more* it is to have."""
    return {"border": ("solid", look.colour("edge")), "background": look.colour("ground"), **more}


def ground_of(look: Look) -> Shape:
    """Return the shape of what stands on the ground of *look*."""
    return {"background": look.colour("ground"), "color": look.colour("ink")}


def give(node: DOMNode, shape: Shape) -> None:
    """Give *node* the styles of *shape*."""
    for name, value in shape.items():
        setattr(node.styles, name, value)


def filtered(strip: Strip, filters: Sequence[LineFilter], ground: Color) -> Strip:
    """Return *strip* on *ground* through *filters*; one that they leave as it is is not made anew."""
    drawn = segments = list(strip)
    for each in filters:
        segments = each.apply(segments, ground)
    return strip if segments is drawn else Strip(segments, strip.cell_length)


class Settled(Widget, inherit_css=False):
    """A widget that is laid out and painted once."""

    SHAPE: ClassVar[Shape] = {"height": "1fr"}
    """Its shape where nothing else is said when it is made."""
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
    """It is the size, and known only when all is laid out and painted: to textual a reason to do both once more."""

    def __init__(self, *parts: Widget, id: str | None = None, shape: Shape | None = None) -> None:
        super().__init__(*parts, id=id)
        give(self, {**self.SHAPE, **(shape or {})})


class Beside(Settled):
    """Widgets side by side, which cover it."""

    BLANK = True
    SHAPE: ClassVar[Shape] = {**WHOLE, "layout": "horizontal"}


class Stack(Settled):
    """Widgets one below the other."""

    SHAPE: ClassVar[Shape] = {**WHOLE, "width": "1fr", "layout": "vertical"}


class Drawn(Settled):
    """A widget whose ``render_line`` fills each row of it."""

    def __init__(self, *, id: str | None = None, shape: Shape | None = None) -> None:
        self._drawn: dict[int, Strip] = {}
        self._drawn_for: tuple[object, ...] = ()
        self._fitted: Size | None = None
        super().__init__(id=id, shape=shape)

    def refresh(self, *regions: Region, **settings: Any) -> Self:
        """Have *regions*, or all of it, drawn anew."""
        for region in regions:
            for y in region.line_range:
                self._drawn.pop(y, None)
        if not regions:
            self._drawn.clear()
        return super().refresh(*regions, **settings)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles as they are: what has the focus is drawn otherwise, and no style says how."""

    def fit(self) -> None:
        """Fit what is shown to another ``self.size``, before it is drawn: after that it would be drawn twice."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in *crop*, through all filters."""
        if self.size != self._fitted:
            self._fitted = self.size
            self.fit()
        if self.gutter.totals != (0, 0):
            return super().render_lines(crop)
        ground, filters = self.background_colors[1], self.get_line_filters()
        now = (self.size, ground, *filters)
        if now != self._drawn_for:
            self._drawn_for = now
            self._drawn.clear()
        strips = []
        for y in crop.line_range:
            strip = self._drawn.get(y)
            if strip is None:
                self._drawn[y] = strip = filtered(self.render_line(y), filters, ground)
            strips.append(strip)
        if crop.column_span != (0, self.size.width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips
