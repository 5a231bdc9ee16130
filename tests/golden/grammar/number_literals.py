# Every way to write a number.
print(0, 00, 0_0, 7, 1_000_000, 0x1F, 0XfF, 0x_f, 0o17, 0O7, 0b101, 0B1_0)
print(1., .5, 1.5, 1e3, 1E3, 1e+3, 1e-3, 1_0.0_1e1_0, 0e0, 00.5, 09.5, 1_2e3)
print(1j, 1J, 1.5j, 1e3j, .5j, 0j, 00j, 10_0j)
print(255, 256, 257, -1, 2147483647, 2147483648, 9223372036854775807, 9223372036854775808)
print(123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFFFFFF, -123456789012345678901234567890)
print(1e308, 1e309, -1e309, 5e-324, 1e-400, 0.1, 1 / 3, 1e16, 123456789.123456789, 1e22, 1e-5)
print(1if 1else 2, 0x1for x in (1,)) if 0 else print(1 if 1 else 2)
print(1 .real, 1..real, 1.0.imag, 1j.imag, 0xf.real)
