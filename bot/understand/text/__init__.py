"""Untidy text made readable, and many patterns matched in one pass over it."""
