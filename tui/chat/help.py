"""The help of the chat."""

from tui.composing.help import WRITING
from tui.conversations.list import ConversationList

HELP = f"""
# Chat
{WRITING}
- **Page up, Page down** scroll the conversation
- **Ctrl+R** switches the route: LOCAL sends nothing, PROTECTED lets you review what leaves; TRUSTED stands in the
  place of LOCAL where a server of your own answers, and gets everything as it is
- **Ctrl+T** chooses the privacy profile, everywhere or in this conversation alone
- **F12** shows the sentences that your privacy profile may learn from what you changed in the last review
- **Ctrl+L** goes to the conversations and **Esc** back, **Ctrl+N** begins a new one, **Ctrl+Q** quits

**Ctrl+up** goes to the messages, and there from one to the next; so does a click. On a message:

- **c** copies it, **y** its code, block by block; what you drag over is copied with **Ctrl+C**
- **r** asks again, and **left, right** change between the replies: the conversation goes on from the one in view
- **e** edits a question and sends it in a copy of the conversation, **b** goes on from the message in such a copy
- **w** shows what was used for the reply; **x** (or **F8**) shows the message as it crossed the wire, and back
- **Home, End** go to the first and the last message, **Esc** goes back to the input
{ConversationList.HELP}"""
