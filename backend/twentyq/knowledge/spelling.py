"""Names as people write and say them, brought to one form: t-shirt and tshirt, harbour and harbor, Mt. Everest."""

import re
import unicodedata
from collections.abc import Iterator

ARTICLES = frozenset({"a", "an", "the", "some"})
OWNERS = frozenset({"my", "your", "our", "their", "his", "her", "its", "this", "that", "one", "any"})
MEASURE = re.compile(r"^(?:pair|piece|bit|bunch|cup|glass|bottle|bowl|slice|bar|kind|sort|type) of (?:an? |the )?")
MARKS = "'`.\N{RIGHT SINGLE QUOTATION MARK}"
ABBREVIATED = {"mt": "mount", "st": "saint", "&": "and", "n": "and", "tv": "television", "dr": "doctor"}
AMERICAN = {
    "aluminium": "aluminum", "aeroplane": "airplane", "axe": "ax", "cheque": "check", "cosy": "cozy",
    "doughnut": "donut", "draught": "draft", "grey": "gray", "jewellery": "jewelry", "kerb": "curb", "mould": "mold",
    "moustache": "mustache", "mum": "mom", "omelette": "omelet", "plough": "plow", "programme": "program",
    "pyjama": "pajama", "pyjamas": "pajamas", "skilful": "skillful", "storey": "story", "sulphur": "sulfur",
    "tyre": "tire", "whisky": "whiskey", "yoghurt": "yogurt",
}  # fmt: skip
ENDINGS = (("our", "or"), ("ours", "ors"), ("tre", "ter"), ("tres", "ters"), ("ogue", "og"), ("ence", "ense"),
           ("ise", "ize"), ("yse", "yze"))  # fmt: skip
"""British and American ends of words of six letters and more; a wrong pair harms none, since both sides are folded."""
IRREGULAR = {
    "man": "men", "foot": "feet", "tooth": "teeth", "goose": "geese", "mouse": "mice", "louse": "lice",
    "child": "children", "person": "people", "ox": "oxen", "die": "dice", "cactus": "cacti", "octopus": "octopi",
    "knife": "knives", "wife": "wives", "life": "lives",
}  # fmt: skip
SHORTEST_ADDED_TO = 4
"""Letters that a name has at least to be taken for the singular of a thing that is named in the plural."""


def fold(name: str) -> str:
    """A name as compared: lower case, no article, single spaces."""
    words = name.casefold().replace("-", " ").split()
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def unspaced(name: str) -> str:
    """A folded name without spaces, accents, marks and what spelling differs in."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in MARKS)
    return "".join(_american(word) for word in re.findall(r"\w+|&", plain)).replace("ll", "l")


def readings(name: str) -> Iterator[str]:
    """Unspaced forms under which a thing of this name may be known, the likeliest first."""
    folded = fold(name)
    first, _, rest = folded.partition(" ")
    bare = MEASURE.sub("", rest if rest and first in OWNERS else folded)
    for form in dict.fromkeys((folded, bare)):
        key = unspaced(form)
        if key:
            yield from (key, *_singulars(key), *_plurals(key))


def _american(word: str) -> str:
    word = ABBREVIATED.get(word, AMERICAN.get(word, word))
    if len(word) > len("sixth"):
        for british, american in ENDINGS:
            if word.endswith(british):
                return word.removesuffix(british) + american
    return word


def _singulars(key: str) -> Iterator[str]:
    yield from (key.removesuffix(many) + one for one, many in IRREGULAR.items() if key.endswith(many))
    for many, one in (("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")):
        if key.endswith(many) and not key.endswith("ss"):
            yield key.removesuffix(many) + one


def _plurals(key: str) -> Iterator[str]:
    if len(key) >= SHORTEST_ADDED_TO:
        yield from (key.removesuffix(one) + many for one, many in IRREGULAR.items() if key.endswith(one))
        yield from (key + "s", key + "es")
        if key.endswith("y"):
            yield key.removesuffix("y") + "ies"
