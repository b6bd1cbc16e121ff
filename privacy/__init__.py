"""What may leave: a pure library. Text and rules in, an Outgoing out; no store, no network, no screen."""
