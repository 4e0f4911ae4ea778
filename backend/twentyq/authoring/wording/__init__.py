"""Wording: headers and values of tables to questions that a person would ask, in English."""

__all__ = [
    "amounts",
    "casing",
    "categories",
    "certainty",
    "headers",
    "lists",
    "people",
    "phrases",
    "things",
    "units",
    "years",
    "yes_no",
]
