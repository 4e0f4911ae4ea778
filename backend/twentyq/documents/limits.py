"""How much of a document is read."""

MB = 1_000_000
FILE_BYTES = 10 * MB
PAGES = 500
TEXT_CHARACTERS = 2 * MB
ROWS = 5_000
COLUMNS = 200
ARCHIVE_ENTRIES = 2_000
ARCHIVE_BYTES = 100 * MB
ARCHIVE_RATIO = 100
"""Times that an archive's content may be larger than the archive, counted while it is unpacked."""
ARCHIVE_FREE_BYTES = 1 * MB
"""Content up to this is taken whatever the ratio: a small sheet of equal rows packs well."""
