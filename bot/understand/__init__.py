"""Pure: from an item to a report. Nothing here does I/O or reads a clock.

`read.py` is the walk through the rooms:

    text/       untidy text made readable, and many patterns matched in one pass
    gazetteer/  every place vigie knows
    where/      which names of a text are places, which of a name is meant, and where it happened
    what/       whether it is an incident, and of which kind
    when/       which days a text names, and which of them is the incident's
    tolls/      how many were killed, wounded and taken
    tongues/    the same in languages that are neither English nor French
    tables/     the words of all of them: what an analyst reads and extends

What is asked of the text as a whole stands beside it: its language, how sure it is, how grave, how it bears on what was
told before. `signs.py` says what a text shows, `scales.py` weighs it.
"""
