# An eight-bit machine: an assembler of two passes, and an emulator that is a generator.
from enum import IntEnum, IntFlag, unique


@unique
class Op(IntEnum):
    HLT = 0x00
    LDI = 0x10
    MOV = 0x20
    ADD = 0x30
    SUB = 0x31
    MUL = 0x32
    CMP = 0x40
    JMP = 0x50
    JZ = 0x51
    JNZ = 0x52
    JC = 0x53
    LD = 0x60
    ST = 0x61
    OUT = 0x70
    CALL = 0x80
    RET = 0x81
    PUSH = 0x90
    POP = 0x91


class Flags(IntFlag):
    NONE = 0
    ZERO = 1
    CARRY = 2


OPERANDS = {
    Op.HLT: "", Op.RET: "", Op.LDI: "rn", Op.MOV: "rr", Op.ADD: "rr", Op.SUB: "rr", Op.MUL: "rr",
    Op.CMP: "rr", Op.JMP: "n", Op.JZ: "n", Op.JNZ: "n", Op.JC: "n", Op.LD: "rr", Op.ST: "rr",
    Op.OUT: "r", Op.CALL: "n", Op.PUSH: "r", Op.POP: "r",
}


class AssemblyError(ValueError):
    pass


def assemble(source):
    """Machine code for the source; labels may be used before they are defined."""
    labels, fixups, code = {}, {}, bytearray()
    for number, line in enumerate(source.splitlines(), 1):
        text, _, _ = line.partition(";")
        if ":" in text:
            label, _, text = text.partition(":")
            if (label := label.strip()) in labels:
                raise AssemblyError(f"line {number}: label {label!r} defined twice")
            labels[label] = len(code)
        match text.replace(",", " ").split():
            case []:
                continue
            case ["DB", *values]:
                code += bytes(int(v, 0) for v in values)
                continue
            case [name, *arguments] if name in Op.__members__:
                op = Op[name]
            case [name, *_]:
                raise AssemblyError(f"line {number}: unknown instruction {name!r}")
        kinds = OPERANDS[op]
        if len(arguments) != len(kinds):
            raise AssemblyError(f"line {number}: {name} takes {len(kinds)} operands, got {len(arguments)}")
        code.append(op)
        for kind, argument in zip(kinds, arguments, strict=True):
            if kind == "r":
                code.append(int(argument.removeprefix("r")))
            elif argument[0].isalpha():
                fixups[len(code)] = argument, number
                code.append(0)
            else:
                code.append(int(argument, 0) & 0xFF)
    for place, (label, number) in fixups.items():
        try:
            code[place] = labels[label]
        except KeyError:
            raise AssemblyError(f"line {number}: no label {label!r}") from None
    return bytes(code)


class Machine:
    def __init__(self, code, memory=256):
        self.memory = bytearray(memory)
        self.memory[: len(code)] = code
        self.r = [0] * 4
        self.pc, self.sp = 0, memory - 1
        self.flags = Flags.NONE
        self.output = []

    def set(self, register, value):
        self.flags = Flags.NONE
        if value & 0xFF == 0:
            self.flags |= Flags.ZERO
        if not 0 <= value <= 0xFF:
            self.flags |= Flags.CARRY
        self.r[register] = value & 0xFF

    def push(self, value):
        self.memory[self.sp] = value
        self.sp -= 1

    def pop(self):
        self.sp += 1
        return self.memory[self.sp]

    def fetch(self):
        op = Op(self.memory[self.pc])
        size = len(OPERANDS[op])
        operands = self.memory[self.pc + 1 : self.pc + 1 + size]
        self.pc += 1 + size
        return op, *operands

    def run(self):
        """Yields (pc, op) before each instruction; returns the number executed."""
        executed = 0
        while True:
            yield self.pc, Op(self.memory[self.pc])
            executed += 1
            match self.fetch():
                case [Op.HLT]:
                    return executed
                case [Op.LDI, a, n]:
                    self.r[a] = n
                case [Op.MOV, a, b]:
                    self.r[a] = self.r[b]
                case [Op.ADD, a, b]:
                    self.set(a, self.r[a] + self.r[b])
                case [Op.SUB, a, b]:
                    self.set(a, self.r[a] - self.r[b])
                case [Op.MUL, a, b]:
                    self.set(a, self.r[a] * self.r[b])
                case [Op.CMP, a, b]:
                    kept = self.r[a]
                    self.set(a, self.r[a] - self.r[b])
                    self.r[a] = kept
                case [Op.JMP, n]:
                    self.pc = n
                case [Op.JZ, n]:
                    self.pc = n if Flags.ZERO in self.flags else self.pc
                case [Op.JNZ, n]:
                    self.pc = self.pc if Flags.ZERO in self.flags else n
                case [Op.JC, n]:
                    self.pc = n if Flags.CARRY in self.flags else self.pc
                case [Op.LD, a, b]:
                    self.r[a] = self.memory[self.r[b]]
                case [Op.ST, a, b]:
                    self.memory[self.r[b]] = self.r[a]
                case [Op.OUT, a]:
                    self.output.append(self.r[a])
                case [Op.CALL, n]:
                    self.push(self.pc)
                    self.pc = n
                case [Op.RET]:
                    self.pc = self.pop()
                case [Op.PUSH, a]:
                    self.push(self.r[a])
                case [Op.POP, a]:
                    self.r[a] = self.pop()


def execute(source, limit=1000, show=0):
    code = assemble(source)
    print(f"{len(code)} bytes: {code.hex(' ', 4)}")
    machine = Machine(code)
    steps = machine.run()
    try:
        for n in range(limit):
            pc, op = next(steps)
            if n < show:
                print(f"  {pc:#04x} {op.name:<4} r={machine.r} {machine.flags!r}")
        print("  stopped after", limit)
    except StopIteration as halt:
        print(f"  halted after {halt.value}, output {machine.output}, flags {machine.flags!r}")
    except ValueError as error:
        print(f"  crashed: {error}")


FACTORIAL = """
        LDI r0, 5       ; n
        LDI r1, 1       ; product
        LDI r2, 1
        LDI r3, 0
loop:   MUL r1, r0
        SUB r0, r2
        CMP r0, r3
        JNZ loop
        OUT r1
        HLT
"""
FIBONACCI = """
        LDI r0, 0
        LDI r1, 1
again:  OUT r0
        CALL next
        JC done
        JMP again
next:   PUSH r1
        ADD r1, r0
        POP r0
        RET
done:   OUT r0
        HLT
"""
STRING = """
        LDI r1, data
        LDI r2, 1
        LDI r3, 0
more:   LD r0, r1
        CMP r0, r3
        JZ end
        OUT r0
        ADD r1, r2
        JMP more
end:    HLT
data:   DB 0x48 0x69 0x21 0
"""
execute(FACTORIAL, show=6)
execute(FIBONACCI)
execute(STRING)
execute("here: JMP here", limit=10, show=2)
execute("LDI r0, 1\nDB 0xff")
print(bytes([72, 105, 33]).decode("ascii"), Flags.ZERO | Flags.CARRY, Flags(0), Op.JZ, f"{Op.JZ:#x}")
for wrong in ("FLY r1", "ADD r1", "a: HLT\na: HLT", "JMP nowhere", "LDI r0, x1"):
    try:
        assemble(wrong)
    except AssemblyError as error:
        print(error, "| caused by", error.__cause__, "| context hidden:", error.__suppress_context__)
try:
    Machine(bytes(300))
    Op(0x99)
except ValueError as error:
    print(type(error).__name__, error)
