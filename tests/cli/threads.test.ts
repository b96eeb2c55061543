/** `_thread` through the command: on simulated boards in virtual time, without a board, in bundles, and in what is refused. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy, halpyInterrupted } from "../helpers/halpy.js";

const run = (code: string, ...options: string[]) => halpy(["run", "--no-waveform", ...options, "-c", code]);
const onBoard = (code: string, ...options: string[]) => run(code, "--board", "esp32", ...options);

/** Times of the changes of each pin in a trace file, in microseconds, from the first rise on. */
function edges(path: string): Map<string, number[]> {
  const names = new Map<string, string>();
  const found = new Map<string, number[]>();
  let us = 0;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [, sign, name] = /^\$var wire 1 (\S+) (\S+)/.exec(line) ?? [];
    if (sign !== undefined && name !== undefined) names.set(sign, name);
    if (line.startsWith("#")) us = Number(line.slice(1)) / 1000;
    const [, level, changed] = /^([01])(\S+)$/.exec(line) ?? [];
    const pin = changed === undefined ? undefined : names.get(changed);
    if (pin === undefined || (level === "0" && !found.has(pin))) continue;
    found.set(pin, [...(found.get(pin) ?? []), us]);
  }
  return found;
}

const BLINKS = `
import _thread, time
from machine import Pin
def blink(pin, seconds):
    while True:
        pin.value(1)
        time.sleep(seconds)
        pin.value(0)
        time.sleep(seconds)
`;
const TWO_THREADS = `${BLINKS}
_thread.start_new_thread(blink, (Pin(2, Pin.OUT), 0.5))
_thread.start_new_thread(blink, (Pin(4, Pin.OUT), 0.3))
`;

describe("threads on a simulated board", function () {
  this.timeout(60_000);

  it("blink side by side, each in its own rhythm", () => {
    const folder = folderWith({ "blinks.py": TWO_THREADS });
    const trace = join(folder, "trace.vcd");
    halpy(["run", "--board", "esp32", "--for", "3050ms", "--trace", trace, "blinks.py"], { cwd: folder });
    const found = edges(trace);
    for (const [name, halfPeriod, count] of [
      ["GPIO2", 500_000, 7],
      ["GPIO4", 300_000, 11],
    ] as const) {
      const times = found.get(name) ?? [];
      assert.equal(times.length, count, name);
      times.forEach((us, i) => {
        // What is done in between takes a few microseconds each time.
        const late = us - i * halfPeriod;
        assert.ok(late >= 0 && late < 50, `${name}: edge ${i} at ${us}`);
      });
    }
  });

  it("go on when the main thread is over, if the options say so", () => {
    const code = `
import _thread, time, machine
machine.freq()
def work():
    for i in range(3):
        time.sleep(1)
        print("thread", time.ticks_ms() // 100)
_thread.start_new_thread(work, ())
print("main is over")
`;
    const plain = onBoard(code);
    assert.equal(plain.stdout, "main is over\n");
    assert.match(plain.stderr, /threads go on; --for TIME/);
    assert.equal(onBoard(code, "--for", "2500ms").stdout, "main is over\nthread 10\nthread 20\n");
    assert.equal(onBoard(code, "--until-idle").stdout, "main is over\nthread 10\nthread 20\nthread 30\n");
  });

  it("end a busy wait of the main thread, and are not kept waiting by one of their own", () => {
    const { stdout } = onBoard(`
import _thread, time, machine
machine.freq()
flag = False
def wait():
    while not flag:
        pass
    print("seen", time.ticks_ms() // 10)
_thread.start_new_thread(wait, ())
time.sleep(0.5)
print("main", time.ticks_ms())
flag = True
def change():
    global flag
    time.sleep(0.25)
    flag = False
time.sleep(0.01)
_thread.start_new_thread(change, ())
while flag:
    pass
print("over", time.ticks_ms() // 10)
`);
    assert.equal(stdout, "main 500\nseen 50\nover 76\n");
  });

  it("give the main thread its turn when they are busy and it is not asleep", () => {
    const { stdout } = onBoard(`
import _thread, time, machine
machine.freq()
def spin():
    while True:
        pass
_thread.start_new_thread(spin, ())
start = time.ticks_ms()
for i in range(1000):
    pass
print(time.ticks_ms() - start < 5)
`);
    assert.equal(stdout, "True\n");
  });

  it("share the time with timers, interrupts and asyncio", () => {
    const { stdout, stderr } = onBoard(`
import _thread, asyncio, time
from machine import Pin, Timer
def say(*what):
    print(*what, time.ticks_ms() // 10)
def work():
    for i in range(3):
        time.sleep(0.1)
        say("thread", i)
_thread.start_new_thread(work, ())
Timer(0, mode=Timer.ONE_SHOT, period=150, callback=lambda t: say("timer"))
async def main():
    for i in range(2):
        await asyncio.sleep(0.13)
        say("task", i)
asyncio.run(main())
time.sleep(0.1)
`);
    assert.equal(stderr, "");
    assert.equal(stdout, "thread 0 10\ntask 0 13\ntimer 15\nthread 1 20\ntask 1 26\nthread 2 30\n");
  });

  it("may run asyncio, wait for sockets and polls, and leave the others at work meanwhile", () => {
    const { stdout, stderr } = onBoard(`
import _thread, asyncio, select, socket, time, machine
machine.freq()
def say(*what):
    print(*what, time.ticks_ms() // 10)
async def task(n):
    for i in range(2):
        await asyncio.sleep_ms(100 * n)
        say("task", n, i)
async def tasks():
    await asyncio.gather(task(1), task(2))
def run_tasks():
    asyncio.run(tasks())
    say("tasks over")
address = socket.getaddrinfo("127.0.0.1", 8080)[0][-1]
def serve():
    server = socket.socket()
    server.bind(address)
    server.listen(1)
    while True:
        client, _ = server.accept()
        print("server", client.readline(), client.recv(10))
        client.send(b"answer")
        client.close()
def impatient():
    poller = select.poll()
    waits = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    waits.bind(("127.0.0.1", 9000))
    poller.register(waits, select.POLLIN)
    print(poller.poll(150))
    say("poll over")
    waits.settimeout(0.1)
    try:
        waits.recv(1)
    except OSError:
        say("recv over")
_thread.start_new_thread(run_tasks, ())
_thread.start_new_thread(serve, ())
_thread.start_new_thread(impatient, ())
time.sleep(0.12)
say("main")
client = socket.socket()
client.connect(address)
client.send(b"a ")
time.sleep(0.01)
client.send(b"line\\nrest")
print("client", client.recv(10))
time.sleep(0.3)
say("main")
`);
    assert.equal(stderr, "");
    assert.deepEqual(stdout.split("\n"), [
      "task 1 0 10",
      "main 12",
      "server b'a line\\n' b'rest'",
      "client b'answer'",
      "[]",
      "poll over 15",
      "task 2 0 20",
      "task 1 1 20",
      "recv over 25",
      "task 2 1 40",
      "tasks over 40",
      "main 43",
      "",
    ]);
  });

  it("watch a button while the main thread sleeps", () => {
    const scenario = new URL("../test-programs/hardware/three_presses.json", import.meta.url).pathname;
    const { stdout } = onBoard(
      `
import _thread, time
from machine import Pin
button = Pin(4, Pin.IN, Pin.PULL_UP)
presses = 0
def watch():
    global presses
    before = 1
    while True:
        now = button.value()
        if before and not now:
            presses += 1
        before = now
        time.sleep_ms(20)
_thread.start_new_thread(watch, ())
time.sleep(3)
print(presses)
`,
      "--scenario",
      scenario,
    );
    assert.equal(stdout, "3\n");
  });

  it("are as many as the chip has: one beside the main thread on the RP2040", () => {
    const code = `
import _thread, time
def work():
    time.sleep(1)
_thread.start_new_thread(work, ())
try:
    _thread.start_new_thread(work, ())
except OSError as e:
    print(e)
time.sleep(1.01)
_thread.start_new_thread(work, ())
print("again")
`;
    assert.equal(
      run(`import machine\nmachine.freq()${code}`, "--board", "pico").stdout,
      "core1 in use\nagain\n",
    );
  });

  it("wait for ever, which is said, where nothing can wake the main thread", () => {
    const { status, stderr } = onBoard(`
import _thread, machine
machine.freq()
lock = _thread.allocate_lock()
lock.acquire()
lock.acquire()
`);
    assert.equal(status, 3);
    assert.match(stderr, /deadlock: the program waits for ever in the lock of another thread/);
  });

  it("begin anew with the board", () => {
    const { stdout } = onBoard(
      `
import _thread, time, machine
def work():
    while True:
        time.sleep(0.3)
        print("thread")
_thread.start_new_thread(work, ())
time.sleep(0.7)
print("reset")
machine.reset()
`,
      "--for",
      "1500ms",
    );
    assert.match(stdout, /^(?:thread\nthread\nreset\n){2,3}/);
  });
});

describe("a reset by a thread", function () {
  this.timeout(15_000);

  it("ends the program, though a lock is given back on the way out", () => {
    const { stdout } = onBoard(`
import _thread, time, machine
if machine.reset_cause() != machine.PWRON_RESET:
    print("again")
    raise SystemExit
lock = _thread.allocate_lock()
def work():
    with lock:
        time.sleep(0.1)
        machine.reset()
_thread.start_new_thread(work, ())
time.sleep(0.001)
lock.acquire()
print("the main thread goes on")
`);
    assert.equal(stdout, "again\n");
  });
});

describe("threads", function () {
  this.timeout(60_000);

  const FAILS = `import _thread
import time


class Job:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "<job %s>" % self.name

    def work(self, n):
        time.sleep(0.001)
        return 10 // n

    def __call__(self, n):
        self.work(1)
        self.work(n)


_thread.start_new_thread(Job("divides"), (0,))
time.sleep(0.3)
_thread.start_new_thread(Job("leaves"), (1, 2))
time.sleep(0.3)
_thread.start_new_thread(Job("goes on"), (1,))
time.sleep(0.3)
print("main goes on")
`;
  /** What MicroPython's unix port writes for it. */
  const FAILED = `Unhandled exception in thread started by <job divides>
Traceback (most recent call last):
  File "fails.py", line 18, in __call__
  File "fails.py", line 14, in work
ZeroDivisionError: divide by zero
Unhandled exception in thread started by <job leaves>
TypeError: __call__() takes 2 positional arguments but 3 were given
`;

  it("end alone with an exception, which is printed", () => {
    const cwd = folderWith({ "fails.py": FAILS });
    assert.deepEqual(halpy(["run", "fails.py"], { cwd }), {
      status: 0,
      stdout: "main goes on\n",
      stderr: FAILED,
    });
  });

  it("show their own part of the stack, also after they were left on the way out", () => {
    const code = `import _thread, machine, sys, time; machine.freq()
def raises():
    try:
        time.sleep(0.01)
        raise ValueError(1)
    finally:
        time.sleep(0.01)
def work():
    try:
        raises()
    except ValueError as e:
        time.sleep(0.01)
        sys.print_exception(e)
_thread.start_new_thread(work, ())
for _ in range(10):
    time.sleep(0.004)
    pass
`;
    const cwd = folderWith({ "p.py": code });
    assert.equal(
      halpy(["run", "--board", "esp32", "--no-waveform", "p.py"], { cwd }).stdout,
      'Traceback (most recent call last):\n  File "p.py", line 10, in work\n  File "p.py", line 5, in raises\nValueError: 1\n',
    );
  });

  it("run code that is compiled later", () => {
    const cwd = folderWith({
      "p.py": `
import _thread, time, machine
machine.freq()
exec("def f(n):\\n  for i in range(2):\\n    time.sleep(0.05)\\n    print(n, i)")
_thread.start_new_thread(f, ("exec",))
time.sleep(0.03)
print("main")
time.sleep(0.1)
_thread.start_new_thread(__import__("la" + "ter").f, ("later",))
time.sleep(0.03)
print("main")
time.sleep(0.1)
`,
      "later.py":
        "import time\ndef f(n):\n    for i in range(2):\n        time.sleep(0.05)\n        print(n, i)\n",
    });
    const words = ["run", "--board", "esp32", "--no-waveform", "p.py"];
    assert.equal(halpy(words, { cwd }).stdout, "main\nexec 0\nexec 1\nmain\nlater 0\nlater 1\n");
  });

  it("end with the main thread where there is no board", () => {
    const { status, stdout } = run(`
import _thread, time
def work():
    while True:
        time.sleep(0.001)
_thread.start_new_thread(work, ())
time.sleep(0.01)
print("over")
`);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: "over\n" });
  });

  it("leave Ctrl-C to the main thread", async () => {
    const folder = folderWith({
      "p.py": `
import _thread, time
def work():
    while True:
        pass
_thread.start_new_thread(work, ())
try:
    time.sleep(0.5)
    print("ready")
    while True:
        time.sleep(0.01)
except KeyboardInterrupt:
    print("main")
`,
    });
    const { stdout } = await halpyInterrupted(["run", join(folder, "p.py")], "ready", 50);
    assert.equal(stdout, "ready\nmain\n");
  });

  it("run in modules, bundles and TypeScript", () => {
    const cwd = folderWith({ "fails.py": FAILS });
    for (const [options, file] of [
      [[], "index.js"],
      [["--bundle"], "fails.mjs"],
    ] as const) {
      assert.equal(halpy(["build", ...options, "-o", "out", "fails.py"], { cwd }).status, 0);
      const out = execFileSync(process.execPath, [join(cwd, "out", file)], {
        encoding: "utf8",
        stdio: "pipe",
      });
      assert.equal(out, "main goes on\n");
    }
    assert.equal(halpy(["build", "--emit", "ts", "-o", "ts", "fails.py"], { cwd }).status, 0);
    assert.match(readFileSync(join(cwd, "ts", "fails.ts"), "utf8"), /function\* work\$\(.*Generator</);
  });

  it("cost nothing where they are not imported", () => {
    const code = "def f(x):\n    for i in range(x):\n        print(i)\nf(2)\n";
    const cwd = folderWith({ "a.py": code, "b.py": `import _thread\n${code}` });
    const js = (file: string): string => halpy(["build", "--print", "js", file], { cwd }).stdout;
    assert.doesNotMatch(js("a.py"), /resumable|threaded|function\*/);
    assert.match(js("b.py"), /resumable/);
  });

  it("are missing on chips whose firmware has none, which is said before", () => {
    const code = "import _thread\nfrom machine import Pin\nPin(2)\n";
    const cwd = folderWith({ "p.py": code });
    const check = (board: string): string => {
      const { stdout, stderr } = halpy(["check", "--board", board, "p.py"], { cwd });
      return stdout + stderr;
    };
    assert.match(check("esp8266"), /does not have the module _thread/);
    assert.doesNotMatch(check("esp32") + check("pico"), /_thread/);
    const { stderr } = run(code, "--board", "esp8266");
    assert.match(stderr, /ImportError: no module named '_thread'/);
  });
});
