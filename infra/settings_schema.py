"""The JSON schema that AppConfig holds settings against, from the settings model; AppConfig reads draft 4."""

import re
from typing import Any, get_type_hints

import msgspec

from twentyq.knowledge.headers import ADULT, FOLDER, SUFFIX
from twentyq.settings import Settings

OF_THE_STACK = frozenset(
    (
        *("builds_queue", "documents_bucket", "games_table", "llm_ahead", "llm_api_key"),
        *("polly_region", "recordings_bucket", "speech_bucket", "versions_bucket"),
    )
)
"""Set by the stack itself, or kept in Secrets Manager."""
OF_A_LAPTOP = frozenset(("access_token_seconds", "data_dir", "local_voice", "origins", "refresh_token_seconds"))


def settings_schema() -> dict[str, Any]:
    """Every setting that operators may change, with its type and bounds; nothing else."""
    hints = get_type_hints(Settings, include_extras=True)
    own = {name: _draft_4(hint) for name, hint in hints.items() if name not in OF_THE_STACK | OF_A_LAPTOP}
    names = "|".join(sorted(path.name.removesuffix(SUFFIX) for path in FOLDER.glob(f"*{SUFFIX}")))
    decks = rf"({names})({re.escape(ADULT)})?"
    own["decks"]["pattern"] = rf"^\s*{decks}(\s*,\s*{decks})*\s*$"
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "type": "object",
        "properties": own,
        "additionalProperties": False,
        "dependencies": {"llm_base_url": ["llm_model"]},
    }


def _draft_4(hint: Any) -> dict[str, Any]:
    """Bounds that are exclusive are flags there. Types that JSON does not know are texts."""
    found = msgspec.json.schema(hint, schema_hook=lambda _kind: {"type": "string"})
    if "exclusiveMinimum" in found:
        found |= {"minimum": found["exclusiveMinimum"], "exclusiveMinimum": True}
    return found
