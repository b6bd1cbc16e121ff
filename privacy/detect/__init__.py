"""Finding what may have to be protected. Every detector turns a text into spans."""
