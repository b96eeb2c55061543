import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

const WIFI =
  "import network, time\nw = network.WLAN(network.STA_IF)\nw.active(True)\nw.connect('x')\nwhile not w.isconnected(): time.sleep_ms(100)\n";

describe("hosts of a board file on the command line", function () {
  this.timeout(30_000);

  const talker =
    "parts:\n  h: {type: tcp-server, host: h.example, port: 7, greeting: 'hi', replies: {'bye': {send: 'bye', close: yes}}}\n";

  it("the end of what a host sends comes right after the rest of it", () => {
    const cwd = folderWith({
      "s.py":
        "import network, socket, time\nw = network.WLAN(network.STA_IF)\nw.active(True)\nw.connect('x')\ntime.sleep(3)\ns = socket.socket()\ns.connect(socket.getaddrinfo('h.example', 7)[0][-1])\ns.send('bye')\nprint(s.read(), time.ticks_ms())\n",
      "board.yaml": talker,
    });
    const { status, stdout, stderr } = halpy(["run", "--board", "esp32", "s.py"], { cwd });
    assert.deepEqual([status, stdout, stderr], [0, "b'hibye' 3040\n", ""]);
  });

  it("hosts of theirs are out of reach without Wi-Fi, and do not go with the machine's network", () => {
    const cwd = folderWith({
      "s.py": "import socket\nfor h in 'h.example', 'g.example':\n  socket.getaddrinfo(h, 7)\n",
      "board.yaml": talker,
    });
    const run = (...more: string[]) => halpy(["run", "--board", "esp32", ...more, "s.py"], { cwd });
    const { status, stderr } = run();
    assert.equal(status, 1);
    assert.match(stderr, /h\.example is not in reach: the board is not connected to Wi-Fi/);
    const refused = run("--network", "machine");
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /--network: the board file has hosts in the board's own network/);
  });

  it("are found by datagrams to everybody; without anybody these are lost, and an access point answers its guests", () => {
    const finder = `${WIFI}import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
s.settimeout(2)
print(s.sendto(b"who?", ("255.255.255.255", 5005)), s.sendto(b"mdns", ("224.0.0.251", 5353)))
try:
    print(s.recvfrom(100))
except OSError as e:
    print(e)
`;
    const cwd = folderWith({
      "alone.py": finder,
      "s.py": finder,
      "found.yaml":
        "parts:\n  lamp: {type: udp-server, host: 192.168.0.50, port: 5005, replies: {'who?': lamp}}\n",
      "guest.py": `import network, socket
ap = network.WLAN(network.AP_IF)
ap.active(True)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 9))
data, who = s.recvfrom(10)
print(data, who)
s.sendto(b"hello " + data, who)
`,
      "guest.yaml":
        "parts:\n  ann: {type: udp-client, port: 9}\nevents:\n  - at 1s: send ann ann\nfor: 3s\nexpect:\n  - ann.received = 'hello ann'\n",
    });
    const run = (file: string, wiring?: string): unknown[] => {
      const words = wiring === undefined ? [] : ["--wiring", wiring];
      const { status, stdout, stderr } = halpy(["run", "--board", "esp32", "--no-waveform", ...words, file], {
        cwd,
      });
      return [status, stdout, stderr];
    };
    assert.deepEqual(run("alone.py"), [0, "4 4\n[Errno 116] ETIMEDOUT\n", ""]);
    assert.deepEqual(run("s.py", "found.yaml"), [0, "4 4\n(b'lamp', ('192.168.0.50', 5005))\n", ""]);
    assert.deepEqual(run("guest.py", "guest.yaml"), [0, "b'ann' ('192.168.0.101', 49152)\n", ""]);
  });

  it("outlive a reset of the board, which tells them nothing", () => {
    const cwd = folderWith({
      "s.py": `${WIFI}import machine, requests
from umqtt.simple import MQTTClient
print(requests.get("http://site.example/a").text, machine.reset_cause())
c = MQTTClient("me", "broker.example")
c.set_last_will("me", "lost")
c.connect()
c.publish("me", "here")
time.sleep(1)
if machine.reset_cause() == machine.PWRON_RESET:
    machine.reset()
c.disconnect()
`,
      "board.yaml": `parts:
  site: {type: http-server, host: site.example, pages: {/a: page}}
  broker: {type: mqtt-broker, host: broker.example}
for: 5s
expect:
  - broker.published = "me here\\nme here"
  - broker.connected = 1 at 2.5s
  - broker.lost = 1
  - broker.connected = 0
  - site.requests = 2
`,
    });
    const { status, stdout, stderr } = halpy(["run", "--board", "esp32", "s.py"], { cwd });
    assert.deepEqual([status, stdout, stderr], [0, "page 1\npage 2\n", ""]);
  });

  it("are there at the prompt, with their events", () => {
    const cwd = folderWith({
      "board.yaml":
        "board: esp32\nparts:\n  site: {type: http-server, host: site.example, pages: {/a: page}}\n  phone: http-client\n",
    });
    const lines = [
      ...WIFI.split("\n").slice(0, 4),
      "time.sleep(2)",
      "import requests, socket",
      "requests.get('https://site.example/a').text",
      "!set site.status 503",
      "requests.get('http://site.example/a').status_code",
      "!publish site 'a' 'b'",
      "s = socket.socket(); s.bind(('', 80)); s.listen(1)",
      "!get phone '/x'",
      "s.accept()[0].recv(100)",
    ];
    const { stdout, stderr } = halpy(["repl", "--wiring", "board.yaml"], {
      cwd,
      input: lines.map((line) => `${line}\n`).join(""),
    });
    assert.match(stdout, /'page'\r?\n[^]*\n503\r?\n[^]*b'GET \/x HTTP\/1\.1\\r\\nHost: board\\r\\n/);
    assert.match(stdout + stderr, /http-server has no action 'publish'; it has: plug, unplug/);
  });

  it("are in the trace of a run, with what went there and came from there", () => {
    const cwd = folderWith({
      "s.py": `${WIFI}import socket
s = socket.socket()
s.connect(socket.getaddrinfo("h.example", 7)[0][-1])
s.send("bye")
s.read()
s.close()
s = socket.socket()
try: s.connect(socket.getaddrinfo("h.example", 8)[0][-1])
except OSError: s.close()
`,
      "board.yaml": talker,
    });
    assert.equal(halpy(["run", "--board", "esp32", "--trace", "t.json", "s.py"], { cwd }).status, 0);
    const trace = JSON.parse(readFileSync(join(cwd, "t.json"), "utf8")) as {
      annotations: { startUs: number; bus: string; text: string }[];
    };
    assert.deepEqual(
      trace.annotations.map(({ startUs, bus, text }) => `${Math.round(startUs / 1000)} ${bus}: ${text}`),
      [
        "1220 network h: opened",
        "1220 network h: > bye",
        "1240 network h: < hi",
        "1240 network h: < bye",
        "1240 network h: closed",
        "1260 network h: refused",
      ],
    );
  });

  it("serve threads, tasks, and sockets that do not wait", () => {
    const cwd = folderWith({
      "s.py": `${WIFI}import _thread, asyncio, requests, select, socket
def job(n):
    print(n, requests.get("http://site.example/" + n).text, time.ticks_ms() // 100)
for n in "ab":
    _thread.start_new_thread(job, (n,))
time.sleep(1)
async def fetch(n, port=80, ssl=None):
    reader, writer = await asyncio.open_connection("site.example", port, ssl=ssl)
    writer.write("GET /%s HTTP/1.0\\r\\n\\r\\n" % n)
    await writer.drain()
    print(n, (await reader.read(-1)).split(b"\\r\\n\\r\\n")[1], time.ticks_ms() // 100)
async def main():
    await asyncio.gather(fetch("a", 443, True), fetch("b"))
    try:
        await asyncio.wait_for(fetch("slow"), 1)
    except asyncio.TimeoutError:
        print("too slow", time.ticks_ms() // 100)
asyncio.run(main())
s = socket.socket()
s.setblocking(False)
try:
    s.connect(socket.getaddrinfo("site.example", 81)[0][-1])
except OSError as e:
    print(e)
poll = select.poll()
poll.register(s, select.POLLIN | select.POLLOUT)
print(poll.poll(10), [events for _, events in poll.poll(100)])
try:
    s.recv(10)
except OSError as e:
    print(e)
`,
      "board.yaml": `board: esp32
parts:
  site:
    type: http-server
    host: site.example
    pages: {/a: {text: page a, after: 300ms}, /b: {text: page b, after: 500ms}, /slow: {after: 1h}}
`,
    });
    const { status, stdout, stderr } = halpy(["run", "s.py"], { cwd });
    assert.deepEqual(
      [status, stdout.split("\n"), stderr],
      [
        0,
        [
          "a page a 15",
          "b page b 17",
          "a b'page a' 25",
          "b b'page b' 27",
          "too slow 37",
          "[Errno 119] EINPROGRESS",
          "[] [29]",
          "[Errno 111] ECONNREFUSED",
          "",
        ],
        "",
      ],
    );
  });
});
