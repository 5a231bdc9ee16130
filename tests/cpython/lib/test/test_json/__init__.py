"""The tests of json: genstep's is in Python only, so those of the C part are left out."""

import json
import unittest


class PyTest(unittest.TestCase):
    json = json
    loads = staticmethod(json.loads)
    dumps = staticmethod(json.dumps)
    JSONDecodeError = json.JSONDecodeError


@unittest.skip("requires _json")
class CTest(unittest.TestCase):
    pass
