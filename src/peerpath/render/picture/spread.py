"""Spaces the lines of a picture vertically, with more room where arrows run beside each other."""

from collections.abc import Mapping, Sequence

from peerpath.render.picture.layout import Layout
from peerpath.render.picture.lettering import LABEL, LEADING

CHANNEL, TRACK, RIM = 20.0, 4.0, 10.0
"""The height between two lines of boxes, the extra for each stacked arrow, and that around a strip's edge."""
MOST_TRACKS = 9
# How far an arrow goes sideways before it needs its own height.
_SIDEWAYS = 36.0


class Spread:
    """The heights between lines, and between a line and the edge of its strip."""

    def __init__(self, layout: Layout, heights: Mapping[str, float], names: Mapping[int, Sequence[str]]) -> None:
        self.names = names
        """The names over the boxes beside each strip."""
        self._layout, self._layers, self._heights = layout, layout.layers, heights

    def slots(self) -> list[tuple[float, float]]:
        """The top and the bottom of each line; the last line is at the top of the picture."""
        slots: list[tuple[float, float]] = []
        y = 0.0
        for number in reversed(range(len(self._layers))):
            layer = self._layers[number]
            tallest = max((self._heights[box] for box in (*layer.boxes, *layer.aside)), default=0.0)
            y += self.above(number)
            slots.append((y, y + tallest))
            y += tallest + self.below(number)
        return slots[::-1]

    def above(self, number: int) -> float:
        """The height from a line up to the next line of its strip, or to the strip's edge."""
        layer, after = self._layers[number], self._layers[number + 1 : number + 2]
        within = bool(after) and after[0].strip == layer.strip
        to_edge = bool(after) and after[0].is_edge
        if layer.is_edge:
            return RIM if within else 0.0
        if within and to_edge:
            return RIM + self.named(number)
        return self._channel(number) / (1 if within or to_edge else 2) + self.named(number)

    def below(self, number: int) -> float:
        """The height from the lowest line of a strip down to its edge; 0 for other lines."""
        layer = self._layers[number]
        before = self._layers[number - 1] if number else None
        if before is None:
            return 0.0 if layer.is_edge else CHANNEL / 2
        if before.strip == layer.strip:
            return 0.0
        if layer.is_edge:
            return CHANNEL if before.is_edge else 0.0
        return self._channel(number - 1) / (1 if before.is_edge else 2)

    def named(self, number: int) -> float:
        """The height of the name over the boxes beside a strip, above their highest line."""
        layer = self._layers[number]
        higher = (one for one in self._layers[number + 1 :] if one.strip == layer.strip and one.aside)
        if not layer.aside or next(higher, None):
            return 0.0
        return LABEL * LEADING * len(self.names[layer.strip]) + 6

    def _channel(self, number: int) -> float:
        """The height between two lines, given how many arrows run sideways above one another there."""
        at, ends = self._layout.middle, []
        for place in self._layout.order[number]:
            for other in self._layout.links.above[place]:
                left, right = sorted((at[place], at[other]))
                ends += [(left, 1), (right, -1)] if right - left > _SIDEWAYS and not place.is_wall else []
        deepest = depth = 0
        for _, step in sorted(ends):
            depth += step
            deepest = max(deepest, depth)
        return CHANNEL + TRACK * min(deepest, MOST_TRACKS)
