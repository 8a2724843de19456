"""What people decided about findings, and how an agreement stands against an earlier version of it."""
