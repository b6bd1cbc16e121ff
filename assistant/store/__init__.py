"""The encrypted store: one small module per table group. Nothing is imported here, so that it stays light."""
