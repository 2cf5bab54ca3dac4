"""Taking in a full gazetteer: GeoNames country dumps, read, joined to the built-in table and packed for the bot."""
