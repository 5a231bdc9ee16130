"""Signatures leave the module typing out of annotations, and no other one."""

import inspect
import typing


class Key: ...


Key.__module__ = "music.typing"


def play(key: typing.List[Key], speed: typing.Optional[typing.List[int]] = None): ...


print(inspect.signature(play))
print(inspect.formatannotation(typing.Dict[str, Key]))
print(inspect.formatannotation(Key, "music.typing"), inspect.formatannotation(Key, "music"))
