"""Failures of storage.

StorageError
├── VersionConflictError      somebody else saved the game first: load it again
├── RecordingNotFoundError    no recording of this player's game has this key, or not any more
├── StorageUnavailableError   the store did not do it in time; the same call may succeed later
└── StorageBrokenError        the store refuses for good: its table is gone, access is denied
"""


class StorageError(Exception):
    """A failure of a store."""

    retryable = False


class VersionConflictError(StorageError):
    """The game was saved by somebody else since it was loaded."""


class RecordingNotFoundError(StorageError):
    """The key is of another player or game, was never used, or its recording is gone."""

    def __init__(self) -> None:
        super().__init__("There is no such recording.")


class StorageUnavailableError(StorageError):
    """The store cannot be reached, is throttled or is full."""

    retryable = True


class StorageBrokenError(StorageError):
    """The store refuses, and will until somebody mends it."""
