"""AppSync's HTTP protocol, and the pages and files that the server gives out."""

__all__ = ["client_files", "documents", "endpoints", "explorer", "middleware", "outputs", "own_pages", "sounds"]
