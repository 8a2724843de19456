"""Follow-up: what is due at an occasion, and what the divisions have reported."""
