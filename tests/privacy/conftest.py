from hypothesis import settings

# The first example loads the word list and the table of look-alikes; whoever asks for more examples keeps them.
settings.register_profile("privacy", settings(), deadline=None)
settings.load_profile("privacy")
