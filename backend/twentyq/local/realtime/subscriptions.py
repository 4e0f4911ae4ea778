"""Subscriptions over a WebSocket, in AppSync's protocol."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import msgspec
from starlette.websockets import WebSocket

from twentyq.local.errors import RequestError, UnauthorizedError, internal_message, request_errors
from twentyq.local.execution.broker import Broker
from twentyq.local.execution.documents import GraphQLRequest
from twentyq.local.execution.executor import Executor, Selection
from twentyq.local.execution.updates import Fields
from twentyq.local.identity import GuestIdentity
from twentyq.local.limits import Limits
from twentyq.local.realtime.outbox import Close, Outbox
from twentyq.local.realtime.socket import run_socket
from twentyq.local.tokens import token_in, upgrade_token

logger = logging.getLogger(__name__)

MayWatch = Callable[[str, str], Awaitable[bool]]
"""Whether a player, by id, may follow a game, by id."""

CONNECTION_TIMEOUT_MS = 300_000
MAX_ID_LENGTH = 128


class ClientMessage(msgspec.Struct, frozen=True):
    """What a client sends."""

    type: str
    id: str | None = None
    payload: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Realtime:
    """Everything that sockets share."""

    executor: Executor
    broker: Broker
    identity: GuestIdentity
    may_watch: MayWatch
    limits: Limits

    async def serve(self, websocket: WebSocket) -> None:
        """One socket, from its upgrade to its end."""
        connection = Connection(self, Outbox(self.limits.queued_messages), upgrade_token(websocket))
        try:
            await run_socket(websocket, connection, self.limits)
        finally:
            connection.end()


@dataclass(eq=False, slots=True)
class Subscription:
    """One subscription of one socket."""

    id: str
    selection: Selection
    connection: "Connection"

    @property
    def game_id(self) -> str:
        """The game it follows."""
        return self.selection.game_id

    def deliver(self, update: Fields) -> None:
        """Queue an update; what is selected of it is worked out when it is sent."""
        self.connection.outbox.put(lambda: self._message(update))

    def _message(self, update: Fields) -> dict[str, Any] | None:
        if self.connection.subscriptions.get(self.id) is not self:
            return None
        payload = self.connection.realtime.executor.select(self.selection, update, str(uuid4()))
        return {"id": self.id, "type": "data", "payload": payload}


@dataclass(eq=False, slots=True)
class Connection:
    """What one socket has said so far."""

    realtime: Realtime
    outbox: Outbox
    token: str | None
    """Of the upgrade; judged when `connection_init` comes, since clients read no HTTP status."""
    ready: bool = False
    subscriptions: dict[str, Subscription] = field(default_factory=dict)

    async def receive(self, text: str | None) -> None:
        """Act on one message; None stands for a binary one."""
        try:
            message = msgspec.json.decode(text or "", type=ClientMessage)
        except (msgspec.MsgspecError, RecursionError):
            self._refuse(None, RequestError("MalformedMessage", "A message is a JSON object with a type."))
            return
        match message.type:
            case "connection_init":
                self._init()
            case "start" if self.ready:
                await self._start(message)
            case "stop" if self.ready:
                self._stop(message)
            case "start" | "stop":
                self._refuse(message.id, RequestError("UnsupportedOperation", "Send connection_init first."))
            case _:
                self._refuse(message.id, RequestError("UnsupportedOperation", "There is no message of this type."))

    def end(self) -> None:
        """The socket is gone."""
        for subscription in self.subscriptions.values():
            self.realtime.broker.remove(subscription)
        self.subscriptions.clear()

    def _init(self) -> None:
        try:
            self.realtime.identity.player_id(self.token)
        except RequestError as refusal:
            code = 401 if isinstance(refusal, UnauthorizedError) else 503
            errors = [error | {"errorCode": code} for error in request_errors(refusal)]
            self.outbox.put({"type": "connection_error", "payload": {"errors": errors}})
            self.outbox.put(Close(1008, refusal.error_type))
            return
        self.ready = True
        self.outbox.put({"type": "connection_ack", "payload": {"connectionTimeoutMs": CONNECTION_TIMEOUT_MS}})
        self.outbox.put({"type": "ka"})

    async def _start(self, message: ClientMessage) -> None:
        try:
            selection = await self._authorized(message)
        except RequestError as refusal:
            self._refuse(message.id, refusal)
        except Exception:
            request_id = str(uuid4())
            logger.exception("Subscription request %s failed", request_id)
            self._refuse(message.id, RequestError("InternalError", internal_message(request_id)))
        else:
            self._subscribe(str(message.id), selection)

    async def _authorized(self, message: ClientMessage) -> Selection:
        """What a start asks for; RequestError unless its own token's player may have it."""
        player_id, request = _start_request(message, self.realtime.identity)
        others = self.subscriptions.keys() - {message.id}
        if len(others) >= self.realtime.limits.subscriptions_per_socket:
            raise RequestError("MaxSubscriptionsReachedError", "This socket has as many subscriptions as it may.")
        selection = self.realtime.executor.selection(request)
        if not await self.realtime.may_watch(player_id, selection.game_id):
            raise RequestError("GameNotFound", "There is no such game.")
        return selection

    def _subscribe(self, key: str, selection: Selection) -> None:
        self._forget(key)
        self.outbox.put({"id": key, "type": "start_ack"})
        self.subscriptions[key] = Subscription(key, selection, self)
        self.realtime.broker.add(self.subscriptions[key])

    def _stop(self, message: ClientMessage) -> None:
        self._forget(message.id or "")
        self.outbox.put({"id": message.id, "type": "complete"})

    def _forget(self, key: str) -> None:
        if subscription := self.subscriptions.pop(key, None):
            self.realtime.broker.remove(subscription)

    def _refuse(self, key: str | None, refusal: RequestError) -> None:
        refused = {"type": "error", "payload": {"errors": request_errors(refusal)}}
        self.outbox.put(refused if key is None else {"id": key} | refused)


def _start_request(message: ClientMessage, identity: GuestIdentity) -> tuple[str, GraphQLRequest]:
    """Player id and request of a start; RequestError for a bad token or a message of another form."""
    if not message.id or len(message.id) > MAX_ID_LENGTH:
        raise RequestError("MalformedMessage", f"A start has an id of at most {MAX_ID_LENGTH} characters.")
    try:
        payload = msgspec.convert(message.payload, StartPayload)
        player_id = identity.player_id(token_in(payload.extensions.authorization))
        return player_id, msgspec.json.decode(payload.data, type=GraphQLRequest)
    except (msgspec.MsgspecError, RecursionError) as exc:
        raise RequestError("MalformedMessage", f"The start is not what is expected: {exc}.") from exc


class StartExtensions(msgspec.Struct, frozen=True):
    """The token of one subscription."""

    authorization: dict[str, Any] = {}


class StartPayload(msgspec.Struct, frozen=True):
    """The payload of `start`; data is a GraphQL request as JSON text."""

    data: str
    extensions: StartExtensions = StartExtensions()
