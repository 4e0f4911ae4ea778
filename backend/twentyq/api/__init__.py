"""The public GraphQL API: its types and fields, defined once, for Strawberry here and for Lambda on AWS."""

__all__ = ["context", "deck_fields", "errors", "fields", "json_values", "scalars", "schema", "sdl", "types"]
