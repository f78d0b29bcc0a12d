"""The words that the grammar of subjects knows, each under its class."""
