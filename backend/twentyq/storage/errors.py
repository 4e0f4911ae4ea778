"""Failures of storage.

StorageError
├── VersionConflictError      somebody else saved the game first: load it again
├── RecordingNotFoundError    no recording of this player's game has this key, or not any more
├── GameUnreadableError       the game has a form that this release does not know, or is damaged; it stays stored
├── RecordUnreadableError     the same of a deck or a team
├── PlayerForgottenError      the player's account was deleted: nothing is begun for it any more
├── UploadInfectedError       malware was found in an upload, which is gone
├── UploadUncheckedError      nobody has said yet, or can say, that an upload holds no malware
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


class GameUnreadableError(StorageError):
    """A newer release wrote the game, or something that is none; the reason holds nothing of its content."""

    def __init__(self, reason: str, *, retryable: bool) -> None:
        super().__init__(f"A game cannot be read: {reason}.")
        self.retryable = retryable
        """While a release is rolled out the same call may reach the newer one."""


class RecordUnreadableError(StorageError):
    """A newer release wrote it, or it is damaged; the reason holds nothing of its content."""

    def __init__(self, reason: str, *, retryable: bool) -> None:
        super().__init__(f"A record cannot be read: {reason}.")
        self.retryable = retryable


class PlayerForgottenError(StorageError):
    """The account is gone; a token that outlives it starts no game."""


class UploadInfectedError(StorageError):
    """The upload held malware and was removed."""


class UploadUncheckedError(StorageError):
    """The upload was not found to be clean; it is retryable while it is still being looked at."""

    def __init__(self, *, retryable: bool) -> None:
        super().__init__("The upload was not found to be clean.")
        self.retryable = retryable


class StorageUnavailableError(StorageError):
    """The store cannot be reached, is throttled or is full."""

    retryable = True


class StorageBrokenError(StorageError):
    """The store refuses, and will until somebody mends it."""
