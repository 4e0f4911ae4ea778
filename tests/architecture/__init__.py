"""The structure of the code: doors between rooms, the map in ARCHITECTURE.md, figures of size."""
