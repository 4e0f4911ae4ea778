"""Use cases of what players teach: things after lost games, and what is known of them in the next ones."""

from twentyq.play.teaching.teach_thing import teach_thing

__all__ = ["teach_thing"]
