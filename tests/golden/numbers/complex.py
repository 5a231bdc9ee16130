# Complex numbers, as far as programs meet them.
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, z * 2, z * 1j, z / 2, z + 1, z - 4j, z**2, z == 3 + 4j)
print(1j, -1j, 0j, complex(1, 2), complex("1+2j"), complex(1.5), 1j * 1j, complex(0, -1.5), 1e3j, complex("j"))
print(bool(0j), bool(1j), repr(1 + 0j), 2j == 2, 2 + 0j == 2, hash(2 + 0j) == hash(2))
for act in (lambda: z < 1, lambda: int(z), lambda: z // 1, lambda: 1 / 0j, lambda: complex("x"), lambda: z % 2):
    try:
        act()
    except (TypeError, ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
