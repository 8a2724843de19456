"""The appendices: their rows, headings and texts; and the units that base assignments and they name."""
