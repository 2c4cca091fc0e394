"""The explorer in tests: a client on an open store, and a served one for the browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, expect
from waitress.server import create_server

from graph.settings import Settings
from graph.store import Store
from web.app import create_app

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 120_000
"""Milliseconds that a browser is given for any one step: the machine may be busy with other things."""
expect.set_options(timeout=PATIENCE)


def context_of(browser: Browser, **options: Any) -> BrowserContext:
    """A window of its own that waits with patience."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def client_of(store: Store, home: Path) -> FlaskClient:
    return _app(store, home).test_client()


def _app(store: Store, home: Path) -> Flask:
    """The explorer on *store*; its pages wait until all is compared, however busy the machine is."""
    app = create_app(Settings(home=home, database=""), store=store)
    app.config["OVERLAPS_PATIENCE"] = None
    return app


def token_of(client: FlaskClient, address: str = "/you") -> str:
    """The form token of a page, as a person's browser would send it."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(address).get_data(as_text=True))
    assert found, "the page has no form"
    return found[1]


def an_id(store: Store, label: str) -> str:
    """The smallest id of a label, so that a test sees the same node each time."""
    return min(row["id"] for row in store.read(f"MATCH (n:{label}) RETURN n.id AS id"))


@contextmanager
def served(store: Store, home: Path) -> Iterator[str]:
    """The address of the explorer on a free loopback port, stopped at the end."""
    app = _app(store, home)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=120)
