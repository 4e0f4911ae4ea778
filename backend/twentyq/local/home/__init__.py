"""The home network: the computer's address in it, and certificates that phones trust."""
