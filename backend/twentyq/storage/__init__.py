"""Where games, recordings and spoken questions are kept."""
