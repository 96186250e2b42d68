"""上级要求 with its follow-through: who took up which point, and how far it is."""
