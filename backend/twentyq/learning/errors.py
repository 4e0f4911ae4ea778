"""What keeps a run from learning; nothing has changed then.

LearningError
├── AggregatorError         the evidence could not be read in time, or at all; the reason names no player
├── AlreadyLearningError    another process learns from this folder
├── NotWaitingError         the version waits for no person
└── NotRipeError            no taught thing of this name waits for a person
"""


class LearningError(Exception):
    """A run that did not come to its end."""


class AggregatorError(LearningError):
    """The evidence could not be read."""


class AlreadyLearningError(LearningError):
    """Another run is under way."""


class NotWaitingError(LearningError):
    """The gate did not leave the version to a person, or not against the version in use."""


class NotRipeError(LearningError):
    """No ripe proposal has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No ripe proposal is called {name!r}; list them with: twentyq review")
