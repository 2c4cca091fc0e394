"""Serving the explorer with waitress until it is stopped."""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Callable
from threading import Thread

from flask import Flask

from graph.errors import UsageError
from graph.settings import Settings
from web.app import create_app
from web.database import get_store
from web.security import LOOPBACK

log = logging.getLogger(__name__)
THREADS = 8


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    announce: Callable[[str], None] = log.info,
) -> None:
    """Serve until interrupted. `announce` is told the address once requests are answered, and warnings.

    Raises `UsageError` where the port is taken or the address is not one of this machine.
    """
    from waitress.server import create_server

    listening = _listen(host, port)
    app = create_app(
        settings, hosts=frozenset({host.lower()}) if host not in ("0.0.0.0", "::") else _own_names()
    )
    server = create_server(
        app, sockets=[listening], threads=THREADS, ident="concertation", clear_untrusted_proxy_headers=True
    )
    if not is_loopback(host):
        announce(
            f"Warning: {host} can be reached from other machines. There is no login: whoever reaches it may read the "
            "graph, add records and review statements. Put a server with accounts before it, or keep to 127.0.0.1."
        )
    shown = f"[{host}]" if ":" in host else host
    announce(f"The explorer is at http://{shown}:{listening.getsockname()[1]}/ (stop with Ctrl+C)")
    Thread(target=_look_ahead, args=(app,), daemon=True).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        store = app.extensions["store"]
        if store is not None:
            store.close()


def _look_ahead(app: Flask) -> None:
    """Compare the work that is not compared yet before a page asks for it."""
    from graph.overlaps.concepts import vocabulary
    from graph.overlaps.weighed import weigh_graph

    try:
        with app.app_context():
            store = get_store()
        vocabulary()
        weigh_graph(store, home=app.extensions["settings"].home)
    except Exception as error:
        # The page that needs it will say what is wrong.
        log.debug("Nothing was compared ahead: %s", error)


def is_loopback(host: str) -> bool:
    if host.lower() in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_names() -> frozenset[str]:
    """The names by which this machine is asked when it listens on all addresses."""
    name = socket.gethostname().lower()
    return frozenset({name, socket.getfqdn().lower()})


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket. A port that another program holds, or an address that is not ours, is an error of the call."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except (OSError, OverflowError) as error:
        made.close()
        raise UsageError(
            f"Cannot listen on {host} port {port}: {getattr(error, 'strerror', None) or error}. "
            "Name another with --port, or stop the program that holds it."
        ) from error
    return made
