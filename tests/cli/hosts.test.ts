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
});
