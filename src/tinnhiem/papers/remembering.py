"""Remember what was just worked out about a frozen value."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar

V = TypeVar("V")
A = TypeVar("A")


def remembered(size: int) -> Callable[[Callable[[V], A]], Callable[[V], A]]:
    """Keep the last `size` answers of a function, by the identity of its argument.

    A paper is frozen and asked for the same thing half a dozen times while its files
    are made; hashing it would take as long as answering. Each argument is kept with
    its answer, so that its identity cannot pass to another value meanwhile.

    Args:
        size: How many answers are kept; the oldest goes first.
    """

    def decorate(answer: Callable[[V], A]) -> Callable[[V], A]:
        kept: OrderedDict[int, tuple[V, A]] = OrderedDict()
        lock = Lock()

        @wraps(answer)
        def ask(value: V) -> A:
            with lock:
                found = kept.get(id(value))
            if found is not None:
                return found[1]
            fresh = answer(value)
            with lock:
                kept[id(value)] = (value, fresh)
                while len(kept) > size:
                    kept.popitem(last=False)
            return fresh

        return ask

    return decorate
