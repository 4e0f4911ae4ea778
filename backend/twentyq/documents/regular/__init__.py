"""Regular prose as tables: labels with values, glossaries, headings with the same sub-headings."""

__all__ = ["labels", "piece", "tables"]
