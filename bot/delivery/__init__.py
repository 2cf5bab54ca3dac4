"""Pure: how fast to send, and what an outcome means. No I/O, no clock."""
