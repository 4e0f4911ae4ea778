"""Games as every released form stores them; a folder per form, which never changes."""
