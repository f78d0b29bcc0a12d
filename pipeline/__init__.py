"""The contract and the engine of guidang: it knows no file format and no house rule."""

__version__ = "0.1.0"
