"""Games and decks in DynamoDB; recordings, sounds and files of decks in S3."""

__all__ = ["calls", "deck_files", "dynamodb", "dynamodb_items", "player_hours", "records", "s3", "time_left"]
