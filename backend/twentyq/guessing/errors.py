"""What can be wrong with what a guesser is judged by; imports no numpy, so that a command starts at once."""


class AnswersFileError(Exception):
    """A line of a file of answers is not as it must be; the message tells file, line and reason."""
