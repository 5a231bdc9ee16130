# A cell may be empty.
def early():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(error)
    later = "now there"
    print(use())
    del later
    try:
        use()
    except NameError as error:
        print(error)
    try:
        later
    except UnboundLocalError as error:
        print(error)


early()


def cell():
    if False:
        x = 1
    return (lambda: x).__closure__[0]


try:
    cell().cell_contents
except ValueError as error:
    print(error)
