"""styrkoll: checks municipal governance agreements against declarative rules."""

__version__ = "0.1.0"
