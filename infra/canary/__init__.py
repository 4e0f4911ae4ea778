"""A player that is no person: it plays a game on a deployed stack, from outside."""
