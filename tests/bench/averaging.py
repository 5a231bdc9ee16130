# A coroutine that averages what is sent to it.
def averager():
    total = 0.0
    count = 0
    average = None
    while True:
        number = yield average
        total += number
        count += 1
        average = total / count


coroutine = averager()
next(coroutine)
send = coroutine.send
result = None
for number in range(6_000_000):
    result = send(number)
print(result)
