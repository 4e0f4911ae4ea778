"""Numbers and dates of a sheet as a person sees them; dates as ISO 8601, whose order no country reads otherwise."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.styles.numbers import is_date_format

_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_SKIPPED = re.compile(r"\[[^\]]*\]|[_*].")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"([#0?][#0?,]*?)(?:\.([#0?]*))?(,*)(E[+-]0+)?(?![#0?,.])")
_DIGITS_SHOWN = 10
"""Significant digits in the format General."""


def shown(value: object, number_format: str) -> str:
    """A cell's value in its format."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "minutes" if not value.second else "seconds")


def _number(value: float, number_format: str) -> str:
    sections = _SECTIONS.split(number_format)
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    signless = section is not sections[0]
    plain = _SKIPPED.sub("", _CURRENCY.sub(r'"\1"', section))
    literals = [first or second for first, second in _LITERAL.findall(plain)]
    pattern = _LITERAL.sub("\x01", plain)
    found = _DIGITS.search(pattern)
    if not found or "General" in section or "/" in pattern or is_date_format(number_format):
        return general(value)
    digits = _digits(abs(value) if signless else value, found, percent="%" in pattern)
    return _filled(pattern[: found.start()] + digits + pattern[found.end() :], literals).strip()


def _filled(pattern: str, literals: list[str]) -> str:
    rest = iter(literals)
    return re.sub("\x01", lambda _: next(rest), pattern)


def _digits(value: float, found: re.Match[str], *, percent: bool) -> str:
    whole, decimals, thousands = found[1], found[2] or "", found[3]
    if found[4]:
        return f"{value:.{len(decimals)}E}"
    scaled = value * (100 if percent else 1) / 1000 ** len(thousands)
    text = f"{scaled:{',' if ',' in whole else ''}.{len(decimals)}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    return text.removesuffix(".")


def general(value: float) -> str:
    """A number without a format of its own: 12, 0.1, 1.5E+20."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e11):
        return str(int(value)) if abs(value) < 1e11 else f"{value:.{_DIGITS_SHOWN - 1}G}"
    return f"{value:.{_DIGITS_SHOWN}G}"
