"""How well statements are followed across articles: on stories of our own, and on the reference page by hand."""
