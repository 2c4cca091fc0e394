"""The store of this application: opened when first asked for, kept while the application lives."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask, current_app, request

from graph.settings import Settings
from graph.views.state import hold, release

if TYPE_CHECKING:
    from graph.store import Store

_lock = Lock()


def keep(app: Flask, settings: Settings, store: Store | None) -> None:
    app.extensions["settings"] = settings
    app.extensions["store"] = store

    @app.before_request
    def one_state() -> None:
        """A page that only shows things looks once which state of the graph it shows."""
        if request.method in ("GET", "HEAD"):
            hold()

    @app.teardown_request
    def let_go(_error: BaseException | None) -> None:
        release()


def get_store() -> Store:
    """The open store. Raises `StoreError` where the database does not answer; the next request tries again."""
    with _lock:
        store: Store | None = current_app.extensions["store"]
        if store is None:
            from graph.store import open_store

            store = open_store(get_settings())
            current_app.extensions["store"] = store
        return store


def get_settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
