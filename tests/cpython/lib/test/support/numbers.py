"""Literals with underscores, in right and in wrong places."""

VALID_UNDERSCORE_LITERALS = """
    0_0 0_0_0 0_00 1_0 12_345 1_2_3_4 4_2 9_99 0b1_01 0b_10 0B_1_0 0o_17 0o1_7 0O_7_7 0x_ff 0xf_f 0X_A_B
    1_0.5 1_0.0_5 .2_5 0_1.5 1.5_0e1_0 1e1_0 1_0e1_0 1_0E+1_0 .1_4j 1_4j 1e1_0j 0_7.5 1_00_00.5 0_0.1_1 0_0j
""".split()

INVALID_UNDERSCORE_LITERALS = """
    0_ 4_2_ 1.4j_ 0x_ 0b1_ 0xf_ 0o5_ 1__0 4_______2 0.1__4 0b1001__0100 0xffff__ffff 0o5__77 1e1__0
    0__xf 0_b0 0_xf 0_o5 0_7 09_99 1_.4 1._4 1_.4j 1._4j ._5 ._5j 1_e1 1e_1 1_e1j 1e+_1 1.4_j 1.4e5_j
    (1+1.5_j_) (1+_1.5j) 1.0_
""".split()
