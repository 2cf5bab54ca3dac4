"""The days that a text names, what of it is history, and which day is the incident's."""
