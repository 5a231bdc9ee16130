# A code object whose location table was replaced: instructions without lines, in tracebacks too.
def fail():
    1 / 0


def show():
    try:
        fail()
    except ZeroDivisionError as error:
        tb = error.__traceback__.tb_next
        print(tb.tb_lineno, tb.tb_frame.f_lineno, tb.tb_lasti)


show()
original = fail.__code__
print(list(original.co_lines()))
for table in b"\xf8\xf8\xf8\xf9\xf8\xf8\xf8", b"", b"\xff\xff\xff":
    fail.__code__ = original.replace(co_linetable=table)
    print(fail.__code__.co_linetable, list(fail.__code__.co_positions())[:2])
    try:
        original.replace(co_linetable="text")
    except TypeError as error:
        print(error)
fail.__code__ = original.replace(co_linetable=b"\xf8\xf8\xf8\xf9\xf8\xf8\xf8")
show()
print(list(fail.__code__.co_lines()), fail.__code__ == original)
fail()
