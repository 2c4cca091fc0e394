"""A picture as SVG: colours by class, so that the page around it says which they are."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from .pictures import Part, Picture


def to_svg(picture: Picture) -> str:
    """Return the picture as an element that holds words and shapes only."""
    parts = "".join(_part(part) for part in picture.parts)
    return (
        f'<svg class="picture" viewBox="0 0 {picture.width:g} {picture.height:g}" width="{picture.width:g}" '
        f'role="img" aria-label={quoteattr(picture.said[:600])} xmlns="http://www.w3.org/2000/svg">{parts}</svg>'
    )


def _part(part: Part) -> str:
    name = (
        f"{part.kind} c-{part.colour}" + (" hollow" if part.hollow else "") + (" bold" if part.bold else "")
    )
    head = f'class="{name}"'
    (x, y), *_ = part.points
    if part.kind == "text":
        at = f'x="{x:g}" y="{y:g}" font-size="{part.size:g}" text-anchor="{part.anchor}"'
        return f"<text {head} {at}>{escape(part.text)}</text>"
    if part.kind == "circle":
        return f'<circle {head} cx="{x:g}" cy="{y:g}" r="{part.size:g}"/>'
    points = " ".join(f"{round(px, 1):g},{round(py, 1):g}" for px, py in part.points)
    if part.kind == "area":
        return f'<polygon {head} points="{points}"/>'
    dash = f' stroke-dasharray="{" ".join(f"{step:g}" for step in part.dash)}"' if part.dash else ""
    return f'<polyline {head} points="{points}" stroke-width="{part.size:g}"{dash}/>'
