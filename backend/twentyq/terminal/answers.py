"""What keys mean in a game at the terminal."""

from twentyq.game.answer import Answer

KEYS = {
    "y": Answer.YES,
    "n": Answer.NO,
    "p": Answer.PROBABLY,
    "pn": Answer.PROBABLY_NOT,
    "s": Answer.SOMETIMES,
    "d": Answer.UNKNOWN,
}
COMMANDS = frozenset("uq")
YES, NO = ("y", "yes"), ("", "n", "no")
LEGEND = (
    "y yes · n no · p probably · pn probably not · s sometimes · d don't know · u undo · q quit, at once; "
    "or in your own words, such as: what do you mean"
)
