"""Documents: a file becomes text, passages and tables, each with its place in the file."""

__all__ = ["document", "document_form", "errors", "process", "reader", "search"]
