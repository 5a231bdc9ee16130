# UserList: a list to inherit from.
import copy
from collections import UserList


class Row(UserList):
    pass


row = Row([3, 1, 2])
print(row, len(row), row[0], row[1:], type(row[1:]), 3 in row, row.index(2), row.count(3))
print(row + [4], [4] + row, row + (5,), row + UserList("ab"), "ab" + row, type([4] + row), row * 2)
print(row < [4], row <= Row([3, 1, 2]), row == [3, 1, 2], row > UserList(), row >= [9], row != row)

row.append(5)
row.insert(0, 9)
row.extend(Row("x"))
row.extend(iter("yz"))
row += (7,)
row *= 2
print(row)
del row[7:]
row[1:3] = [0]
print(row, row.pop(), row.pop(0), row)
row.remove(2)
row.reverse()
print(row, list(reversed(row)))
row[:] = [2, 1, 3]
row.sort(key=lambda number: -number)
print(row)

row.note = []
for made in row.copy(), copy.copy(row), copy.deepcopy(row), Row(row), UserList(row):
    print(type(made), vars(made), made.data is row.data)
row.clear()
print(row, bool(row), Row(), Row("ab"), Row(range(2)))


def on_the_way(error):
    entry = error.__traceback__.tb_next
    while entry:
        yield entry.tb_frame.f_code.co_name
        entry = entry.tb_next


for wrong in (lambda: row.remove(1), lambda: row.pop(), lambda: row[1], lambda: row.index(1, 2), lambda: row + 1,
              lambda: hash(row), lambda: row.insert(1), lambda: Row(5)):  # fmt: skip
    try:
        wrong()
    except (ValueError, IndexError, TypeError) as error:
        print(repr(error), *on_the_way(error))
