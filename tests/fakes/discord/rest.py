"""The REST side: the calls the bot may make, and how each is answered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.fakes.discord import strict
from tests.fakes.discord.refusal import Refusal, expect
from tests.fakes.discord.world import APPLICATION, BOT, GUILD, GUILD_MEMBERS, MESSAGE_CONTENT, World

Json = dict[str, Any]
Tell = Callable[[str, Json], Awaitable[None]]


class Rest:
    """Answers calls on a world; `tell` sends what happened over the gateway."""

    def __init__(self, world: World, tell: Tell) -> None:
        self.world = world
        self.tell = tell

    def routes(self) -> list[web.RouteDef]:
        channel, hook = "/channels/{channel}", "/webhooks/{application}/{token}"
        member, application = "/guilds/{guild}/members/{user}", "/applications/{application}"
        return [
            web.get("/users/@me", self.me),
            web.get("/oauth2/applications/@me", self.application),
            web.post("/users/@me/channels", self.open_private),
            web.get(channel, self.channel),
            web.get(channel + "/messages", self.history),
            web.post(channel + "/messages", self.send),
            web.patch(channel + "/messages/{message}", self.edit),
            web.delete(channel + "/messages/{message}", self.delete),
            web.post(channel + "/invites", self.make_link),
            web.put(channel + "/permissions/{user}", self.act),
            web.get("/guilds/{guild}/roles", self.roles),
            web.get(member, self.member),
            web.put(member + "/roles/{role}", self.give_role),
            web.put(application + "/commands", self.commands),
            web.put(application + "/guilds/{guild}/commands", self.commands),
            web.post("/interactions/{interaction}/{token}/callback", self.respond),
            web.post(hook, self.follow_up),
            web.patch(hook + "/messages/@original", self.edit_original),
            web.delete(hook + "/messages/@original", self.delete_original),
        ]

    async def me(self, request: web.Request) -> web.Response:
        return web.json_response(self.world.users[BOT])

    async def application(self, request: web.Request) -> web.Response:
        flags = 0 if self.world.intents_off else MESSAGE_CONTENT | GUILD_MEMBERS
        return web.json_response(
            {
                "id": APPLICATION,
                "name": "act",
                "icon": None,
                "description": "",
                "bot_public": False,
                "flags": flags,
                "bot_require_code_grant": False,
                "verify_key": "0",
                "owner": self.world.users[BOT],
                "team": None,
            }
        )

    async def open_private(self, request: web.Request) -> web.Response:
        body = await payload(request)
        strict.known(body, {"recipient_id"}, "body")
        if body["recipient_id"] not in self.world.users:
            raise Refusal(400, 10013, "Unknown User")
        return web.json_response(self.world.private(body["recipient_id"]))

    async def channel(self, request: web.Request) -> web.Response:
        return web.json_response(self.world.channel(request.match_info["channel"]))

    async def history(self, request: web.Request) -> web.Response:
        """Newest first, as Discord does; `after` picks the oldest ones after it."""
        expect(set(request.query) <= {"after", "limit"}, "query")
        after, limit = int(request.query.get("after", 0)), int(request.query.get("limit", 50))
        expect(1 <= limit <= 100, "limit: 1 to 100")
        found = self.world.in_channel(request.match_info["channel"]).values()
        page = [message for message in found if int(message["id"]) > after and not message["flags"] & 64][
            :limit
        ]
        return web.json_response(page[::-1])

    async def send(self, request: web.Request) -> web.Response:
        number = request.match_info["channel"]
        body, files = await message_payload(request)
        strict.message(body, files=len(files))
        channel = self.world.channel(number)
        if channel["type"] == 1 and channel["recipients"][0]["id"] in self.world.closed:
            raise Refusal(403, 50007, "Cannot send messages to this user")
        key = (number, str(body.get("nonce", "")))
        if body.get("enforce_nonce") and key in self.world.nonces:
            return web.json_response(self.world.nonces[key])
        sent = self.world.write(number, self.world.users[BOT], body | {"attachments": files})
        self.world.nonces[key] = sent
        await self.tell("MESSAGE_CREATE", sent | ({"guild_id": GUILD} if channel["type"] == 0 else {}))
        return web.json_response(sent)

    async def edit(self, request: web.Request) -> web.Response:
        message = self.world.message(request.match_info["channel"], request.match_info["message"])
        return await self._edited(request, message)

    async def delete(self, request: web.Request) -> web.Response:
        channel, number = request.match_info["channel"], request.match_info["message"]
        self.world.message(channel, number)
        del self.world.in_channel(channel)[number]
        return web.Response(status=204)

    async def _edited(self, request: web.Request, message: Json) -> web.Response:
        body, _ = await message_payload(request)
        strict.message(body, editing=True, nonces=False)
        message.update({field: body[field] for field in ("content", "components") if field in body})
        return web.json_response(message)

    async def make_link(self, request: web.Request) -> web.Response:
        strict.known(await payload(request), {"max_age", "max_uses", "unique", "temporary"}, "body")
        self.world.channel(request.match_info["channel"])
        return web.json_response({"code": "welkom1", "type": 0})

    async def roles(self, request: web.Request) -> web.Response:
        self._guild(request)
        return web.json_response(self.world.roles)

    async def member(self, request: web.Request) -> web.Response:
        user = self._member(request)
        return web.json_response(
            {"user": self.world.users[user], "roles": [], "joined_at": self.world.stamp()}
        )

    async def give_role(self, request: web.Request) -> web.Response:
        """Only somebody who is in the guild can hold a role of it."""
        self._member(request)
        if request.match_info["role"] not in {role["id"] for role in self.world.roles}:
            raise Refusal(404, 10011, "Unknown Role")
        return await self.act(request)

    def _member(self, request: web.Request) -> str:
        self._guild(request)
        user = request.match_info["user"]
        if user not in self.world.members:
            raise Refusal(404, 10007, "Unknown Member")
        return user

    def _guild(self, request: web.Request) -> None:
        if request.match_info.get("guild", GUILD) != GUILD:
            raise Refusal(404, 10004, "Unknown Guild")

    async def act(self, request: web.Request) -> web.Response:
        """An act on a member: a role or a right. It is noted."""
        self._guild(request)
        body = await payload(request)
        strict.known(body, {"type", "allow", "deny"}, "act")
        self.world.acts.append({"method": request.method, "path": request.path, "body": body})
        return web.json_response({"user": self.world.user(request.match_info["user"])})

    async def commands(self, request: web.Request) -> web.Response:
        body = await payload(request)
        strict.commands(body)
        self.world.commands[request.match_info.get("guild", "")] = body
        return web.json_response([])

    async def respond(self, request: web.Request) -> web.Response:
        """The first answer to an interaction: once, within three seconds."""
        body = await payload(request)
        strict.known(body, {"type", "data"}, "response")
        found = self.world.interactions.get(request.match_info["interaction"])
        if found is None or found.token != request.match_info["token"] or self.world.now() - found.born > 3:
            raise Refusal(404, 10062, "Unknown interaction")
        if found.answered:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        _first_answer(found.kind, body)
        found.answered, found.thinking = body, body["type"] == 5
        return web.Response(status=204)

    async def follow_up(self, request: web.Request) -> web.Response:
        """A later answer; the first one ends the «thinking»."""
        found = self.world.by_token(request.match_info["token"])
        if not found.answered:
            raise Refusal(404, 10015, "Unknown Webhook")
        body, files = await message_payload(request)
        strict.message(body, files=len(files), nonces=False)
        sent = self.world.write(found.channel, self.world.users[BOT], body | {"attachments": files})
        found.thinking = False
        return web.json_response(sent)

    async def edit_original(self, request: web.Request) -> web.Response:
        found = self.world.by_token(request.match_info["token"])
        message = self.world.message(found.channel, found.original or "", hidden=True)
        return await self._edited(request, message)

    async def delete_original(self, request: web.Request) -> web.Response:
        found = self.world.by_token(request.match_info["token"])
        if not found.thinking:
            raise Refusal(404, 10008, "Unknown Message")
        found.thinking = False
        return web.Response(status=204)


def _first_answer(kind: int, body: Json) -> None:
    """Which answers suit which interaction."""
    data = body.get("data") or {}
    if body["type"] == 9:
        expect(kind in (2, 3), "a modal follows a command or a press")
        return strict.modal(data)
    if body["type"] == 8:
        expect(kind == 4, "choices follow an autocomplete")
        return strict.choices(data)
    expect(body["type"] in ((5,) if kind == 2 else (5, 6)) and kind != 4, "type does not suit")
    return strict.known(data, {"flags"}, "deferral")


async def payload(request: web.Request) -> Any:
    """The JSON of a call; its content type is exactly application/json."""
    if not request.can_read_body:
        return {}
    expect(request.headers.get("Content-Type") == "application/json", "content-type")
    return json.loads(await request.text())


async def message_payload(request: web.Request) -> tuple[Json, list[Json]]:
    """The JSON of a message and its files, from JSON or a form."""
    if not request.content_type.startswith("multipart/"):
        return await payload(request), []
    form = await request.post()
    expect("payload_json" in form, "payload_json")
    files: list[Json] = []
    for name, part in form.items():
        if isinstance(part, web.FileField):
            expect(name == f"files[{len(files)}]", "files[n]")
            content = part.file.read()
            expect(len(content) <= 10 * 1024 * 1024, "file too large")
            files.append(
                {
                    "id": str(len(files) + 1),
                    "filename": part.filename,
                    "size": len(content),
                    "url": "http://127.0.0.1/file",
                    "proxy_url": "http://127.0.0.1/file",
                }
            )
    return json.loads(str(form["payload_json"])), files
