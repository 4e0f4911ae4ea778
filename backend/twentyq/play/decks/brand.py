"""A deck's voice: who speaks, and with what words around the questions."""

from dataclasses import replace
from string import Formatter

from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import Action, changed
from twentyq.play.decks.texts import clean
from twentyq.play.ports import Ports
from twentyq.speech.speaking.polly import NEURAL
from twentyq.storage.decks.deck import Brand, OwnDeck

HOST_LENGTH, LINE_LENGTH, LEADS_LIMIT = 40, 160, 8


def brand_deck(ports: Ports, player_id: str, deck_id: str, brand: Brand) -> OwnDeck:
    """Give the deck a voice."""
    kept = checked(brand)
    return changed(
        ports, player_id, deck_id, Action.EDIT, lambda deck: replace(deck, brand=kept, updated_at=ports.now())
    )


def checked(brand: Brand) -> Brand:
    """The voice, if every line of it can be said."""
    if len(brand.leads) > LEADS_LIMIT:
        raise InvalidInputError("leads", f"must be at most {LEADS_LIMIT}")
    if brand.voice and brand.voice not in NEURAL:
        raise InvalidInputError("voice", f"must be one of Polly's: {', '.join(sorted(NEURAL))}")
    return Brand(
        host=clean("host", brand.host, HOST_LENGTH, least=0),
        greeting=_line("greeting", brand.greeting),
        leads=tuple(_line("leads", lead, least=1) for lead in brand.leads),
        named=_line("named", brand.named, fields={"thing"}),
        lost=_line("lost", brand.lost),
        tone=brand.tone,
        voice=brand.voice,
    )


def _line(field: str, line: str, *, least: int = 0, fields: frozenset[str] | set[str] = frozenset()) -> str:
    kept = clean(field, line, LINE_LENGTH, least=least)
    try:
        parts = [part[1:] for part in Formatter().parse(kept) if part[1] is not None]
    except ValueError as exc:
        raise InvalidInputError(field, "has a { or } of its own; only {thing} may stand in braces") from exc
    if any(name not in fields or spec or conversion for name, spec, conversion in parts):
        allowed = "only {thing} may stand in braces" if fields else "nothing may stand in braces here"
        raise InvalidInputError(field, allowed)
    return kept
