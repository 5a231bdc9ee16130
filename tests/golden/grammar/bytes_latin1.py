# -*- coding: latin-1 -*-
# An encoding declaration: Latin-1.
print(ascii("éÿ"), ascii(b"\xe9"))
