"""Tables to make decks of: the chemical elements, and popular things of the deck `everyday` with its answers."""

import csv
import io

import numpy as np

from twentyq.knowledge.compiled import load_named

ELEMENTS = """
Hydrogen H 0 1.008 -259 2.20|Helium He 1895 4.003 -272 0|Lithium Li 1817 6.94 181 0.98
Beryllium Be 1798 9.012 1287 1.57|Boron B 1808 10.81 2076 2.04|Carbon C 0 12.01 3550 2.55
Nitrogen N 1772 14.01 -210 3.04|Oxygen O 1774 16.00 -219 3.44|Fluorine F 1886 19.00 -220 3.98
Neon Ne 1898 20.18 -249 0|Sodium Na 1807 22.99 98 0.93|Magnesium Mg 1755 24.31 650 1.31
Aluminium Al 1825 26.98 660 1.61|Silicon Si 1824 28.09 1414 1.90|Phosphorus P 1669 30.97 44 2.19
Sulfur S 0 32.06 115 2.58|Chlorine Cl 1774 35.45 -102 3.16|Argon Ar 1894 39.95 -189 0|Potassium K 1807 39.10 64 0.82
Calcium Ca 1808 40.08 842 1.00|Scandium Sc 1879 44.96 1541 1.36|Titanium Ti 1791 47.87 1668 1.54
Vanadium V 1830 50.94 1910 1.63|Chromium Cr 1798 52.00 1907 1.66|Manganese Mn 1774 54.94 1246 1.55
Iron Fe 0 55.85 1538 1.83|Cobalt Co 1735 58.93 1495 1.88|Nickel Ni 1751 58.69 1455 1.91|Copper Cu 0 63.55 1085 1.90
Zinc Zn 1746 65.38 420 1.65|Gallium Ga 1875 69.72 30 1.81|Germanium Ge 1886 72.63 938 2.01
Arsenic As 1250 74.92 817 2.18|Selenium Se 1817 78.97 221 2.55|Bromine Br 1826 79.90 -7 2.96
Krypton Kr 1898 83.80 -157 3.00|Rubidium Rb 1861 85.47 39 0.82|Strontium Sr 1790 87.62 777 0.95
Yttrium Y 1794 88.91 1526 1.22|Zirconium Zr 1789 91.22 1855 1.33|Niobium Nb 1801 92.91 2477 1.60
Molybdenum Mo 1778 95.95 2623 2.16|Technetium Tc 1937 98 2157 1.90|Ruthenium Ru 1844 101.1 2334 2.20
Rhodium Rh 1804 102.9 1964 2.28|Palladium Pd 1803 106.4 1555 2.20|Silver Ag 0 107.9 962 1.93
Cadmium Cd 1817 112.4 321 1.69|Indium In 1863 114.8 157 1.78|Tin Sn 0 118.7 232 1.96|Antimony Sb 0 121.8 631 2.05
Tellurium Te 1782 127.6 450 2.10|Iodine I 1811 126.9 114 2.66|Xenon Xe 1898 131.3 -112 2.60
Caesium Cs 1860 132.9 28 0.79|Barium Ba 1808 137.3 727 0.89|Lanthanum La 1838 138.9 920 1.10
Cerium Ce 1803 140.1 795 1.12|Praseodymium Pr 1885 140.9 935 1.13|Neodymium Nd 1885 144.2 1024 1.14
Promethium Pm 1945 145 1042 1.13|Samarium Sm 1879 150.4 1072 1.17|Europium Eu 1901 152.0 822 1.20
Gadolinium Gd 1880 157.3 1313 1.20|Terbium Tb 1843 158.9 1356 1.20|Dysprosium Dy 1886 162.5 1412 1.22
Holmium Ho 1878 164.9 1474 1.23|Erbium Er 1843 167.3 1529 1.24|Thulium Tm 1879 168.9 1545 1.25
Ytterbium Yb 1878 173.0 824 1.10|Lutetium Lu 1907 175.0 1663 1.27|Hafnium Hf 1923 178.5 2233 1.30
Tantalum Ta 1802 180.9 3017 1.50|Tungsten W 1783 183.8 3422 2.36|Rhenium Re 1925 186.2 3186 1.90
Osmium Os 1803 190.2 3033 2.20|Iridium Ir 1803 192.2 2446 2.20|Platinum Pt 1735 195.1 1768 2.28
Gold Au 0 197.0 1064 2.54|Mercury Hg 0 200.6 -39 2.00|Thallium Tl 1861 204.4 304 1.62|Lead Pb 0 207.2 327 2.33
Bismuth Bi 1753 209.0 271 2.02|Polonium Po 1898 209 254 2.00|Astatine At 1940 210 302 2.20
Radon Rn 1899 222 -71 2.20|Francium Fr 1939 223 27 0.70|Radium Ra 1898 226 700 0.90|Actinium Ac 1899 227 1050 1.10
Thorium Th 1829 232.0 1750 1.30|Protactinium Pa 1913 231.0 1568 1.50|Uranium U 1789 238.0 1132 1.38
Neptunium Np 1940 237 644 1.36|Plutonium Pu 1940 244 640 1.28|Americium Am 1944 243 1176 1.30
Curium Cm 1944 247 1345 1.30|Berkelium Bk 1949 247 986 1.30|Californium Cf 1950 251 900 1.30
Einsteinium Es 1952 252 860 1.30|Fermium Fm 1952 257 1527 1.30|Mendelevium Md 1955 258 827 1.30
Nobelium No 1966 259 827 1.30|Lawrencium Lr 1961 266 1627 1.30|Rutherfordium Rf 1969 267 0 0|Dubnium Db 1970 268 0 0
Seaborgium Sg 1974 269 0 0|Bohrium Bh 1981 270 0 0|Hassium Hs 1984 269 0 0|Meitnerium Mt 1982 278 0 0
Darmstadtium Ds 1994 281 0 0|Roentgenium Rg 1994 282 0 0|Copernicium Cn 1996 285 0 0|Nihonium Nh 2004 286 0 0
Flerovium Fl 1999 289 0 0|Moscovium Mc 2003 290 0 0|Livermorium Lv 2000 293 0 0|Tennessine Ts 2010 294 0 0
Oganesson Og 2002 294 0 0
"""
"""Name, symbol, year of discovery, mass, melting point in Celsius, electronegativity; 0 where there is none."""
NOBLE = (2, 10, 18, 36, 54, 86, 118)
GASES = frozenset({1, 2, 7, 8, 9, 10, 17, 18, 36, 54, 86})
METALLOIDS = frozenset({5, 14, 32, 33, 51, 52})
NONMETALS = frozenset({1, 6, 7, 8, 15, 16, 34})
MAGNETIC = frozenset({26, 27, 28, 64})
ANCIENT = frozenset({6, 16, 26, 29, 47, 50, 51, 79, 80, 82})
COINED = frozenset({28, 29, 30, 47, 50, 78, 79, 13, 26})
IN_BODY = frozenset({1, 6, 7, 8, 11, 12, 15, 16, 17, 19, 20, 26, 30, 53})
PEOPLE = frozenset({96, 99, 100, 101, 102, 103, 104, 106, 107, 109, 111, 112, 114, 118, 62, 64})
PLACES = frozenset(
    {21, 31, 32, 38, 39, 44, 63, 65, 67, 68, 69, 70, 71, 72, 75, 84, 87, 95, 97, 98, 105, 108, 110, 113, 115, 116, 117}
)
MOST_QUESTIONS = 40
SURE_YES, SURE_NO = 0.7, 0.3


def elements() -> bytes:
    """The 118 elements in 20 columns, as CSV."""
    header = [
        "Element", "Symbol", "Atomic number", "Atomic mass", "Period", "Group", "Block", "Category",
        "State at room temperature", "Radioactive", "Metal", "Made by people only",
        "Magnetic", "Known in antiquity",
        "Used in coins", "In the human body",
        "Named after a person", "Named after a place", "Discovery year", "Melting point (°C)", "Electronegativity",
    ]  # fmt: skip
    return _csv(
        header,
        [_element(number, line) for number, line in enumerate(ELEMENTS.replace("\n", "|").strip("|").split("|"), 1)],
    )


def _element(number: int, line: str) -> list[str]:
    name, symbol, year, mass, melting, negativity = line.split()
    period = next(n for n, last in enumerate(NOBLE, 1) if number <= last)
    first = 1 if period == 1 else NOBLE[period - 2] + 1
    group, block = _place(number - first, NOBLE[period - 1] - first)
    state = "gas" if number in GASES else "liquid" if number in (35, 80) else "solid" if number < 104 else ""
    metal = number not in GASES | METALLOIDS | NONMETALS | {35, 53, 85, 118}
    made = number in (43, 61) or number > 94
    signs = [number in (43, 61) or number > 83, metal, made]
    signs += [number in numbers for numbers in (MAGNETIC, ANCIENT, COINED, IN_BODY, PEOPLE, PLACES)]
    kinds = [str(period), str(group or ""), block, _category(number, group, block, metal), state]
    measured = ["" if value == "0" else value for value in (year, melting, negativity)]
    return [name, symbol, str(number), mass, *kinds, *("yes" if sign else "no" for sign in signs), *measured]


def _place(offset: int, last: int) -> tuple[int, str]:
    """Group, 0 for none, and block of an element by its offset in a period that ends at offset `last`."""
    if offset == last:
        return 18, "s" if last == 1 else "p"
    if offset < 2:
        return offset + 1, "s"
    if last == 31 and offset < 16:
        return 0, "f"
    return 18 - (last - offset), "p" if last - offset < 6 else "d"


def _category(number: int, group: int, block: str, metal: bool) -> str:
    if group == 18:
        return "noble gas"
    if group == 17:
        return "halogen"
    if number in METALLOIDS:
        return "metalloid"
    if not metal:
        return "reactive nonmetal"
    if block == "f":
        return "lanthanide" if number < 72 else "actinide"
    if group in (1, 2):
        return "alkali metal" if group == 1 else "alkaline earth metal"
    return "transition metal" if block == "d" else "post-transition metal"


def everyday(things: int) -> bytes:
    """The most popular things of the deck `everyday`, with what it is sure of to its most telling questions."""
    deck = load_named("everyday")
    rows = np.argsort([-thing.popularity for thing in deck.things], kind="stable")[:things]
    p = deck.rows_p_yes()[rows]
    split = np.minimum((p > SURE_YES).sum(0), (p < SURE_NO).sum(0))
    columns = np.argsort(-split, kind="stable")[:MOST_QUESTIONS]
    header = ["Name", *(deck.questions[column].id.replace("_", " ") for column in columns)]
    lines = [
        [deck.things[row].name, *("yes" if one > SURE_YES else "no" if one < SURE_NO else "" for one in p[at, columns])]
        for at, row in enumerate(rows)
    ]
    return _csv(header, lines)


def _csv(header: list[str], lines: list[list[str]]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([header, *lines])
    return file.getvalue().encode()
