"""What a text mentions: numbers, times, and from them the day on which it was written."""
