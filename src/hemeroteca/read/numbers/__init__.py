"""Numbers in digits and in words: what quantities and times are made of."""
