# throw() and close() on coroutines, through await.
class Wait:
    def __await__(self):
        try:
            yield "waiting"
        except KeyError as error:
            return f"recovered from {error!r}"
        finally:
            print("wait ends")


async def work():
    try:
        result = await Wait()
        print(result)
        await Wait()
    except ValueError as error:
        print("work caught", error)
        return "handled"
    finally:
        print("work ends")


c = work()
print(c.send(None))
print(c.throw(KeyError("k")))
try:
    c.throw(ValueError("v"))
except StopIteration as stop:
    print(stop.value)
c = work()
c.send(None)
c.close()
c.close()
c = work()
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)
