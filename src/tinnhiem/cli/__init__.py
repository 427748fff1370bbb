"""The `tinnhiem` command.

Importing this package makes the command library speak Vietnamese, whatever the
machine's language: it looks its sentences up in gettext's domain `messages`.
"""

import gettext
import os
from pathlib import Path

os.environ["LANGUAGE"] = "vi"
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
