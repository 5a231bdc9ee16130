"""What `from __future__ import ...` may name: features that came before they were the rule.

The compiler acts on the statement; this module only says when each feature
could be asked for, since when it is always on, and its flag in co_flags.
"""

all_feature_names = (
    "nested_scopes generators division absolute_import with_statement print_function "
    "unicode_literals barry_as_FLUFL generator_stop annotations"
).split()

__all__ = ["all_feature_names", *all_feature_names]

CO_NESTED = 0x10
CO_GENERATOR_ALLOWED = 0
CO_FUTURE_DIVISION = 0x20000
CO_FUTURE_ABSOLUTE_IMPORT = 0x40000
CO_FUTURE_WITH_STATEMENT = 0x80000
CO_FUTURE_PRINT_FUNCTION = 0x100000
CO_FUTURE_UNICODE_LITERALS = 0x200000
CO_FUTURE_BARRY_AS_BDFL = 0x400000
CO_FUTURE_GENERATOR_STOP = 0x800000
CO_FUTURE_ANNOTATIONS = 0x1000000


class _Feature:
    """One feature; versions look like sys.version_info."""

    def __init__(self, optional, mandatory, compiler_flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = compiler_flag

    def getOptionalRelease(self):
        """The first version in which the feature could be asked for."""
        return self.optional

    def getMandatoryRelease(self):
        """The version since which it is always on; None when that is not decided."""
        return self.mandatory

    def __repr__(self):
        return f"_Feature({self.optional!r}, {self.mandatory!r}, {self.compiler_flag!r})"


def _since(optional, mandatory, flag):
    """A _Feature from short forms: "2.1b1" is version (2, 1, 0, "beta", 1)."""
    return _Feature(_version(optional), mandatory and _version(mandatory), flag)


def _version(text):
    numbers, level, serial = text[:3], text[3], int(text[4])
    major, minor = numbers.split(".")
    return int(major), int(minor), 0, {"a": "alpha", "b": "beta", "f": "final"}[level], serial


nested_scopes = _since("2.1b1", "2.2a0", CO_NESTED)
generators = _since("2.2a1", "2.3f0", CO_GENERATOR_ALLOWED)
division = _since("2.2a2", "3.0a0", CO_FUTURE_DIVISION)
absolute_import = _since("2.5a1", "3.0a0", CO_FUTURE_ABSOLUTE_IMPORT)
with_statement = _since("2.5a1", "2.6a0", CO_FUTURE_WITH_STATEMENT)
print_function = _since("2.6a2", "3.0a0", CO_FUTURE_PRINT_FUNCTION)
unicode_literals = _since("2.6a2", "3.0a0", CO_FUTURE_UNICODE_LITERALS)
barry_as_FLUFL = _since("3.1a2", "4.0a0", CO_FUTURE_BARRY_AS_BDFL)
generator_stop = _since("3.5b1", "3.7a0", CO_FUTURE_GENERATOR_STOP)
annotations = _since("3.7b1", None, CO_FUTURE_ANNOTATIONS)
