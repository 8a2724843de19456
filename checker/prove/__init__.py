"""The rulebook proves itself: each rule against its own examples."""
