"""Lines of text: how they were printed and how the document spells; and the paragraphs that they make."""
