"""Exceptions of the driver turned into ours, with what to do next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    CypherSyntaxError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import QueryRefused, StoreError

_NO_ROOM = ("no space left", "disk full", "out of disk", "not enough space", "FileSystemException")


@contextlib.contextmanager
def as_our_errors(place: str) -> Iterator[None]:
    """Raise StoreError or QueryRefused for what the driver raises; *place* names the database for a person."""
    try:
        yield
    except AuthError as error:
        raise StoreError(
            f"{place} refuses the user name or the password. Set NEO4J_USERNAME and NEO4J_PASSWORD."
        ) from error
    except IncompleteCommit as error:
        raise StoreError(
            f"{place} was lost while it stored a change: it may or may not be there. Do the same again; what is "
            "already there is not stored twice."
        ) from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreError(
            f"{place} does not answer. Start it, or correct CONCERTATION_DATABASE; without that setting the local "
            f"server is used. ({_first_line(error)})"
        ) from error
    except CypherSyntaxError as error:
        raise QueryRefused(_first_line(error)) from error
    except ConfigurationError as error:
        raise StoreError(f"CONCERTATION_DATABASE is no usable address: {_first_line(error)}") from error
    except ClientError as error:
        raise _of_client(place, error) from error
    except (Neo4jError, DriverError) as error:
        raise _of_server(place, error) from error


def _of_client(place: str, error: ClientError) -> StoreError | QueryRefused:
    if "Statement" in (error.code or ""):
        return QueryRefused(_first_line(error))
    return _of_server(place, error)


def _of_server(place: str, error: Neo4jError | DriverError) -> StoreError:
    text = _first_line(error)
    if any(sign.casefold() in str(error).casefold() for sign in _NO_ROOM):
        return StoreError(
            f"{place} has no room left on its disk; nothing was stored. Make room and try again."
        )
    return StoreError(f"{place} could not do it: {text}")


def _first_line(error: Neo4jError | DriverError) -> str:
    message = getattr(error, "message", None) or str(error)
    return str(message).strip().splitlines()[0][:400] if str(message).strip() else type(error).__name__
