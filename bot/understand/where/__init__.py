"""From the names in a text to the places that were hit; `geoparse.py` is the walk."""
