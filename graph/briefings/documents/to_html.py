"""A briefing as one HTML file that asks nothing of any host."""

from __future__ import annotations

from importlib import resources

from jinja2 import Environment
from markupsafe import Markup

from graph.briefings.words import word

from .lines import COLOURS, GLYPHS
from .sheet import Sheet
from .svg import to_svg


def write(sheet: Sheet) -> bytes:
    """Return the page in UTF-8. Every text is escaped; the page carries a policy that forbids scripts and requests."""
    files = resources.files(__package__)
    template = Environment(autoescape=True, trim_blocks=True).from_string(
        files.joinpath("sheet.html").read_text(encoding="utf-8")
    )
    page = template.render(
        sheet=sheet,
        style=Markup(files.joinpath("sheet.css").read_text(encoding="utf-8")),
        words={"sources": word("sources", sheet.language)},
        colours=COLOURS,
        glyphs=GLYPHS,
        drawn=lambda picture: Markup(to_svg(picture)),
        most=lambda bars: max((value for _, value in bars), default=0) or 1,
    )
    return page.encode()
