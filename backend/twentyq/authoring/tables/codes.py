"""Languages and countries that a table writes by their codes (ISO 639-1, ISO 3166-1), the commonest of them."""

import re

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
    br bra Brazil, ca can Canada, ch che Switzerland, cl chl Chile, cn chn China, co col Colombia, cu cub Cuba,
    cz cze Czechia, de deu ger Germany, dk dnk Denmark, ec ecu Ecuador, ee est Estonia, eg egy Egypt, es esp Spain,
    fi fin Finland, fr fra France, gb gbr uk UK, gr grc Greece, hr hrv Croatia, hu hun Hungary, id idn Indonesia,
    ie irl Ireland, il isr Israel, in ind India, ir irn Iran, is isl Iceland, it ita Italy, jm jam Jamaica,
    jp jpn Japan, ke ken Kenya, kr kor South_Korea, lt ltu Lithuania, lu lux Luxembourg, lv lva Latvia,
    ma mar Morocco, mx mex Mexico, my mys Malaysia, ng nga Nigeria, nl nld ned Netherlands, no nor Norway,
    nz nzl New_Zealand, pe per Peru, ph phl Philippines, pk pak Pakistan, pl pol Poland, pt prt por Portugal,
    ro rou Romania, rs srb Serbia, ru rus Russia, sa sau Saudi_Arabia, se swe Sweden, sg sgp Singapore,
    si svn Slovenia, sk svk Slovakia, th tha Thailand, tr tur Turkey, tw twn Taiwan, ua ukr Ukraine, us usa USA,
    ve ven Venezuela, vn vnm Vietnam, za zaf South_Africa
    """
)
CODED = (
    (re.compile(r"\blanguages?$"), LANGUAGES),
    (re.compile(r"\b(?:country|countries|nation|nations|origin|countries of origin|in|from)$"), COUNTRIES),
)


def spell_out(column: JoinedColumn) -> None:
    """Codes of a column in words, where all of its cells are codes of what its header names."""
    phrase = parse(column.header).phrase.casefold()
    names = next((table for header, table in CODED if header.search(phrase)), None)
    codes = [entry for values in column.cells.values() for value in values for entry in entries(value.text)]
    if not names or not codes or any(code.casefold() not in names for code in codes):
        return
    for thing, values in column.cells.items():
        column.cells[thing] = tuple(
            Value("; ".join(names[code.casefold()] for code in entries(value.text)), value.quote) for value in values
        )
