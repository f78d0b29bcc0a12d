"""Normalization: the rules of a house."""
