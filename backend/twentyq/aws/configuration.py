"""Settings of the functions: the environment, outranked by AppConfig, with the LLM's key from Secrets Manager.

Both are read when a function starts and again when they are five minutes old. What cannot be read, or is refused,
leaves the last good settings in force; both are counted.
"""

import json
import math
import os
import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from twentyq.aws.observed import CONFIGURATION, count, logger
from twentyq.bootstrap import check_settings
from twentyq.settings import PREFIX, Settings, SettingsError, read_settings
from twentyq.storage.aws import client
from twentyq.storage.aws.calls import CALL_SECONDS
from twentyq.time_left import at_most

SETTINGS_PROFILE, LLM_KEY_SECRET = "SETTINGS_PROFILE", "LLM_KEY_SECRET"
"""Variables that name where to read: application/environment/profile of AppConfig, and a secret."""
IN_FORCE = "in force"
MAX_AGE, RETRY_AFTER = 300, 30
"""Seconds until the next reading, after one that succeeded or failed."""

Read = tuple[float, str | None]
"""When the next reading is due, and the value."""
_cache: dict[str, Any] = {}
"""Readings by variable; and what was read last under IN_FORCE, with the settings it came to."""
_sessions: dict[str, str] = {}
"""By profile, the token of AppConfig's next answer."""


def current_settings() -> Settings:
    """The settings in force."""
    given = _read(SETTINGS_PROFILE, _latest) or "{}"
    key = _read(LLM_KEY_SECRET, _secret) or ""
    read, settings = _cache.get(IN_FORCE, (None, None))
    if read != (given, key):
        settings = _settings(given, key, settings)
        _cache[IN_FORCE] = ((given, key), settings)
    return cast("Settings", settings)


def _settings(given: str, key: str, last_good: Settings | None) -> Settings:
    """What was read, as settings; where they are none, the last good ones."""
    environment = {**os.environ, f"{PREFIX}LLM_API_KEY": key}
    try:
        settings = outranked(environment, given)
        check_settings(settings)
    except SettingsError as exc:
        count(CONFIGURATION, "refused")
        logger.error("The settings in AppConfig are refused: %s", exc)
        return last_good or read_settings(environment)
    return settings


def outranked(environment: Mapping[str, str], given: str) -> Settings:
    """The settings of an environment, outranked by those of a JSON object. SettingsError where it is none."""
    try:
        values = json.loads(given)
    except ValueError as exc:
        raise SettingsError("no JSON") from exc
    if not isinstance(values, dict):
        raise SettingsError("no JSON object")
    if nested := [name for name, value in values.items() if isinstance(value, list | dict)]:
        raise SettingsError(f"{nested[0]} must be a text, a number, true or false")
    return read_settings({**environment, **{f"{PREFIX}{name}".upper(): str(value) for name, value in values.items()}})


def _read(variable: str, get: Callable[[str], str | None]) -> str | None:
    """The value behind the name in `variable`; None when there has never been one."""
    name = os.environ.get(variable)
    due, value = cast("Read", _cache.get(variable, (-math.inf, None)))
    if not name or time.monotonic() < due or at_most(math.inf) < 2 * CALL_SECONDS:
        return value
    age = MAX_AGE
    try:
        fresh = get(name)
        value = value if fresh is None else fresh
    except (BotoCoreError, ClientError, OSError, ValueError) as exc:
        age = RETRY_AFTER
        _sessions.pop(name, None)
        count(CONFIGURATION, "unread")
        logger.warning("%s cannot be read: %s", variable, type(exc).__name__)
    _cache[variable] = (time.monotonic() + age, value)
    return value


def _latest(profile: str) -> str | None:
    """The profile's content; None where it is as it was."""
    appconfig = client("appconfigdata")
    token = _sessions.pop(profile, None) or first_token(appconfig, profile)
    answer = appconfig.get_latest_configuration(ConfigurationToken=token)
    _sessions[profile] = answer["NextPollConfigurationToken"]
    content: bytes = answer["Configuration"].read()
    return content.decode() or None


def first_token(appconfig: Any, profile: str) -> str:
    """Begin to read a profile."""
    application, environment, name = profile.split("/")
    session = appconfig.start_configuration_session(
        ApplicationIdentifier=application,
        EnvironmentIdentifier=environment,
        ConfigurationProfileIdentifier=name,
    )
    return str(session["InitialConfigurationToken"])


def _secret(name: str) -> str:
    """The secret's value, empty before it has one."""
    secrets = client("secretsmanager")
    try:
        return str(secrets.get_secret_value(SecretId=name)["SecretString"])
    except secrets.exceptions.ResourceNotFoundException:
        return ""


def forget() -> None:
    """Begin anew, as a new process does."""
    _cache.clear()
    _sessions.clear()
