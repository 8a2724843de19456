"""What comes before the goals: the parties, the clauses, the sections."""
