"""Documents of our own, to make decks from: a club's birds, a school's planets, a shop's cheeses, a firm's products.

The facts about birds, planets and cheeses are common knowledge, written down for these files; the firm is invented.
`python -m tests.documents.make` makes the documents from `facts/`.
"""
