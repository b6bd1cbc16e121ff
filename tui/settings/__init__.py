"""The settings, from the one schema that makes the config file and its docs."""
