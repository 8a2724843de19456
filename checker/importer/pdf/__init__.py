"""PDF files -> the paragraphs and tables in them, from where the words stand."""
