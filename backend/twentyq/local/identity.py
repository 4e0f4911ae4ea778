"""Guests: players without an account, known by signed tokens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import uuid4

import jwt

from twentyq.local.errors import RequestError, UnauthorizedError
from twentyq.local.guest_sessions import GuestSessions
from twentyq.storage.errors import StorageUnavailableError

ALGORITHM = "HS256"
ISSUER = "twentyq-local"
VERIFIED_TOKENS = 4096
"""Tokens, the latest ones, whose signatures are not checked again."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a guest holds."""

    access_token: str
    refresh_token: str
    player_id: str
    expires_at: datetime
    """When the access token expires."""


class GuestIdentity:
    """Signs guests in and knows them again. Tokens are JWTs with `token_use` access or refresh, as Cognito's.

    A refresh token is good once. None is good after the session's end, by time or by `GuestSessions.revoke`.
    """

    def __init__(
        self,
        key: bytes,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        access_lifetime: timedelta = timedelta(hours=1),
        refresh_lifetime: timedelta = timedelta(days=30),
        session_lifetime: timedelta = timedelta(days=365),
        sessions: GuestSessions | None = None,
    ) -> None:
        """Without `sessions` guests are forgotten with the process."""
        self._key = key
        self._now = now
        self._access_lifetime = access_lifetime
        self._refresh_lifetime = refresh_lifetime
        self._session_lifetime = session_lifetime
        self._sessions = GuestSessions() if sessions is None else sessions
        self._signed_claims = lru_cache(VERIFIED_TOKENS)(self._verified_claims)

    def new_guest(self) -> Session:
        """A session for a new player."""
        player_id, now = str(uuid4()), self._now()
        ends_at = now + self._session_lifetime
        with _looked_up():
            refresh_id = self._sessions.begin(player_id, now, ends_at)
        return self._session(player_id, refresh_id, ends_at)

    def refresh(self, refresh_token: str) -> Session:
        """A returning player's next tokens; UnauthorizedError for any other token. One used before ends the session."""
        claims = self._verified(refresh_token, "refresh")
        player_id = str(claims["sub"])
        with _looked_up():
            following, ends_at = self._sessions.rotate(player_id, str(claims.get("jti")), self._now())
        return self._session(player_id, following, ends_at)

    def player_id(self, access_token: str | None) -> str:
        """Whose token it is; UnauthorizedError when it is nobody's, expired, revoked, or a refresh token."""
        if not access_token:
            raise UnauthorizedError("There is no token.")
        player_id = str(self._verified(access_token, "access")["sub"])
        with _looked_up():
            signed_in = self._sessions.signed_in(player_id)
        if not signed_in:
            raise UnauthorizedError("The session has ended.")
        return player_id

    def _session(self, player_id: str, refresh_id: str, ends_at: datetime) -> Session:
        now = self._now()
        access_ends = min(now + self._access_lifetime, ends_at)
        refresh_ends = min(now + self._refresh_lifetime, ends_at)
        return Session(
            access_token=self._token(player_id, "access", now, access_ends),
            refresh_token=self._token(player_id, "refresh", now, refresh_ends, jti=refresh_id),
            player_id=player_id,
            expires_at=access_ends,
        )

    def _token(self, player_id: str, use: str, now: datetime, ends_at: datetime, **more: str) -> str:
        claims = {"iss": ISSUER, "sub": player_id, "token_use": use, "iat": now, "exp": ends_at, **more}
        return jwt.encode(claims, self._key, ALGORITHM)

    def _verified(self, token: str, use: str) -> dict[str, Any]:
        claims = self._signed_claims(token)
        if claims["token_use"] != use:
            raise UnauthorizedError
        if not isinstance(claims["exp"], int) or claims["exp"] <= self._now().timestamp():
            raise UnauthorizedError("The token has expired.")
        return claims

    def _verified_claims(self, token: str) -> dict[str, Any]:
        """What a token says that was signed here, expired or not."""
        options: jwt.types.Options = {
            "require": ["iss", "sub", "iat", "exp", "token_use"],
            "verify_exp": False,  # against our own clock, in `_verified`
            "verify_iat": False,
        }
        try:
            return jwt.decode(token, self._key, [ALGORITHM], options, issuer=ISSUER)
        except jwt.InvalidTokenError as exc:
            raise UnauthorizedError from exc


@contextmanager
def _looked_up() -> Iterator[None]:
    """A session that cannot be looked up is no reason to sign in as somebody new."""
    try:
        yield
    except StorageUnavailableError as exc:
        raise RequestError("ServiceUnavailable", "Guests cannot be looked up at the moment. Try again.") from exc
