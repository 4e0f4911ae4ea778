"""Clients of AWS and calls by them; items in DynamoDB; recordings, sounds and files of decks in S3."""

from twentyq.storage.aws.calls import client

__all__ = ["calls", "client", "deck_files", "dynamodb_items", "player_hours", "reading", "records", "s3"]
