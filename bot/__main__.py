"""`python -m bot` is the command `vigie`."""

import sys

from bot.cli import main

sys.exit(main())
