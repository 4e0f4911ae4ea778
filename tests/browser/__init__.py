"""The phone client in Chromium, against `twentyq serve`."""
