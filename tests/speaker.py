"""A speaker for tests."""


class Speaker:
    """Spoken that keeps what it was asked for, and has no sound for it."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        self.asked: list[str] = []
        self.leads: list[str] = []
        self.voices: list[str] = []

    def link(self, text: str, language: str, lead: str = "", voice: str = "") -> None:  # noqa: ARG002 - part of the port
        """No link."""
        self.asked.append(text)
        self.leads.append(lead)
        self.voices.append(voice)
