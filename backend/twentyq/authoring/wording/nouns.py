"""Nouns of one word as they are said: counted ("a sword"), uncounted ("gold"), names ("Chicago")."""

from importlib.resources import files

_SECTIONS = {
    section.partition(":\n")[0]: frozenset(section.partition(":\n")[2].split())
    for section in (files("twentyq.authoring.wording") / "nouns.txt").read_text("utf-8").split("\n\n")
}
"""Most of them from the names of the deck `everyday` and how it says them; all in lower case."""
COUNTED, UNCOUNTED, NAMES = _SECTIONS["counted"], _SECTIONS["uncounted"], _SECTIONS["names"]
TRAITS, FEATURES = _SECTIONS["traits"], _SECTIONS["features"]
"""What headers name that each thing has its own of, "lustre", and what some things have and others do not, "moat"."""
