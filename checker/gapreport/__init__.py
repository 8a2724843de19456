"""What a follow-up meeting reads: the report's content, computed once, and the forms that it is written in."""
