"""GraphQL requests run against the schema, and what of them subscribers get: shared by both protocols."""

__all__ = ["broker", "documents", "executor", "updates"]
