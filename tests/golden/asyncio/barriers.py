# Barrier: nobody goes on before all have come.
import asyncio


async def runner(barrier, name, delay):
    await asyncio.sleep(delay)
    print(name, "arrives", barrier.n_waiting)
    async with barrier as position:
        print(name, "goes on", position)


async def waits(barrier):
    try:
        return await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        return f"broken: {error}"


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(*(runner(barrier, n, d) for d, n in enumerate("abc")))
    tasks = [asyncio.create_task(waits(barrier)) for _ in range(2)]
    await asyncio.sleep(0)
    print(repr(barrier).split("[")[1])
    await barrier.reset()
    print(await asyncio.gather(*tasks), barrier.broken)
    tasks = [asyncio.create_task(waits(barrier)) for _ in range(2)]
    await asyncio.sleep(0)
    await barrier.abort()
    print(await asyncio.gather(*tasks), barrier.broken, repr(barrier).split("[")[1])
    print(await waits(barrier))
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)
    cancelled = asyncio.create_task(waits(other := asyncio.Barrier(2)))
    await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.wait([cancelled])
    print(other.n_waiting, cancelled.cancelled())


asyncio.run(main())
