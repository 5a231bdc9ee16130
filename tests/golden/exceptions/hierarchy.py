# The exception classes and what they derive from.
for kind in (
    ArithmeticError, AssertionError, AttributeError, BaseException, BaseExceptionGroup, BufferError,
    EOFError, Exception, ExceptionGroup, FloatingPointError, GeneratorExit, ImportError,
    IndentationError, IndexError, KeyboardInterrupt, KeyError, LookupError, MemoryError,
    ModuleNotFoundError, NameError, NotImplementedError, OSError, OverflowError, RecursionError,
    ReferenceError, RuntimeError, StopAsyncIteration, StopIteration, SyntaxError, SystemError,
    SystemExit, TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeError,
    UnicodeDecodeError, UnicodeEncodeError, ValueError, ZeroDivisionError, Warning,
    DeprecationWarning, RuntimeWarning, SyntaxWarning, UserWarning,
):
    print(" < ".join(base.__name__ for base in kind.__mro__[:-1]))
print(IOError is OSError, EnvironmentError is OSError)
