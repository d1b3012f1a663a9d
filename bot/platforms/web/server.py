"""The web server: one page, its files, and a socket to each page that is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
from aiohttp import WSMsgType, web

from bot.platforms.web.board import Board, Feed
from bot.platforms.web.guard import add_headers, guard
from bot.platforms.web.wire import AnyNews

PAGE = Path(__file__).parent / "page"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
LARGEST = 64 * 1024
"""bytes in one message of a page"""

Answer = Callable[[bytes], Awaitable[AnyNews | None]]


class Server:
    """Serves the page. `hello` is all a page needs at first, `answer` does what a page asks."""

    def __init__(self, board: Board, hello: Callable[[], AnyNews], answer: Answer) -> None:
        self._board = board
        self._hello = hello
        self._answer = answer
        self._sockets: set[web.WebSocketResponse] = set()

    @asynccontextmanager
    async def serving(self, host: str, port: int) -> AsyncIterator[int]:
        """Serve until left; gives the port. Raises `OSError` when the port is taken."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port, reuse_address=True)
            await site.start()
            yield int(runner.addresses[0][1])
        finally:
            await runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[guard], client_max_size=LARGEST)
        app.on_response_prepare.append(add_headers)
        app.on_shutdown.append(self._hang_up)
        app.router.add_get("/ws", self._socket)
        app.router.add_get("/file/{token}", self._file)
        app.router.add_get("/", _page)
        app.router.add_get("/{name}", _page)
        return app

    async def _hang_up(self, _: web.Application) -> None:
        for socket in tuple(self._sockets):
            await socket.close(code=1012)

    async def _file(self, request: web.Request) -> web.Response:
        found = self._board.file(request.match_info["token"])
        if found is None:
            raise web.HTTPNotFound
        name, content = found
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        return web.Response(
            body=content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": disposition},
        )

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=LARGEST)
        await socket.prepare(request)
        feed = self._board.watch(self._hello())
        self._sockets.add(socket)
        try:
            async with asyncio.TaskGroup() as tasks:
                speaking = tasks.create_task(_speak(socket, feed))
                await self._listen(socket, feed)
                speaking.cancel()
        finally:
            self._sockets.discard(socket)
            self._board.unwatch(feed)
        return socket

    async def _listen(self, socket: web.WebSocketResponse, feed: Feed) -> None:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                news = await self._answer(message.data.encode())
                if news is not None:
                    feed.put_nowait(msgspec.json.encode(news))


async def _speak(socket: web.WebSocketResponse, feed: Feed) -> None:
    """Send what the feed brings until the page is gone."""
    while not socket.closed:
        body = await feed.get()
        try:
            await socket.send_str(body.decode())
        except ConnectionError:
            return


async def _page(request: web.Request) -> web.StreamResponse:
    path = PAGE / request.match_info.get("name", "index.html")
    if path.parent != PAGE or path.suffix not in KINDS or not path.is_file():
        raise web.HTTPNotFound
    return web.Response(body=path.read_bytes(), content_type=KINDS[path.suffix], charset="utf-8")
