"""Word files -> the paragraphs and tables in them."""
