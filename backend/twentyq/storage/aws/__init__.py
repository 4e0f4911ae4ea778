"""Games in DynamoDB, recordings and sounds in S3."""

__all__ = ["calls", "dynamodb", "dynamodb_items", "player_hours", "s3", "time_left"]
