"""vigie: a look-out that wakes people when danger comes to the towns they watch."""

__version__ = "0.1.0.dev0"
