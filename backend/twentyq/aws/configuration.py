"""Settings of the functions: the environment, outranked by SSM, with the language model's key from Secrets Manager.

Both are read when a function starts and again when they are five minutes old; while one cannot be read, the last
value stands.
"""

import math
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

from aws_lambda_powertools.utilities import parameters
from aws_lambda_powertools.utilities.parameters.exceptions import GetParameterError, TransformParameterError

from twentyq.aws.observed import CONFIGURATION, count, logger
from twentyq.settings import PREFIX, Settings, SettingsError, read_settings

SETTINGS_PARAMETER, LLM_KEY_SECRET = "SETTINGS_PARAMETER", "LLM_KEY_SECRET"
MAX_AGE = 300

_cache: dict[str, tuple[float, Any]] = {}
"""When each was read, and its value."""


def current_settings() -> Settings:
    """The settings in force. Values in SSM that are no settings are reported, and those of the environment stand."""
    given = _read(SETTINGS_PARAMETER, parameters.get_parameter, transform="json") or {}
    key = _read(LLM_KEY_SECRET, parameters.get_secret) or ""
    environment = {**os.environ, f"{PREFIX}LLM_API_KEY": key}
    try:
        return outranked(environment, given)
    except SettingsError as exc:
        count(CONFIGURATION, "refused")
        logger.error("The settings in SSM are refused: %s", exc)
        return read_settings(environment)


def outranked(environment: Mapping[str, str], given: Any) -> Settings:
    """The settings of an environment, outranked by the JSON object `given`. SettingsError where that is none."""
    if not isinstance(given, dict):
        raise SettingsError("no JSON object")
    return read_settings({**environment, **{f"{PREFIX}{name}".upper(): str(value) for name, value in given.items()}})


def _read(variable: str, get: Callable[..., Any], **how: Any) -> Any:
    """The value behind the name in `variable`; None when there has never been one."""
    name = os.environ.get(variable)
    read_at, value = _cache.get(variable, (-math.inf, None))
    if not name or time.monotonic() - read_at < MAX_AGE:
        return value
    try:
        value = get(name, force_fetch=True, **how)
    except (GetParameterError, TransformParameterError) as exc:
        count(CONFIGURATION, "unread")
        logger.warning("%s cannot be read: %s", variable, type(exc).__name__)
    _cache[variable] = (time.monotonic(), value)
    return value
