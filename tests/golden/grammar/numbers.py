# Number literals.
print(0, 00, 1_000, 0xFF, 0Xff, 0o17, 0O17, 0b101, 0B1_0, 0x_f, 1., .5, 1.5e3, 1E-2, 1e+5, 1_0.0_1, 0e0, 1j, 1.5J, .5j, 1e2j, 007.5, 09e1, 09.5)
print(-1, +1, ~1, - -1, not 1, -0.0, 1 if 1else 2, 0xfor 1, [1for x in[1]])
print(123456789012345678901234567890, 0xffffffffffffffffffff, 1e400, -1e400, 0.1 + 0.2, 2**63, -2**63, 2**31 - 1, 255, 256, -5, -6)
print(1 .real, 1..real, 1.5.is_integer(), 0x10.bit_length(), 5 .__class__.__name__)
