"""What a subscriber can say, and the answers."""
