"""Which column of a table names its things."""

import re

from twentyq.authoring.tables.values import is_known, months, number, year
from twentyq.documents.document import Table
from twentyq.knowledge.spelling import fold, readings

FULL, DISTINCT, WORDY = 0.9, 0.95, 0.7
"""Shares of the rows in which a name stands, of the names that are different, of those that are words."""
LONGEST, FEW_LISTS = 60, 0.3
LISTED = re.compile(r"[,;].*[,;]")
"""Of three or more: no name, be it "Garbo, Greta" or "Paris, France"."""
ITS_KIND = 0.25
"""Share of the names that end in what they are, from which on a header of that word names them."""
NAMING = re.compile(
    r"\b(?:name|title|common ?name|thing|item|product|model|species|english|animal|bird|fish|insect|plant|tree|flower|"
    r"planet|body|object|element|country|state|city|cheese|wine|beer|book|film|movie|person|player|team|company|"
    r"mountain|river|dish|food|breed|instrument|word|term|subject|tool|game|mineral|rock|muscle|bone|organ)s?\b",
    re.IGNORECASE,
)
NOT_NAMING = re.compile(
    r"\b(?:id|code|sku|url|link|image|latin|scientific|symbol|abbreviation|capital|e-?mail|meaning|pronunciation|former|"
    r"nick ?name|alias|a\.?k\.?a|named|called|notes?|description|origin|tag|ref|reference|no|nr|number|label|shelf)\b|"
    r"\b(?:of|the|for) (?:the )?name\b",
    re.IGNORECASE,
)
PLACE_IN_IT = re.compile(r"(?<=\w) (?:of|in|at|for|from|by)\b.*", re.IGNORECASE)
"""What follows the noun of a header: "Star of the Games" names no game."""
DETAIL = re.compile(
    r"(?:.* )?(?:anthem|captain|champion|coach|hero|manager|mascot|mayor|motto|slogan|star|winner)|"
    r"(?!names? ).+ (?:of|by) .+|.+ (?:as|at|by|for|from|in|with)",
    re.IGNORECASE,
)
"""Headers over what belongs to a thing, unless they stand first."""
ASKED = re.compile(
    r"what(?: is|'s|s)? (?:it|this|that|they|its name|the name)(?: is| are)?(?: called| named)?|"
    r"name of (?:it|the thing)",
    re.IGNORECASE,
)
"""A header that asks for the name."""
CODED = re.compile(r"[A-Z]{1,5}[-./ ]?\d[\w./-]*")
"""What tells things apart rather than names them; planes and cars are called so as well."""


WORD, LETTERED = re.compile(r"[^\W\d_]{2}"), re.compile(r"[^\W\d_]|\d[-/]\d")
"""A name as most are; where no column has such, one like "A320" or "737-800"."""


def name_column(table: Table) -> int | None:
    """Position of the column that names the things: one with a naming header, else the leftmost that could."""
    fit = [column for column in range(len(table.header)) if _could_name(table, column)]
    fit = fit or [column for column in range(len(table.header)) if _could_name(table, column, LETTERED)][:1]
    best = sorted(fit, key=lambda column: (-rank(table, column), column))
    return next(iter(best), None)


def rank(table: Table, column: int) -> int:
    """How far a header says that it is over names: 3 surely, 2 it seems, 0 and less it does not."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.]", " ", table.header[column])
    if ASKED.fullmatch(words.strip(" ?")):
        return 3
    if sum(bool(CODED.fullmatch(row[column].text.strip())) for row in table.rows) > WORDY * len(table.rows):
        return -1
    if NOT_NAMING.search(words) or words.rstrip().endswith("?"):
        return 0
    if re.fullmatch(
        r"(?:common |english |full |product |short )?(?:name|title)s?(?: common)?", words.strip(), re.IGNORECASE
    ):
        return 3
    if _is_subject(words, table, column):
        return 3
    if column > 0 and DETAIL.fullmatch(words.strip()):
        return 0
    return 2 if NAMING.search(PLACE_IN_IT.sub("", words)) or column == 0 else 1


def _is_subject(header: str, table: Table, column: int) -> bool:
    """Whether the header is what the table is of: in the table's own name, or the last word of many names."""
    kind = set(readings(header)) | set(readings(header.split()[-1] if header.strip() else header))
    title = re.split(r"[\W_]+", table.name.rpartition(".")[0] or table.name)
    ends = [row[column].text.rpartition(" ")[2] for row in table.rows]
    return any(not kind.isdisjoint(readings(word)) for word in title) or (
        sum(not kind.isdisjoint(readings(end)) for end in ends) >= ITS_KIND * len(ends)
    )


def _could_name(table: Table, column: int, wordy: re.Pattern[str] = WORD) -> bool:
    return distinct_share(table, column) >= DISTINCT and are_names(table, column, wordy)


def distinct_share(table: Table, *columns: int) -> float:
    """Share of the rows that say something in these columns in which it stands nowhere else."""
    known = [[row[one].text.strip() for one in columns] for row in table.rows if is_known(row[columns[0]].text)]
    return len({fold(" ".join(texts)) for texts in known}) / len(known) if known else 0.0


def are_names(table: Table, column: int, wordy: re.Pattern[str] = WORD) -> bool:
    """Whether a column is full of short words."""
    texts = [row[column].text.strip() for row in table.rows]
    known = [text for text in texts if is_known(text)]
    if not known or len(known) < FULL * len(texts):
        return False
    words = sum(bool(wordy.search(text)) and number(text) is None and not _is_date(text) for text in known)
    links = sum("://" in text or text.startswith("www.") for text in known)
    short = sum(len(text) <= LONGEST for text in known)
    lists = sum(bool(LISTED.search(text)) for text in known)
    return min(words, short) >= WORDY * len(known) and links == 0 and lists <= FEW_LISTS * len(known)


def _is_date(text: str) -> bool:
    """ "22-Feb-87" and "May 1999", but not "Windows 2000"."""
    return year(text) is not None and (text[0].isdigit() or bool(months(text.split()[0])))
