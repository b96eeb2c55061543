# The assembler for the state machines of the RP2 chips, after the instruction set of the RP2040 data sheet (chapter 3.4). The hardware
# itself is in the module _rp2. A decorated function is run twice, with instructions for its global names: once for the labels.

from array import array

from _rp2 import *

_OPTIONAL_SIDE = 1 << 30
_FIELDS = 9


class PIOASMError(Exception):
    pass


class _Assembler:
    def __init__(
        self,
        *,
        out_init=None,
        set_init=None,
        sideset_init=None,
        side_pindir=False,
        in_shiftdir=PIO.SHIFT_LEFT,
        out_shiftdir=PIO.SHIFT_LEFT,
        autopush=False,
        autopull=False,
        push_thresh=32,
        pull_thresh=32,
        fifo_join=PIO.JOIN_NONE
    ):
        shiftctrl = autopush << 16 | autopull << 17 | in_shiftdir << 18 | out_shiftdir << 19
        shiftctrl |= (push_thresh & 31) << 20 | (pull_thresh & 31) << 25 | fifo_join << 30
        self.words = array("H")
        self.prog = [self.words, -1, -1, -1, side_pindir << 29, shiftctrl, out_init, set_init, sideset_init]
        self.side_bits = (
            0 if sideset_init is None else 1 if isinstance(sideset_init, int) else len(sideset_init)
        )
        self.side_optional = 0
        self.longest_delay = 31
        self.labels = {}
        self.target = self.end = None
        self.emitting = False
        self.count = self.sides = 0

    def assemble(self, program):
        program()
        if self.side_bits:
            # Without a side() on each instruction, a bit says whether there is one.
            if self.sides != self.count:
                self.side_optional = 1
                self.side_bits += 1
            self.longest_delay >>= self.side_bits
        target = 0 if self.target is None else self.target
        end = self.count - 1 if self.end is None else self.end
        self.prog[4] |= self.side_optional << 30 | target << 7 | max(end, 0) << 12
        self.emitting = True
        self.count = 0
        program()
        return self.prog

    # What can follow an instruction.

    def __getitem__(self, cycles):
        return self.delay(cycles)

    def delay(self, cycles):
        if self.emitting:
            if cycles > self.longest_delay:
                raise PIOASMError("delay too large")
            self.words[-1] |= cycles << 8
        return self

    def side(self, value):
        self.sides += 1
        if self.emitting:
            if not self.side_bits:
                raise PIOASMError("no sideset")
            if value >= 1 << self.side_bits:
                raise PIOASMError("sideset too large")
            self.words[-1] |= self.side_optional << 12 | value << (13 - self.side_bits)
        return self

    # Directives.

    def wrap_target(self):
        self.target = self.count

    def wrap(self):
        assert self.count
        self.end = self.count - 1

    def label(self, name):
        if not self.emitting:
            if name in self.labels:
                raise PIOASMError("duplicate label {}".format(name))
            self.labels[name] = self.count

    # Instructions.

    def word(self, instr, label=None):
        self.count += 1
        if self.emitting:
            address = 0
            if label is not None:
                if label not in self.labels:
                    raise PIOASMError("unknown label {}".format(label))
                address = self.labels[label]
            self.words.append(instr | address)
        return self

    def nop(self):
        return self.mov(2, 2)

    def jmp(self, cond, label=None):
        if label is None:
            cond, label = 0, cond
        return self.word(cond << 5, label)

    def wait(self, polarity, src, index):
        # `pin` is the condition of that name, `irq` the instruction.
        kind = 0 if src == 0 else 1 if src == 6 else 2
        return self.word(0x2000 | polarity << 7 | kind << 5 | index)

    def in_(self, src, bits):
        return self.word(0x4000 | src << 5 | _bits(bits))

    def out(self, dest, bits):
        return self.word(0x6000 | (7 if dest == 8 else dest) << 5 | _bits(bits))

    def push(self, *options):
        return self.word(0x8000 | _transfer(options))

    def pull(self, *options):
        return self.word(0x8080 | _transfer(options))

    def mov(self, dest, src):
        return self.word(0xA000 | (4 if dest == 8 else dest) << 5 | src)

    def irq(self, mode, index=None):
        if index is None:
            mode, index = 0, mode
        return self.word(0xC000 | mode & 0x60 | index)

    def set(self, dest, data):
        return self.word(0xE000 | dest << 5 | data)


def _bits(count):
    if not 0 < count <= 32:
        raise PIOASMError("invalid bit count {}".format(count))
    return count & 31


def _transfer(options):
    value = 0
    for option in options:
        value |= option
    # It waits unless told not to.
    return value & 0x60 if value & 1 else value & 0x60 | 0x20


_NAMES = {
    # Sources and destinations; `exec` has another number in each instruction.
    "gpio": 0, "pins": 0, "x": 1, "y": 2, "null": 3, "pindirs": 4, "pc": 5, "status": 5, "isr": 6, "osr": 7, "exec": 8,
    # Conditions.
    "not_x": 1, "x_dec": 2, "not_y": 3, "y_dec": 4, "x_not_y": 5, "pin": 6, "not_osre": 7,
    # Options of push, pull and irq.
    "noblock": 0x01, "block": 0x21, "iffull": 0x40, "ifempty": 0x40, "clear": 0x40,
    "invert": lambda source: source | 0x08,
    "reverse": lambda source: source | 0x10,
    "rel": lambda index: index | 0x10,
}  # fmt: skip
_DIRECTIVES = ("wrap_target", "wrap", "label")
_INSTRUCTIONS = ("word", "nop", "jmp", "wait", "in_", "out", "push", "pull", "mov", "irq", "set")


def _names(assembler, methods):
    names = dict(_NAMES)
    for name in methods:
        names[name] = getattr(assembler, name)
    return names


def asm_pio(**options):
    assembler = _Assembler(**options)

    def decorate(program):
        scope = program.__globals__
        names = _names(assembler, _DIRECTIVES + _INSTRUCTIONS)
        hidden = {name: scope[name] for name in names if name in scope}
        scope.update(names)
        try:
            return assembler.assemble(program)
        finally:
            for name in names:
                if name in hidden:
                    scope[name] = hidden[name]
                else:
                    del scope[name]

    return decorate


# Words by text and side-set: loops hand StateMachine.exec() the same texts, and each of them has to be compiled.
_encoded = {}


def asm_pio_encode(instr, sideset_count, sideset_opt=False):
    key = instr, sideset_count, bool(sideset_opt)
    word = _encoded.get(key)
    if word is None:
        word = _encode(instr, sideset_count, sideset_opt)
        if len(_encoded) == 500:
            _encoded.clear()
        _encoded[key] = word
    return word


def _encode(instr, sideset_count, sideset_opt):
    assembler = _Assembler()
    assembler.emitting = True
    assembler.side_optional = int(bool(sideset_opt))
    # The count has the bit that makes it optional in it.
    assembler.side_bits = sideset_count
    assembler.longest_delay = 31 >> (sideset_count + assembler.side_optional)
    names = _names(assembler, _INSTRUCTIONS)
    names["jmp"] = None
    exec(instr, names)
    if len(assembler.words) != 1:
        raise PIOASMError("expecting exactly 1 instruction")
    return assembler.words[0]


class DMA:
    # State machines and buses of the simulation move their data themselves.
    def __init__(self, *_args, **_kwargs):
        raise NotImplementedError("rp2.DMA is not simulated")
