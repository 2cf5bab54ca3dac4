"""Digests: what was reported at a chat's places since the last one, as a short text and a picture. Pure."""
