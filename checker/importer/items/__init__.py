"""The main part: areas, and the goals and assignments in them."""
