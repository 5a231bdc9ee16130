# Annotations that are texts: which of them mean ClassVar, InitVar or KW_ONLY.
import dataclasses
import inspect
import typing
import typing as other_name
from dataclasses import KW_ONLY, InitVar, dataclass
from typing import ClassVar


@dataclass
class Texts:
    plain: "int" = 0
    named: "ClassVar[int]" = 1
    dotted: "typing.ClassVar[int]" = 2
    renamed: "other_name.ClassVar" = 3
    spaced: " typing . ClassVar [a.b]" = 4
    inner_dot: "ClassVar[a.b]" = 5
    init: "InitVar" = 6
    init_dotted: "dataclasses.InitVar[int]" = 7
    wrong_module: "dataclasses.ClassVar" = 8
    unknown_module: "nowhere.ClassVar" = 9
    longer: "ClassVarX" = 10
    marker: "KW_ONLY"
    last: "" = 11


for f in Texts.__dataclass_fields__.values():
    print(f.name, f._field_type, f.kw_only is True)
print(inspect.signature(Texts), Texts.__match_args__)
print(InitVar[int], InitVar[list[int]], InitVar["T"])
