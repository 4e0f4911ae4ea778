"""After the machine gave up: what it was."""

import re
from dataclasses import replace

from twentyq.game.game import Game
from twentyq.game.rules import reveal
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to, revealed
from twentyq.play.ports import Ports
from twentyq.play.taught import insight_of
from twentyq.play.update import Reply, Update
from twentyq.understanding.lines import did_you_mean

SUGGESTED = 3
LEAD = re.compile(
    r"^(?:it was|i was thinking of|i thought of|it(?:'|\N{RIGHT SINGLE QUOTATION MARK})?s(?= (?:an?|my) )) ",
    re.IGNORECASE,
)
"""What stands before the name where a sentence is typed; not "it's" alone, with which titles begin."""


def reveal_thing(ports: Ports, player_id: str, game_id: str, thing: str) -> Update:
    """Keep what the player was thinking of, and ask whether another name was meant where that may be."""
    name = LEAD.sub("", thing.strip())
    game = change(ports, player_id, game_id, lambda game: reveal(game, name, ports.now()))
    return Update(game, told(ports, game))


def told(ports: Ports, game: Game) -> Reply:
    """The reply to what it was, with the names that may be meant instead."""
    reply = reply_to(game)
    insight = insight_of(ports, game)
    if insight is None or not game.thing:
        return reply
    deck, names = insight.deck, insight.deck.names
    rows = names.senses(game.thing)
    if len(rows) == 1:
        return revealed(deck.things[rows[0]].says)
    others = rows if len(rows) > 1 else () if rows else names.similar(game.thing, SUGGESTED)
    things = [deck.things[row] for row in others if deck.things[row].name != game.thing][:SUGGESTED]
    if not things:
        return reply
    asked = did_you_mean([thing.says for thing in things], game.language)
    return replace(reply, text=f"{reply.text} {asked}", suggestions=tuple(thing.name for thing in things))
