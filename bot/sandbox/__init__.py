"""A local Bot API with a page like a phone: the demo and the tests run on it."""
