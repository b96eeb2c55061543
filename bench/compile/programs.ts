/**
 * Programs of a wanted length for measuring the compiler: the usual mixture of a device's script (classes with
 * state, tables, loops, text, some arithmetic), with names and constants that vary so nothing is seen twice.
 */

const templates: ((n: number) => string)[] = [
  (n) => `class Sensor${n}:
    SCALE = ${(n % 17) + 1}

    def __init__(self, name, pin, limit=${n % 100}):
        self.name = name
        self.pin = pin
        self.limit = limit
        self.samples = []
        self.total = 0

    def add(self, value):
        self.samples.append(value)
        self.total += value * self.SCALE
        if len(self.samples) > 16:
            old = self.samples.pop(0)
            self.total -= old * self.SCALE

    def average(self):
        if not self.samples:
            return 0.0
        return self.total / len(self.samples)

    def alarm(self):
        return self.average() > self.limit

    def __repr__(self):
        return "Sensor${n}(%s, %d)" % (self.name, self.pin)
`,
  (n) => `def filter_${n}(values, alpha=0.${(n % 9) + 1}):
    state = 0.0
    out = []
    for i, value in enumerate(values):
        state = state + alpha * (value - state)
        if i % ${(n % 5) + 2} == 0:
            out.append(round(state, 3))
        elif value < 0 and state > ${n % 30}:
            break
    else:
        out.append(-1.0)
    return out
`,
  (n) => `def checksum_${n}(data):
    crc = 0x${((n * 2654435761) % 65536).toString(16)}
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            if crc & 0x8000:
                crc = (crc << 1) ^ 0x1021
            else:
                crc <<= 1
            crc &= 0xFFFF
    return crc
`,
  (n) => `TABLE_${n} = {
    "idle": (${n}, "wait for ${n}"),
    "busy": (${n + 1}, "work on ${n}"),
    "error": (-${n + 2}, "stop"),
}


def describe_${n}(state, verbose=False, *extra, **options):
    code, text = TABLE_${n}.get(state, (0, "unknown"))
    parts = [f"{state}:{code:04d}", text.upper()]
    if verbose:
        parts.extend(str(item) for item in extra)
        for key in sorted(options):
            parts.append("{}={!r}".format(key, options[key]))
    return ", ".join(parts)
`,
  (n) => `def parse_${n}(line):
    result = {}
    try:
        for field in line.strip().split(";"):
            key, _, value = field.partition("=")
            if value.isdigit():
                result[key] = int(value)
            else:
                result[key] = value or None
    except (ValueError, IndexError) as error:
        print("line ${n}:", error)
        return None
    finally:
        result["seen"] = ${n}
    return [(k, v) for k, v in result.items() if v is not None]
`,
  (n) => `def steps_${n}(start, stop):
    position = start
    while position != stop:
        delta = max(-${(n % 7) + 1}, min(${(n % 7) + 1}, stop - position))
        position += delta
        command = yield position, delta
        if command == "stop":
            return position
`,
  (n) => `def make_counter_${n}(step=${(n % 4) + 1}):
    count = ${n % 10}

    def bump(times=1):
        nonlocal count
        for _ in range(times):
            count += step
        return count

    return bump
`,
];

/** A program of at least `lines` lines. */
export function program(lines: number): string {
  const parts = ["import sys\n"];
  const calls: string[] = [];
  let length = 1;
  for (let n = 0; length < lines; n++) {
    const text = templates[n % templates.length](n);
    parts.push(text);
    length += text.split("\n").length + 1;
    if (n % 7 === 2) calls.push(`total += checksum_${n}(b"abc")`);
    if (n % 7 === 1) calls.push(`total += len(filter_${n}([1, 2.5, 3]))`);
    if (n % 7 === 6) calls.push(`total += make_counter_${n}()(2)`);
  }
  return `${parts.join("\n\n")}\n\ntotal = 0\n${calls.join("\n")}\nprint(total)\n`;
}
