"""Words as they are searched for: small letters, no accents, endings off."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset({
    *("a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did"),
    *("could", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its"),
    *("me", "my", "not", "of", "on", "or", "our", "so", "some", "tell", "than", "that", "the", "their"),
    *("them", "then", "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "where"),
    *("which", "who", "why", "will", "with", "would", "you", "your"),
})  # fmt: skip
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")


def terms(text: str) -> list[str]:
    """The terms of a text in order; words that stand in every text are left out."""
    plain = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return [stem(word) for word in _WORD.findall(letters) if word not in _STOP]


def stem(word: str) -> str:
    """An English word without plural, -ing, -ed and -ly, as far as that is safe without a dictionary."""
    word = _singular(word)
    for ending in ("ing", "ed", "ly"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            word = _DOUBLED.sub(r"\1", rest)
            break
    return word[:-1] if len(word) > 3 and word[-1] in "eiy" else word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
