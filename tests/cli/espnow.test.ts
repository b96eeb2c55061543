/** `espnow` on simulated boards: messages to and from the parts `espnow-peer` of a board file. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { folderWith, halpy } from "../helpers/halpy.js";

const hardware = fileURLToPath(new URL("../test-programs/hardware/", import.meta.url));

const START = `import network, espnow
sta = network.WLAN(network.STA_IF); sta.active(True)
e = espnow.ESPNow(); e.active(True)
PEER = b"\\x24\\x6f\\x28\\x00\\x00\\x07"
def tried(f, *args, **kw):
    try: print(f(*args, **kw))
    except (OSError, ValueError) as error: print(type(error).__name__, error)
`;

/** What a program prints that has a peer around it; the rest of the peer's properties, and events. */
function printed(board: string, program: string, peer = "", events: readonly string[] = []): string {
  const part = `{ type: espnow-peer, mac: "24:6f:28:00:00:07"${peer} }`;
  const list = events.map((event) => `\n  - ${event}`).join("");
  const folder = folderWith({
    "board.yaml": `board: ${board}\nparts:\n  other: ${part}\nevents:${list === "" ? " []" : list}\n`,
    "main.py": START + program,
  });
  const { stdout, stderr } = halpy(["run", "--no-waveform", "main.py"], { cwd: folder });
  return stdout + stderr;
}

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

describe("espnow", function () {
  this.timeout(30_000);

  it("switches a lamp, and notices that the switch is gone", () => {
    const { status, stderr } = halpy(["run", "--no-waveform", "remote_lamp/remote_lamp.py"], {
      cwd: hardware,
    });
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("sends to peers and receives, in new and in shared objects", () => {
    const program = `e.add_peer(PEER)
print(e.send(PEER, "hello"), e.send("ping"), e.send(PEER, b"ping", False))
print(e.recv(), e.recv(), e.recv(5), e.any())
first = e.irecv(); print(first, first is e.irecv(2000))
buffers = [None, bytearray(300), 0, 0]; print(e.recvinto(buffers), buffers)
print(e.peers_table, e.stats())
e.add_peer(b"\\xff" * 6); print(e.send(b"\\xff" * 6, "all"), e.get_peers() == (e.get_peer(PEER),), e.peer_count())
e.active(False); print(espnow.ESPNow().active()); tried(e.send, PEER, "x")
`;
    const said = printed("esp32", program, ", rssi: -70, replies: { ping: pong }", [
      'at 1s: send other "first"',
      'at 1500ms: send other "second"',
      'at 2s: send other "third"',
      'at 3s: send other "end"',
    ]);
    const mac = "b'$o(\\x00\\x00\\x07'";
    assert.equal(
      said,
      lines(
        "True True True",
        `[${mac}, b'pong'] [${mac}, b'pong'] (None, None) False`,
        `[${mac}, bytearray(b'second')] True`,
        `5 [${mac}, bytearray(b'third'), -70, 2000]`,
        `{${mac}: [-70, 2000]} (3, 3, 0, 5, 0)`,
        "True True (2, 0)",
        "False",
        "OSError (-12389, 'ESP_ERR_ESPNOW_NOT_INIT')",
      ),
    );
  });

  it("refuses what the firmware refuses, with its numbers", () => {
    const program = `tried(e.send, PEER, "1")
e.add_peer(PEER, channel=7); tried(e.send, PEER, "1")
sta.config(channel=7); tried(e.send, PEER, "1"); tried(e.send, PEER, ""); tried(e.send, PEER, bytes(1471))
tried(e.add_peer, PEER); tried(e.add_peer, b"short"); tried(e.del_peer, b"absent"); tried(e.set_pmk, b"short")
tried(e.mod_peer, PEER, lmk="0123456789abcdef", channel=0); print(e.get_peer(PEER)[1:])
tried(e.config, "rxbuf"); tried(e.config, "ssid"); tried(e.irq, 3); tried(e.recvinto, [None])
tried(lambda: [e.add_peer(bytes([2, 0, 0, 0, 0, i])) for i in range(30)])
sta.active(False); tried(e.send, PEER, "1")
`;
    assert.equal(
      printed("esp32", program),
      lines(
        "OSError (-12393, 'ESP_ERR_ESPNOW_NOT_FOUND')",
        "OSError (-12397, 'ESP_ERR_ESPNOW_CHAN')",
        "True",
        "OSError (-12390, 'ESP_ERR_ESPNOW_ARG')",
        "OSError (-12390, 'ESP_ERR_ESPNOW_ARG')",
        "OSError (-12395, 'ESP_ERR_ESPNOW_EXIST')",
        "ValueError invalid buffer length",
        "OSError (-12393, 'ESP_ERR_ESPNOW_NOT_FOUND')",
        "ValueError invalid buffer length",
        "None",
        "(b'0123456789abcdef', 0, 0, True)",
        "2968",
        "ValueError unknown config param",
        "ValueError invalid handler",
        "ValueError requested length 2 but object has length 1",
        "OSError (-12392, 'ESP_ERR_ESPNOW_FULL')",
        "OSError (-12396, 'ESP_ERR_ESPNOW_IF')",
      ),
    );
  });

  it("hears only who is on its channel and has its key", () => {
    const program = `e.add_peer(PEER)
print(e.send(PEER, "ping"), e.recv(50))
sta.config(channel=6); print(e.send(PEER, "ping"), e.recv(50))
e.mod_peer(PEER, b"0123456789abcdef"); print(e.send(PEER, "ping"), e.recv(50)[1])
e.config(rxbuf=40); e.active(False); e.active(True); e.add_peer(PEER, b"0123456789abcdef")
import time; time.sleep(3); print(e.recv(0)[1], e.recv(0), e.stats()[3:])
`;
    const peer = ", channel: 6, key: 0123456789abcdef, replies: { ping: pong }";
    assert.equal(
      printed("esp32", program, peer, [
        'at 2s: send other "twelve bytes"',
        'at 3s: send other "lost"',
        "at 5s: plug other",
      ]),
      lines("False (None, None)", "True (None, None)", "True b'pong'", "b'twelve bytes' (None, None) (2, 1)"),
    );
  });

  it("serves tasks of asyncio and handlers", () => {
    const program = `import asyncio, aioespnow
e = aioespnow.AIOESPNow(); e.add_peer(PEER)
e.irq(lambda it: print("handler", it is e))
async def ping():
    for i in range(2): print(await e.asend(PEER, "ping")); await asyncio.sleep(1)
async def main():
    asyncio.create_task(ping())
    async for mac, message in e:
        print(bytes(message))
        if message == b"stop": break
asyncio.run(main())
`;
    assert.equal(
      printed("esp32", program, ", replies: { ping: pong }", [
        'at 3s: send other "stop"',
        "at 4s: plug other",
      ]),
      lines("True", "handler True", "b'pong'", "True", "handler True", "b'pong'", "handler True", "b'stop'"),
    );
  });

  it("is the ESP8266's there: numbers of errors, and fewer methods", () => {
    const program = `tried(e.send, PEER, "1"); e.add_peer(PEER)
print(e.send(PEER, "ping"), e.recv(), e.any(), espnow.MAX_DATA_LEN, hasattr(e, "irq"), hasattr(e, "peers_table"))
`;
    assert.equal(
      printed("esp8266", program, ", replies: { ping: pong }"),
      lines("OSError 873", "True [b'$o(\\x00\\x00\\x07', b'pong'] False 250 False False"),
    );
  });

  it("is missing elsewhere", () => {
    const { stderr } = halpy(["run", "--board", "pico-w", "-c", "import espnow"]);
    assert.match(stderr, /ImportError: no module named 'espnow'\n$|PIN439/);
  });

  it("tells what is wrong with a peer of a board file", () => {
    const folder = folderWith({
      "board.yaml":
        "board: esp32\nparts:\n  a: { type: espnow-peer, mac: 24-6f }\n  b: { type: espnow-peer, key: short }\n",
      "main.py": "",
    });
    const { status, stderr } = halpy(["run", "main.py"], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /an address such as 24:6f:28:00:00:01/);
    assert.match(stderr, /a text of 16 characters/);
  });
});
