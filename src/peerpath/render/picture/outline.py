"""The outlines of boxes, as SVG."""

from peerpath.document.diagram import Shape
from peerpath.render.colours import Paint


def outline(shape: Shape, x: float, y: float, width: float, height: float, paint: Paint, weight: float) -> str:
    """A box with its top left corner at a point, and its line this many units wide."""
    fill = f'fill="{paint.paper}" stroke="{paint.ink}"'
    look = f'{fill} stroke-width="{weight}"'
    match shape:
        case Shape.BOX:
            return _rectangle(x, y, width, height, 5, look)
        case Shape.ROUND:
            return _rectangle(x, y, width, height, min(height / 2, 24), look)
        case Shape.DASHED:
            return _rectangle(x, y, width, height, 5, f'{look} stroke-dasharray="7 4"')
        case Shape.CUT:
            cut = min(14.0, height / 3)
            right, bottom = x + width, y + height
            return _polygon(
                [(x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut),
                 (right - cut, bottom), (x + cut, bottom), (x, bottom - cut), (x, y + cut)], look,
            )  # fmt: skip
        case Shape.FLAG:
            point = min(16.0, height / 2)
            right, bottom = x + width, y + height
            tip = [(right - point, y), (right, y + height / 2), (right - point, bottom)]
            return _polygon([(x, y), *tip, (x, bottom)], look)


def number(value: float) -> str:
    """A coordinate, short and equal on every machine."""
    return f"{round(value, 1):g}"


def _rectangle(x: float, y: float, width: float, height: float, corner: float, look: str) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {place} rx="{number(corner)}" {look}/>'


def _polygon(points: list[tuple[float, float]], look: str) -> str:
    listed = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{listed}" {look}/>'
