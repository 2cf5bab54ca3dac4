"""The rules of the reading as data: English and French side by side, one reason a row.

Every pattern is a regular expression over folded text (small letters, no accents, straight
apostrophes), see `prose.fold`. An analyst can read and extend these tables without the code.
"""
