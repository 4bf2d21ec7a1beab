"""The outside → Clipping."""
