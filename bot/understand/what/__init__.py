"""Whether a text reports an incident, and of which kind."""
