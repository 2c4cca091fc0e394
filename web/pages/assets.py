"""The two files of vis-network, served from the installed pyvis package and from nowhere else."""

from __future__ import annotations

from importlib import resources

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

blueprint = Blueprint("assets", __name__, url_prefix="/lib")

VERSION = "9.1.2"
FILES = {
    "vis-network.min.js": "text/javascript",
    "vis-network.css": "text/css",
}


@blueprint.get(f"/vis-{VERSION}/<name>")
def library(name: str) -> Response:
    """One of `FILES`; the version stands in the address, so a browser may keep it for a year."""
    if name not in FILES:
        raise NotFound()
    data = resources.files("pyvis").joinpath("templates", "lib", f"vis-{VERSION}", name).read_bytes()
    response = Response(data, mimetype=FILES[name])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
