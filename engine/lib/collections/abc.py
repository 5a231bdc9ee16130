"""The abstract base classes of containers."""  # being written
