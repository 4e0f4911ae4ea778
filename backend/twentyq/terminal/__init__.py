"""A game at the terminal: keys, words and voice in, text and sound out."""

__all__ = ["conversation", "game", "keyboard", "screen", "sound_device", "turns"]
