"""After a review: offering what the user changed there as sentences of their privacy profile."""
