"""How many people an incident killed, wounded and took; `casualties.py` is the walk."""
