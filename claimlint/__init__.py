"""claimlint reads marketing copy and reports the claims that a regulator would object to."""

__version__ = "0.1.0"
