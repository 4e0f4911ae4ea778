"""The one settings model: from the environment, validated at start."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

PREFIX = "TWENTYQ_"


class SettingsError(Exception):
    """A setting holds what it may not hold; the message names the variable."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Each field is read from TWENTYQ_<FIELD IN CAPITALS>."""

    data_dir: Path | None = None
    """Where the laptop keeps games, keys and sounds; None for the user's data folder."""
    decks: str = "everyday"
    """Ids of the decks to offer, between commas, the default first."""
    access_token_seconds: Annotated[int, msgspec.Meta(ge=1)] = 3600
    refresh_token_seconds: Annotated[int, msgspec.Meta(ge=1)] = 30 * 24 * 3600

    @property
    def deck_ids(self) -> tuple[str, ...]:
        """Ids of the decks to offer."""
        return tuple(name.strip() for name in self.decks.split(",") if name.strip())


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from variables that begin with TWENTYQ_; SettingsError for unknown names and bad values."""
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and value
    }
    try:
        return msgspec.convert(given, Settings, strict=False, dec_hook=lambda kind, value: kind(value))
    except msgspec.ValidationError as exc:
        raise SettingsError(f"TWENTYQ_* settings: {exc}") from exc
