"""A gold set of our own: attributed statements in English and Spanish, written for the project."""
