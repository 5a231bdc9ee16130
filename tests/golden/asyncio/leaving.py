# SystemExit in a task ends the program, after the others have been cancelled.
import asyncio
import sys


async def other():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("other: cancelled")
        raise
    finally:
        print("other: finally")


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(1)
    try:
        sys.exit(3)
    finally:
        print("main: finally")


try:
    asyncio.run(main())
finally:
    print("after run")
