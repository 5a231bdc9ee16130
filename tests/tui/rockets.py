"""Counts down, as one does."""

LAST = 1


def countdown(start):
    while start >= LAST:
        yield start
        start -= 1
