"""What stands over a review: where the text would go, under which privacy profile, and what goes along."""

from textual.content import Content

from assistant.proposal import Proposal
from assistant.servers import Server
from assistant.showing import plain


def heading(proposal: Proposal, server: Server | None) -> Content:
    """The heading; `server` is the user's own server that would answer locally, if one does."""
    earlier = len(proposal.history)
    along = f", with {earlier} earlier messages that it has already (w)" if earlier else ""
    instead = f"; l asks your server {plain(server.name)}, unprotected" if server else ""
    label, profile = plain(proposal.target.label), plain(proposal.draft.profile.name)
    return Content.assemble("To ", (label, "bold"), ", privacy profile ", (profile, "bold"), along, instead)
