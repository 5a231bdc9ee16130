# A failing factory shows the written __init__.
from dataclasses import dataclass, field


def fails():
    raise ValueError("no default today")


@dataclass
class Item:
    name: str
    when: int = field(default_factory=fails)


print(Item("a", 3))
Item("b")
