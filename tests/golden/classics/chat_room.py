# A chat room with asyncio: a queue per member, a task group, timeouts, and an async generator.
import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    JOIN = "joins"
    LEAVE = "leaves"
    SAY = "says"


@dataclass(frozen=True, slots=True)
class Message:
    kind: Kind
    sender: str
    text: str = ""

    def __str__(self):
        return f"{self.sender} {self.kind}" + (f": {self.text}" if self.text else "")


class Banned(Exception):
    """Raised at who uses a forbidden word."""


class Room:
    def __init__(self, name, limit=3):
        self.name, self.members, self.history = name, {}, []
        self.seats = asyncio.Semaphore(limit)
        self.opened = asyncio.Event()

    def publish(self, message):
        self.history.append(message)
        for name, queue in self.members.items():
            if name != message.sender:
                try:
                    queue.put_nowait(message)
                except asyncio.QueueFull:
                    print(f"    ({name} misses {message.sender})")

    @asynccontextmanager
    async def join(self, name, size=10):
        await self.opened.wait()
        async with self.seats:
            queue = self.members[name] = asyncio.Queue(size)
            self.publish(Message(Kind.JOIN, name))
            try:
                yield queue
            finally:
                del self.members[name]
                self.publish(Message(Kind.LEAVE, name))

    def say(self, name, text):
        if "spam" in text:
            raise Banned(f"{name} is banned")
        self.publish(Message(Kind.SAY, name, text))


async def messages(queue, patience):
    """What comes in, until nothing comes for so long."""
    while True:
        try:
            async with asyncio.timeout(patience):
                message = await queue.get()
        except TimeoutError:
            return
        yield message
        queue.task_done()


def log(*what):
    print(f"[{asyncio.get_running_loop().time() - START:5.2f}]", *what)


async def member(room, name, script, patience=2.0, start=0.0):
    await asyncio.sleep(start)
    heard = 0
    async with room.join(name) as queue:

        async def talk():
            for delay, text in script:
                await asyncio.sleep(delay)
                room.say(name, text)

        async with asyncio.TaskGroup() as group:
            group.create_task(talk(), name=f"{name} talks")
            async for message in messages(queue, patience):
                heard += 1
                log(f"{name:<5}<", message)
    log(name, "heard", heard)
    return heard


async def open_room(room):
    await asyncio.sleep(0.5)
    log(room.name, "opens")
    room.opened.set()


async def main():
    global START
    START = asyncio.get_running_loop().time()
    room = Room("lobby", limit=2)
    opening = asyncio.create_task(open_room(room))
    results = await asyncio.gather(
        member(room, "ann", [(0.25, "hello"), (1.0, "anyone?")]),
        member(room, "ben", [(0.75, "hi ann")], start=0.125),
        member(room, "cat", [(0.125, "am I late?")], start=0.25, patience=1.0),
    )
    await opening
    log("heard", results, "history", len(room.history))

    log("--- banned")
    try:
        await member(room, "dan", [(0.5, "buy spam")])
    except* Banned as group:
        log(repr(group), [str(e) for e in group.exceptions])
    log("members", room.members, "seats locked", room.seats.locked())

    log("--- a slow member loses messages")
    async with room.join("eve", size=1):
        for text in "one", "two", "three":
            room.say("fay", text)

    log("--- cancelled")
    task = asyncio.create_task(member(room, "gus", []), name="gus")
    await asyncio.sleep(0.5)
    task.cancel("closing time")
    try:
        await task
    except asyncio.CancelledError as error:
        log("gus", error.args, task.cancelled())

    log("--- who is first")
    done, pending = await asyncio.wait(
        [asyncio.create_task(asyncio.sleep(n / 4, n), name=f"n{n}") for n in (3, 1, 2)],
        return_when=asyncio.FIRST_COMPLETED,
    )
    log(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    for one in pending:
        one.cancel()
    log(await asyncio.gather(*pending, return_exceptions=True) and "both cancelled")
    print(*room.history, sep="\n")
    return room.history[-1]


print(repr(asyncio.run(main())))


async def alone():
    room = Room("closed")
    room.opened.set()
    await member(room, "ivy", [(0, "spam")])


try:
    asyncio.run(alone())
except ExceptionGroup as group:
    print(group, group.exceptions)
