"""What a mutation is: a function from content to content, with the dice passed in."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]


class UnfitError(Exception):
    """The content has nothing that this mutation changes: it is no archive, or has no records."""
