"""The ledger screen: everything that was ever sent, word for word."""
