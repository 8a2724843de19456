"""What the document does not decide: the questions, and the answers put into the agreement file."""
