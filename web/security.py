"""What every answer carries and every request must show: headers, host names, form tokens.

The explorer has no login on one's own machine, so what stands between it and another web site open in the same
browser is here: only known host names are answered (against DNS rebinding), a change needs a token that only our own
pages carry, and a page may load nothing from elsewhere.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request, session

from graph.errors import StoreError
from graph.local.files import private_folder

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
UPLOAD_BYTES = 32 * 1024 * 1024
"""Most bytes of one request; a record is text, so this leaves room for a PDF with pictures."""


def protect(app: Flask, hosts: frozenset[str]) -> None:
    """Put the checks and headers on every request of `app`; `hosts` are answered besides the loopback names."""
    allowed = LOOPBACK | hosts
    app.config.update(
        MAX_CONTENT_LENGTH=UPLOAD_BYTES,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=200,
        SESSION_COOKIE_NAME="concertation",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
    )

    @app.before_request
    def check() -> None:
        if host_name(request.host) not in allowed:
            abort(421)
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            check_origin()
            check_token()

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint not in ("static", "assets.library"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets, lower case; empty where it is no host."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def token() -> str:
    """The form token of this browser's session, made when first asked for."""
    if "token" not in session:
        session["token"] = secrets.token_urlsafe(24)
    return str(session["token"])


def check_token() -> None:
    sent = request.headers.get("X-Form-Token") or request.form.get("token", "")
    if not hmac.compare_digest(sent.encode(), str(session.get("token", "")).encode()) or not sent:
        abort(403, "token")


def check_origin() -> None:
    """Refuse a change that another site's page sends; old clients without the header pass on to the token check."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site not in (None, "same-origin", "none") or (origin and urlsplit(origin).netloc != request.host):
        abort(403, "origin")


def secret_key(home: Path) -> bytes:
    """The key that signs cookies, kept in `home` and readable by its owner alone; made on first use.

    Raises `StoreError` where the folder cannot be used.
    """
    try:
        return _key_in(private_folder(home) / "explorer.key")
    except OSError as error:
        raise StoreError(
            f"The home folder, {home}, cannot be used: {error.strerror or error}. "
            "Make it writable, or set CONCERTATION_HOME to another folder."
        ) from error


def _key_in(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_bytes()
        if len(key) >= 32:
            return key
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC)  # a crash between creating and writing left it short
    key = secrets.token_bytes(32)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
    return key
