"""`python -m twentyq.cli` is the twentyq command."""

from twentyq.cli import main

main()
