"""Ledgers that offices kept in Excel, taken over: old meetings and dockets."""
