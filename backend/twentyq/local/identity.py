"""Guests: players without an account, known by signed tokens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import uuid4

import jwt

from twentyq.local.errors import UnauthorizedError

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
    """Signs guests in and knows them again. Tokens are JWTs with `token_use` access or refresh, as Cognito's."""

    def __init__(
        self,
        key: bytes,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        access_lifetime: timedelta = timedelta(hours=1),
        refresh_lifetime: timedelta = timedelta(days=30),
    ) -> None:
        self._key = key
        self._now = now
        self._access_lifetime = access_lifetime
        self._refresh_lifetime = refresh_lifetime
        self._signed_claims = lru_cache(VERIFIED_TOKENS)(self._verified_claims)

    def new_guest(self) -> Session:
        """A session for a new player."""
        return self._session(str(uuid4()))

    def refresh(self, refresh_token: str) -> Session:
        """A new session for a returning player; UnauthorizedError for any other token."""
        return self._session(self._verified(refresh_token, "refresh"))

    def player_id(self, access_token: str | None) -> str:
        """Whose token it is; UnauthorizedError when it is nobody's, expired, or a refresh token."""
        if not access_token:
            raise UnauthorizedError("There is no token.")
        return self._verified(access_token, "access")

    def _session(self, player_id: str) -> Session:
        now = self._now()
        return Session(
            access_token=self._token(player_id, "access", now, self._access_lifetime),
            refresh_token=self._token(player_id, "refresh", now, self._refresh_lifetime),
            player_id=player_id,
            expires_at=now + self._access_lifetime,
        )

    def _token(self, player_id: str, use: str, now: datetime, lifetime: timedelta) -> str:
        claims = {"iss": ISSUER, "sub": player_id, "token_use": use, "iat": now, "exp": now + lifetime}
        return jwt.encode(claims, self._key, ALGORITHM)

    def _verified(self, token: str, use: str) -> str:
        claims = self._signed_claims(token)
        if claims["token_use"] != use:
            raise UnauthorizedError
        if not isinstance(claims["exp"], int) or claims["exp"] <= self._now().timestamp():
            raise UnauthorizedError("The token has expired.")
        return str(claims["sub"])

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
