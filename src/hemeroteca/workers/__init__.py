"""The same pipeline in many processes."""
