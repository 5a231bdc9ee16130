__all__ = ["public_one", "listed"]
public_one = 1
listed = 2
hidden = 3
_private = 4
