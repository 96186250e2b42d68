"""What the desk shows of a source: marks on the left, cards and doubts on the right."""
