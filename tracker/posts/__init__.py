"""Posts with holders over time: who holds which, and how one is handed over."""
