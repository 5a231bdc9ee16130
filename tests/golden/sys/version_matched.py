"""sys.version_info knows the names of its fields, so a match statement can use them."""

import sys

version_info = type(sys.version_info)
match sys.version_info:
    case version_info(major, minor=minor):
        print(major, minor)
match sys.version_info:
    case (3, minor, *_):
        print("3 dot", minor)

print(version_info.__match_args__)
print(version_info.n_fields, version_info.n_sequence_fields, version_info.n_unnamed_fields)
