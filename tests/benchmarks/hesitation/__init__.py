"""How players hedge, by what the deck holds of the pair, and what the guesser makes of it."""
