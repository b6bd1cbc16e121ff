"""What detection raises."""


class DetectionError(RuntimeError):
    """A part of detection failed, so nobody knows what the text holds: the caller holds the turn.

    The message is one line for the user. It never carries words from the text.
    """
