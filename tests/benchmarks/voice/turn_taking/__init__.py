"""Hands-free turns in Chromium: how soon the next question is heard, and who is cut off."""
