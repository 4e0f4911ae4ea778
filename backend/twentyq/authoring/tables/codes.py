"""Languages and countries that a table writes by their codes (ISO 639-1, ISO 3166-1), the commonest of them."""

import re
from collections.abc import Callable

from twentyq.authoring.tables.joining import JoinedColumn, Value
from twentyq.authoring.tables.values import entries
from twentyq.authoring.wording.headers import parse


def _table(text: str) -> dict[str, str]:
    """Names by code; the codes of a name stand before it, its words are joined by underscores."""
    lines = (line.split() for line in text.replace(",", "\n").strip().splitlines())
    return {code: name.replace("_", " ") for *codes, name in filter(None, lines) for code in codes}


LANGUAGES = _table(
    """
    ar Arabic, bg Bulgarian, bn Bengali, ca Catalan, cs Czech, cy Welsh, da Danish, de German, el Greek, en English,
    es Spanish, et Estonian, fa Persian, fi Finnish, fr French, ga Irish, he Hebrew, hi Hindi, hr Croatian,
    hu Hungarian, id Indonesian, is Icelandic, it Italian, ja Japanese, jp Japanese, ko Korean, la Latin,
    lt Lithuanian, lv Latvian, nl Dutch, no Norwegian, pl Polish, pt Portuguese, ro Romanian, ru Russian, sk Slovak,
    sl Slovenian, sr Serbian, sv Swedish, th Thai, tr Turkish, uk Ukrainian, vi Vietnamese, zh Chinese
    """
)
COUNTRIES = _table(
    """
    ae are United_Arab_Emirates, ar arg Argentina, at aut Austria, au aus Australia, be bel Belgium, bg bgr Bulgaria,
    br bra Brazil, ca can Canada, ch che sui Switzerland, cl chl chi Chile, cn chn China, co col Colombia, cu cub Cuba,
    cz cze Czechia, de deu ger Germany, dk dnk den Denmark, ec ecu Ecuador, ee est Estonia, eg egy Egypt, es esp Spain,
    fi fin Finland, fr fra France, gb gbr uk UK, gr grc gre Greece, hr hrv cro Croatia, hu hun Hungary,
    id idn Indonesia,
    ie irl Ireland, il isr Israel, in ind India, ir irn Iran, is isl Iceland, it ita Italy, jm jam Jamaica,
    jp jpn Japan, ke ken Kenya, kr kor South_Korea, lt ltu Lithuania, lu lux Luxembourg, lv lva Latvia,
    ma mar Morocco, mx mex Mexico, my mys Malaysia, ng nga Nigeria, nl nld ned Netherlands, no nor Norway,
    nz nzl New_Zealand, pe per Peru, ph phl Philippines, pk pak Pakistan, pl pol Poland, pt prt por Portugal,
    ro rou Romania, rs srb Serbia, ru rus Russia, sa sau ksa Saudi_Arabia, se swe Sweden, sg sgp Singapore,
    si svn Slovenia, sk svk Slovakia, th tha Thailand, tr tur Turkey, tw twn Taiwan, ua ukr Ukraine, us usa USA,
    ve ven Venezuela, vn vnm Vietnam, za zaf rsa South_Africa, eng England,
    sco Scotland, wal Wales, nir Northern_Ireland, urs Soviet_Union, uru Uruguay, uy ury Uruguay, par Paraguay,
    cmr Cameroon, civ Ivory_Coast, sen Senegal, gha Ghana, alg Algeria, tun Tunisia, eth Ethiopia, crc Costa_Rica,
    bih Bosnia, mne Montenegro, gdr East_Germany, frg West_Germany, yug Yugoslavia, tch Czechoslovakia
    """
)
HEMISPHERES = _table("n northern_hemisphere, s southern_hemisphere, e eastern_hemisphere, w western_hemisphere")
COMPASS = _table("n north, s south, e east, w west, ne north-east, nw north-west, se south-east, sw south-west")
SIDES = _table("l left, r right")
SEASONS = _table("s summer, su summer, w winter, wi winter, sp spring, a autumn, au autumn, f autumn")
SIZES = _table("xs extra_small, s small, m medium, l large, xl extra_large")
LEVELS = _table("l low, lo low, m medium, med medium, h high, hi high")
POSITIONS = _table(
    "gk goalkeeper, df defender, mf midfielder, fw forward, cb centre_back, st striker, cf centre_forward, w winger,"
    "am attacking_midfielder, dm defensive_midfielder, cm central_midfielder, lb left_back, rb right_back, "
    "lw left_winger, rw right_winger, sw sweeper, g goalkeeper, d defender, m midfielder, f forward"
)
CODED = (
    (re.compile(r"\bhemisphere$"), HEMISPHERES),
    (re.compile(r"\b(?:aspect|direction|faces|facing|orientation|wind|exposure)$"), COMPASS),
    (re.compile(r"\b(?:foot|hand|side|footed|handed)$"), SIDES),
    (re.compile(r"\bsize$"), SIZES),
    (re.compile(r"\bseason$"), SEASONS),
    (
        re.compile(
            r"\b(?:level|risk|difficulty|maintenance|priority|intensity|spice|danger|cost|effort|hardness|tolerance)$"
        ),
        LEVELS,
    ),
    (re.compile(r"^position$"), POSITIONS),
    (re.compile(r"\blanguages?$"), LANGUAGES),
    (re.compile(r"\b(?:country|countries|nation|nations|origin|countries of origin|in|from|nationality)$"), COUNTRIES),
)


LONGEST_CODE = 3
PLACES = re.compile(
    r"\b(?:continent|country|countries|region|origin|native to|range|location|area|found in|from|distribution)$"
)
BY_COMPASS = re.compile(r"\b(NE|NW|SE|SW|N|S|E|W)\.? (?=([A-Z][a-z]+))")
NAMED_SO = re.compile(r"America|Korea|Africa|Carolina|Dakota|Sea|Pole|Yorkshire|Wales|Sussex|Island")


def spell_out(column: JoinedColumn) -> None:
    """Codes of a column in words, where all of its cells are codes of what its header names."""
    phrase = parse(column.header).phrase.casefold()
    names = _initials(phrase) or next((table for header, table in CODED if header.search(phrase)), {})
    codes = [entry for values in column.cells.values() for value in values for entry in entries(value.text)]
    short = [code for code in codes if len(code) <= LONGEST_CODE]
    if names and 2 * len(short) >= len(codes) > 0 and all(code.casefold() in names for code in short):
        _replace(column, lambda text: "; ".join(names.get(code.casefold(), code) for code in entries(text)) or text)
    elif PLACES.search(phrase):
        _replace(column, lambda text: BY_COMPASS.sub(_by_name, text))


def _initials(phrase: str) -> dict[str, str]:
    """What letters stand for beneath a header that leaves the choice: "evergreen or deciduous"."""
    options = phrase.split(" or ")
    named = {option[0]: option for option in options}
    plain = len(options) > 1 and all(option.isalpha() for option in options)
    return {**named, **{option: option for option in options}} if plain and len(named) == len(options) else {}


def _replace(column: JoinedColumn, spelt: Callable[[str], str]) -> None:
    for thing, values in column.cells.items():
        column.cells[thing] = tuple(Value(spelt(value.text), value.quote) for value in values)


def _by_name(found: re.Match[str]) -> str:
    """ "northern Asia", "North America"."""
    name = COMPASS[found[1].casefold()]
    return f"{name.title() if NAMED_SO.match(found[2]) else f'{name}ern'} "
