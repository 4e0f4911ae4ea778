"""The public GraphQL API: its types and fields, defined once, for Strawberry here and for Lambda on AWS."""
