"""What is read in languages that are neither English nor French; their words are in `tables/tongues/`."""
