"""Files under keys with conditional writes, and what is kept in them."""

__all__ = ["files", "memory", "object_store", "s3", "versions"]
