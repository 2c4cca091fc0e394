"""Commands of this room: demo and serve."""

from __future__ import annotations

import argparse
import sys
from typing import Any

DEFAULT_PORT = 8000


def register(commands: Any) -> None:
    """Declare the commands to an argparse sub-parser collection."""
    demo = commands.add_parser(
        "demo", help="load the sample records and serve the explorer", description=demo_command.__doc__
    )
    demo.add_argument(
        "--port", type=port_number, default=DEFAULT_PORT, metavar="P", help=f"default {DEFAULT_PORT}"
    )
    demo.set_defaults(run=demo_command)
    serve = commands.add_parser("serve", help="serve the explorer", description=serve_command.__doc__)
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="H", help="address to listen on (default 127.0.0.1)"
    )
    serve.add_argument(
        "--port", type=port_number, default=DEFAULT_PORT, metavar="P", help=f"default {DEFAULT_PORT}"
    )
    serve.set_defaults(run=serve_command)


def port_number(text: str) -> int:
    """A port as argparse takes it; 0 lets the system choose a free one."""
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a whole number from 0 to 65535 is wanted")
    return int(text)


def demo_command(args: argparse.Namespace) -> int:
    """Load the sample records that the package ships into a graph of their own and serve the explorer."""
    from dataclasses import replace

    from graph.settings import Settings
    from graph.store import open_store
    from loaders.load import load_paths
    from loaders.samples import sample_paths

    settings = Settings()
    if not settings.database:
        # The samples are invented: they stay out of the graph that the user builds.
        settings = replace(settings, home=settings.home / "demo")
    paths = sample_paths()
    print(f"Loading {len(paths)} sample records …", file=sys.stderr, flush=True)
    with open_store(settings) as store:
        for outcome in load_paths(store, paths, by="demo"):
            line = str(outcome) if isinstance(outcome, Exception) else outcome.sentence()
            print(f"  {line}", file=sys.stderr, flush=True)
    return _serve(settings, "127.0.0.1", args.port)


def serve_command(args: argparse.Namespace) -> int:
    """Serve the explorer until it is stopped with Ctrl+C."""
    from graph.settings import Settings

    return _serve(Settings(), args.host, args.port)


def _serve(settings: Any, host: str, port: int) -> int:
    from .server import serve

    serve(settings, host=host, port=port, announce=lambda line: print(line, file=sys.stderr, flush=True))
    return 0
