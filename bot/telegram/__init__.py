"""Everything that speaks to the Telegram Bot API."""
