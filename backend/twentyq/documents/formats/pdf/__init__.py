"""PDF: words with their places on pages become paragraphs and tables in reading order."""

__all__ = ["pdf"]
