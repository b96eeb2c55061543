/** `network` on simulated boards: every network exists unless a wiring says otherwise; sockets reach the program itself. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folderWith, halpy } from "../helpers/halpy.js";

const cwd = fileURLToPath(new URL("../test-programs/hardware/", import.meta.url));
const run = (board: string, file: string) => halpy(["run", "--board", board, "--no-waveform", file], { cwd });

interface Expected {
  /** Is the access point on after a reset? */
  readonly accessPoint: "True" | "False";
  readonly connected: number;
  readonly host: string;
  readonly scanned: string;
}

const BOARDS: Readonly<Record<string, Expected>> = {
  esp32: { accessPoint: "False", connected: 1010, host: "mpy-esp32", scanned: "3, False" },
  esp8266: { accessPoint: "True", connected: 5, host: "mpy-esp8266", scanned: "3, 0" },
  "pico-w": { accessPoint: "False", connected: 3, host: "PicoW", scanned: "5, 1" },
};

describe("network", function () {
  this.timeout(30_000);

  for (const [board, expected] of Object.entries(BOARDS)) {
    it(`connects, with the constants of the port: ${board}`, () => {
      const { status, stdout } = run(board, "wifi.py");
      const lines = [
        `${expected.accessPoint} ('192.168.4.1', '255.255.255.0', '192.168.4.1', '8.8.8.8')`,
        "False True",
        "connecting to network...",
        "True",
        "1200",
        `network config: ('192.168.0.2', '255.255.255.0', '192.168.0.1', '192.168.0.1') ${expected.connected} -58`,
        `b'$\\n\\xc4\\x00\\x00\\x01' <ssid> ${expected.host}`,
        `ESP-AP [(b'halpy', b'\\x02\\x00\\x00\\x00\\x00\\x01', 6, -58, ${expected.scanned})]`,
        "unknown config param",
        "AP required",
        "False ('0.0.0.0', '0.0.0.0', '0.0.0.0', '0.0.0.0')",
        "",
      ];
      assert.deepEqual([status, stdout], [0, lines.join("\n")]);
    });
  }

  it("finds the networks of the board file only, with their passwords", () => {
    const folder = folderWith({
      "board.yaml": "board: esp32\nwifi:\n  - {ssid: home, key: secret, rssi: -70, channel: 11}\n  - cafe\n",
      "s.py": `import network, time
w = network.WLAN(network.STA_IF)
w.active(True)
print([(ssid, channel, rssi, auth) for ssid, _, channel, rssi, auth, _ in w.scan()])
for ssid, key in (("home", "wrong"), ("nowhere", None), ("cafe", None), ("home", "secret")):
    w.connect(ssid, key)
    time.sleep(4)
    print(ssid, w.status() == network.STAT_GOT_IP, w.status())
    w.disconnect()
`,
    });
    const { status, stdout, stderr } = halpy(["run", "--no-waveform", "s.py"], { cwd: folder });
    const lines = [
      "[(b'cafe', 6, -58, 0), (b'home', 11, -70, 3)]",
      "home False 202",
      "nowhere False 201",
      "cafe True 1010",
      "home True 1010",
      "",
    ];
    assert.deepEqual([status, stdout, stderr], [0, lines.join("\n"), ""]);
  });

  const lost = `import network, time
w = network.WLAN(network.STA_IF)
w.active(True)
w.connect("home", "secret12")
last = None
for i in range(120):
    now = w.status(), w.isconnected()
    if now != last:
        print(i / 4, *now)
        last = now
    time.sleep_ms(250)
`;
  for (const [board, after] of [
    ["esp32", "0.0 1001 False\n1.25 1010 True\n10.0 1001 False\n12.5 201 False\n25.25 1010 True\n"],
    ["esp8266", "0.0 1 False\n1.25 5 True\n10.0 1 False\n12.5 3 False\n25.25 5 True\n"],
    ["pico-w", "0.0 1 False\n1.25 3 True\n10.0 0 False\n"],
  ] as const) {
    it(`loses a network that goes away, and joins it again where the port does: ${board}`, () => {
      const folder = folderWith({
        "board.yaml":
          "parts:\n  router: {type: wifi-network, ssid: home, key: secret12}\nevents:\n  - at 4s: unplug router for 20s\n",
        "s.py": lost,
      });
      const { status, stdout, stderr } = halpy(["run", "--board", board, "--no-waveform", "s.py"], {
        cwd: folder,
      });
      assert.deepEqual([status, stdout, stderr], [0, after, ""]);
    });
  }

  it("is not told to connect while it is trying, on the ESP32; how often it tries can be set", () => {
    const folder = folderWith({
      "board.yaml": "board: esp32\nwifi: [home]\n",
      "s.py": `import network, time
w = network.WLAN()
w.active(True)
w.connect("nowhere", "x")
for reconnects in 4, 1:
    time.sleep(6)
    try:
        w.connect("home")
        print("allowed")
    except OSError as e:
        print(e, w.status())
        w.disconnect()
        w.config(reconnects=1)
        w.connect("nowhere", "x")
`,
    });
    const { status, stdout, stderr } = halpy(["run", "--no-waveform", "s.py"], { cwd: folder });
    assert.deepEqual([status, stdout, stderr], [0, "Wifi Internal Error 201\nallowed\n", ""]);
  });

  it("is off after a deep sleep, and on after a soft reset", () => {
    const folder = folderWith({
      "s.py": `import machine, network, time
w = network.WLAN(network.STA_IF)
cause = machine.reset_cause()
print(cause, w.active(), w.isconnected())
if cause != machine.SOFT_RESET:
    w.active(True)
    w.connect("home")
    time.sleep(2)
    print(w.isconnected())
    machine.soft_reset() if cause == machine.DEEPSLEEP_RESET else machine.deepsleep(1000)
`,
    });
    const { status, stdout } = halpy(["run", "--board", "esp32", "--no-waveform", "s.py"], { cwd: folder });
    assert.deepEqual([status, stdout], [0, "1 False False\nTrue\n4 False False\nTrue\n5 True True\n"]);
  });

  it("points at mistakes in the list of networks", () => {
    const folder = folderWith({
      "s.py": "import machine\n",
      "board.yaml": "wifi:\n  - {key: x}\n  - {ssid: a, chanel: 3}\n  - {ssid: b, rssi: 20}\n",
    });
    const { status, stderr } = halpy(["run", "s.py"], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /board.yaml:2:5[^]*given 'ssid'|given 'ssid'[^]*board.yaml:2:5/);
    assert.match(stderr, /'chanel'[^]*board.yaml:3:15[^]*channel/);
    assert.match(stderr, /'?rssi'? must be a number from -120 to 0 dBm[^]*board.yaml:4:21/);
  });

  it("takes the ESP32's long range for a protocol", () => {
    const code = `import network
W = network.WLAN
w = W(W.IF_STA)
w.active(True)
before = w.config("protocol") == W.PROTOCOL_DEFAULT
w.config(protocol=W.PROTOCOL_LR)
print(before, w.config("protocol"), W.SEC_OWE)
`;
    const { status, stdout } = halpy(["run", "--board", "esp32", "--no-waveform", "-c", code]);
    assert.deepEqual([status, stdout], [0, "True 8 9\n"]);
  });

  it("is missing on a board without a radio", () => {
    const { status, stderr } = run("pico", "wifi.py");
    assert.equal(status, 1);
    assert.match(stderr, /ImportError: no module named 'network'/);
  });

  it("has the clients of the firmware: ntptime, requests, umqtt", () => {
    const { status, stdout, stderr } = run("esp32", "net_clients.py");
    assert.equal(stdout, readFileSync(`${cwd}net_clients.expected`, "utf8"), stderr);
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("has sockets whose addresses are tuples", () => {
    const { status, stdout } = run("esp8266", "web_server.py");
    assert.equal(status, 0);
    assert.match(stdout, /^listening on \('0\.0\.0\.0', 8080\)\nclient from 127\.0\.0\.1\nb'GET/);
    assert.match(stdout, /Pin\(15\) 0'\n\[addrinfo error -2\]\n$/);
  });
});
