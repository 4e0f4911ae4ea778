"""How a thing's name is said in a sentence."""

import re

VOWEL_SOUND = re.compile(r"^(?:[aeiou]|hour|heir|honest|x-ray|mri|fbi|mp3|lcd|led|sos|suv)", re.IGNORECASE)
CONSONANT_SOUND = re.compile(r"^(?:uni(?!n)|use|usu|uku|uten|eu|ewe|one|once|ufo|usb|u-|ura|uto|suv)", re.IGNORECASE)


def says(name: str, article: str | None) -> str:
    """The name with its article: the one given ("none" for bare), else none for proper names and a or an for others."""
    if article == "none":
        return name
    if article is not None:
        return f"{article} {name}"
    if name[:1].isupper() and not name[1:2].isupper() and name[1:2] != "-":
        return name
    vowel = VOWEL_SOUND.match(name) and not CONSONANT_SOUND.match(name)
    return f"{'an' if vowel else 'a'} {name}"


def said(typed: str) -> tuple[str, str]:
    """A name as a player wrote it: bare, and as said in a sentence."""
    first, _, rest = typed.partition(" ")
    if rest and first.lower() in ("a", "an", "the", "some"):
        return rest, f"{first.lower()} {rest}"
    return typed, says(typed, None)
