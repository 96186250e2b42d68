"""What was told or said before: one meeting in two texts, and 重申."""
