"""Pure: from an item to a report. Nothing here does I/O or reads a clock."""
