"""Pure: from reports to decisions, from decisions to keys and words. No I/O, no clock."""
