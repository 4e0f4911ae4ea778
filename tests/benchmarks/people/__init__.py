"""The deck and its guesser against answers of people that the deck was not made from."""
