"""GraphQL requests run against the schema, and what of them subscribers get: shared by both protocols."""
