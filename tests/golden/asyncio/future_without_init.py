"""A subclass of Future that forgets to call super().__init__()."""

import asyncio


class Parcel(asyncio.Future):
    def __init__(self, address):
        self.address = address


class Errand(asyncio.Task):
    def __init__(self, coro):
        self.errand = coro


def attempt(what, action):
    try:
        print(what, "->", action())
    except Exception as error:
        print(what, "->", type(error).__name__, error)


async def main():
    parcel = Parcel("Oslo")
    attempt("done", parcel.done)
    attempt("cancelled", parcel.cancelled)
    attempt("result", parcel.result)
    attempt("exception", parcel.exception)
    attempt("get_loop", parcel.get_loop)
    attempt("set_result", lambda: parcel.set_result(3))
    attempt("set_exception", lambda: parcel.set_exception(ValueError("lost")))
    attempt("cancel", parcel.cancel)
    attempt("remove_done_callback", lambda: parcel.remove_done_callback(print))
    attempt("repr", lambda: repr(parcel))
    attempt("done", parcel.done)

    errand = Errand(None)
    attempt("get_name", errand.get_name)
    attempt("get_coro", errand.get_coro)
    attempt("get_loop", errand.get_loop)


asyncio.run(main())
