"""Links that expire, for files that a local server hands out or takes."""

import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil


class LinkSigner:
    """Signs what a link allows until when."""

    def __init__(self, secret: bytes, now: Callable[[], datetime]) -> None:
        """`secret` of 32 bytes or more; `now` in UTC."""
        self._secret = secret
        self.now = now

    def sign(self, what: str, lifetime: timedelta) -> tuple[Mapping[str, str], datetime]:
        """Parameters that prove leave, and when it ends: after `lifetime`, at most twice that.

        Ends fall on whole multiples of `lifetime`, so that a link stays the same for a while and is cached.
        """
        seconds = lifetime.total_seconds()
        expires = int(ceil(self.now().timestamp() / seconds + 1) * seconds)
        return {"expires": str(expires), "signature": self._signature(what, expires)}, datetime.fromtimestamp(
            expires, UTC
        )

    def allows(self, what: str, parameters: Mapping[str, str]) -> bool:
        """Whether parameters prove leave that has not ended."""
        expires, signature = parameters.get("expires", ""), parameters.get("signature", "")
        if not (expires.isascii() and expires.isdecimal() and len(expires) < 16):
            return False
        right = hmac.compare_digest(self._signature(what, int(expires)).encode(), signature.encode())
        return right and int(expires) > self.now().timestamp()

    def _signature(self, what: str, expires: int) -> str:
        return hmac.new(self._secret, f"{expires}:{what}".encode(), sha256).hexdigest()
