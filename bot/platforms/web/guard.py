"""Who may talk to the playground: this machine, by its own page.

Rules of this file
- It listens on loopback only, unless told otherwise.
- A name in `Host` must be an address or "localhost": a foreign name that points here is refused.
- Whoever sends `Origin` must be our own page; a socket must send it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def address(listen: str, *, anywhere: bool = False) -> tuple[str, int]:
    """Host and port of "127.0.0.1:8080". Raises `ValueError` for no port, or a host others can reach."""
    parts = urlsplit(f"//{listen}")
    if not parts.hostname or parts.port is None:
        raise ValueError(f"{listen!r} is not a host and a port, such as 127.0.0.1:8080")
    if not anywhere and not _is_loopback(parts.hostname):
        raise ValueError(f"{parts.hostname} can be reached from outside; the playground stays on 127.0.0.1")
    return parts.hostname, parts.port


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse strangers."""
    if not _known_host(request.host) or not _own_origin(request):
        raise web.HTTPForbidden
    return await handler(request)


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Every answer tells the browser to stay here."""
    response.headers.update(HEADERS)


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _known_host(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or _is_address(name)


def _own_origin(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Upgrade", "").lower() != "websocket"
    return origin == f"http://{request.host}"
