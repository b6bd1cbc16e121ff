"""Everything that runs a model on this machine; knows nothing of users, stores or privacy."""
