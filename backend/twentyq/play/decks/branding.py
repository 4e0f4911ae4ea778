"""What a deck's voice says around the questions of a game."""

from dataclasses import replace

from twentyq.game.game import Game
from twentyq.play.ports import Ports
from twentyq.play.update import Reply, ReplyKind
from twentyq.storage.decks.deck import Brand, Tone

WHAT_WAS_IT = "What was it?"
LEADS = {Tone.WARM: ("Lovely.", "Let me see.", "Nice, and now:")}
NAMED = {Tone.WARM: "Wonderful, it was {thing}!", Tone.FORMAL: "The answer is {thing}."}
LOST = {Tone.WARM: "You win, well done!", Tone.FORMAL: "The answer could not be found."}
"""Where a deck has no line of its own; the plain tone leaves things as they are."""


def branded(ports: Ports, game: Game, reply: Reply, brand: Brand) -> Reply:
    """The reply as the deck says it. What goes before a question is a sentence apart, which may be spoken apart."""
    if brand == Brand():
        return reply
    match reply.kind:
        case ReplyKind.QUESTION | ReplyKind.GUESS:
            return _led(reply, _lead(game, brand))
        case ReplyKind.GUESSED if line := brand.named or NAMED.get(brand.tone, ""):
            return replace(reply, text=_capital(line.format(thing=_thing(ports, game))))
        case ReplyKind.STUMPED if line := brand.lost or LOST.get(brand.tone, ""):
            return replace(reply, text=line if line.endswith("?") else f"{line} {WHAT_WAS_IT}")
        case _:
            return reply


def _led(reply: Reply, lead: str) -> Reply:
    return replace(reply, text=f"{lead} {reply.text}", lead=lead) if lead and not reply.lead else reply


def _lead(game: Game, brand: Brand) -> str:
    number = len(game.turns)
    if number == 1:
        return brand.greeting or (f"This is {brand.host}." if brand.host else "")
    leads = brand.leads or LEADS.get(brand.tone, ())
    return leads[(number - 2) % len(leads)] if leads else ""


def _thing(ports: Ports, game: Game) -> str:
    """As said in a sentence."""
    insight = ports.decks.insight(game.deck_id, game.deck_version)
    row = insight.meant(game) if insight else None
    return insight.deck.things[row].says if insight and row is not None else game.thing or ""


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
