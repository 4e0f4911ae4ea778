"""The one settings model: from the environment, validated at start."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from twentyq.speech.settings import SpeechSettings

PREFIX = "TWENTYQ_"


class SettingsError(Exception):
    """A setting holds what it may not hold; the message names the variable."""


class Secret(str):
    """A string that does not show itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Without the string."""
        return "Secret(...)"


class Settings(SpeechSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Each field is read from TWENTYQ_<FIELD IN CAPITALS>."""

    data_dir: Path | None = None
    """Where the laptop keeps games, keys and sounds; None for the user's data folder."""
    decks: str = "everyday"
    """Ids of the decks to offer, between commas, the default first; `everyday+adult` holds what is not for children."""
    games_table: str | None = None
    """The DynamoDB table of games, on AWS."""
    finished_games_days: Annotated[int, msgspec.Meta(ge=0)] = 0
    """For how long games that were played to their end are kept on AWS; 0 until the player deletes them."""
    recordings_bucket: str | None = None
    """The S3 bucket of players' recordings, on AWS."""
    speech_bucket: str | None = None
    """The S3 bucket of spoken questions, on AWS."""
    versions_bucket: str | None = None
    """The S3 bucket of versions of decks, on AWS; None for the decks that come along alone."""
    documents_bucket: str | None = None
    """The S3 bucket of documents and drafts of players' own decks, on AWS; None where no decks are made."""
    builds_queue: str | None = None
    """The address of the SQS queue of decks that wait to be built, on AWS."""
    origins: str = ""
    """Of pages besides the server's own that may use it on a laptop, between commas, such as https://example.com."""
    access_token_seconds: Annotated[int, msgspec.Meta(ge=1)] = 3600
    refresh_token_seconds: Annotated[int, msgspec.Meta(ge=1)] = 30 * 24 * 3600
    guesser: Literal["auto", "bayes", "llm", "hybrid"] = "auto"
    """auto is hybrid where a language model is set, bayes elsewhere."""
    llm_base_url: str = ""
    """Of any OpenAI-compatible endpoint, with its /v1; empty for none."""
    llm_model: str = ""
    llm_api_key: Secret = Secret()
    """On AWS it comes from Secrets Manager."""
    llm_key_header: str = "authorization"
    """The header that carries the key: authorization as a bearer token, any other, such as x-api-key, as it is."""
    llm_headers: Secret = Secret()
    """Sent with every request: "name: value" between commas."""
    llm_prompt: str = "move-1"
    llm_json_schema: bool = True
    """False for an endpoint that takes no JSON schema and does not say so."""
    llm_output_tokens: Annotated[int, msgspec.Meta(ge=1)] = 2_000
    """Of one reply, thoughts included."""
    llm_reasoning_effort: str = ""
    """For models that think, as the provider names it: none, minimal, low, medium, high."""
    llm_body: str = ""
    """A JSON object sent along with every request, for what a provider wants besides."""
    llm_words: bool = True
    """Let the model read what players type or say where the rules leave its meaning open."""
    llm_documents: bool = False
    """Let the model read the documents that decks are made of: their sentences leave for the endpoint."""
    llm_build_input_tokens: Annotated[float, msgspec.Meta(ge=0)] = 500_000
    """Of one deck that is built with the model's help."""
    llm_ahead: bool = True
    """Ask for moves before the player has answered; false where the process sleeps between requests."""
    llm_turn_seconds: Annotated[float, msgspec.Meta(gt=0)] = 4.0
    llm_game_input_tokens: Annotated[float, msgspec.Meta(ge=0)] = 10_000
    llm_game_dollars: Annotated[float, msgspec.Meta(ge=0)] = float("inf")
    llm_day_tokens: Annotated[float, msgspec.Meta(ge=0)] = 5_000_000
    """In and out, of all games of a day: about 400 whole games."""
    llm_day_dollars: Annotated[float, msgspec.Meta(ge=0)] = float("inf")
    llm_price_input: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    """US dollars per million tokens, as the next two."""
    llm_price_cached: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    llm_price_output: Annotated[float, msgspec.Meta(ge=0)] = 0.0

    @property
    def origin_list(self) -> tuple[str, ...]:
        """Origins of other pages that may use the local server."""
        return tuple(origin.strip().rstrip("/") for origin in self.origins.split(",") if origin.strip())

    @property
    def model_reads_documents(self) -> bool:
        """Whether there is a language model that may."""
        return self.llm_documents and bool(self.llm_base_url)

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
    known = {field.name for field in msgspec.structs.fields(Settings)}
    if unknown := next((name for name in given if name not in known), None):
        close = get_close_matches(unknown, known, 1)
        hint = f" Did you mean {PREFIX}{close[0].upper()}?" if close else ""
        raise SettingsError(f"{PREFIX}{unknown.upper()} is no setting.{hint}")
    try:
        return msgspec.convert(given, Settings, strict=False, dec_hook=lambda kind, value: kind(value))
    except msgspec.ValidationError as exc:
        reason, _, field = str(exc).partition(" - at `$.")
        raise SettingsError(f"{PREFIX}{field.rstrip('`').upper() or '*'}: {reason}") from exc
