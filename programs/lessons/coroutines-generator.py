# Lesson 17: A coroutine uses what is sent to it
# Watch: data flows both ways through one yield: the average goes out, the next number comes in.


def averager():
    total = 0
    count = 0
    average = None
    while True:
        number = yield average
        total += number
        count += 1
        average = total / count


a = averager()
next(a)  # go to the first yield
for number in (10, 20, 60):
    print(a.send(number), end=" ")
print()  # expect: 10.0 15.0 30.0
a.close()
