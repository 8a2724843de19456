"""Coverage both ways: what of the language no rule reads, and what rules stand on; each hole closed or explained."""
