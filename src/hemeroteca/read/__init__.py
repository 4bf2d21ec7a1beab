"""Article → Reading: who said what, according to whom, how doubtful."""
