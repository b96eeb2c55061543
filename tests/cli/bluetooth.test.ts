/** `bluetooth` on simulated boards, with a phone (`ble-central`) and devices (`ble-peripheral`) as parts of a board file. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { folderWith, halpy } from "../helpers/halpy.js";

const hardware = fileURLToPath(new URL("../test-programs/hardware/", import.meta.url));

/** What a program prints with that board file. */
function printed(board: string, program: string): string {
  const folder = folderWith({ "board.yaml": board, "main.py": program });
  const { stdout, stderr } = halpy(["run", "--no-waveform", "main.py"], { cwd: folder });
  return stdout + stderr;
}

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

const START = `import bluetooth, time
ble = bluetooth.BLE()
def tried(f, *args, **kw):
    try: print(f(*args, **kw))
    except (OSError, ValueError, TypeError, NotImplementedError) as error: print(type(error).__name__, error)
def heard(event, data): print(event, *(bytes(x) if isinstance(x, memoryview) else x for x in data))
ble.irq(heard)
`;

const UART = "6e400001-b5a3-f393-e0a9-e50e24dcca9e";

describe("bluetooth", function () {
  this.timeout(30_000);

  it("serves a phone that reads, subscribes, writes and goes away", () => {
    const { status, stderr } = halpy(["run", "--no-waveform", "ble_thermometer/ble_thermometer.py"], {
      cwd: hardware,
    });
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("tells of each step in its order: as a central", () => {
    const board = `board: esp32
parts:
  belt:
    type: ble-peripheral
    name: heart belt
    address: c4:be:84:00:00:01
    rssi: -71
    characteristics:
      180d/2a37: { value: [6, 72], properties: [notify] }
      180d/2a38: { value: [1], properties: [read] }
      ${UART}/6e400002-b5a3-f393-e0a9-e50e24dcca9e: { properties: [write] }
events:
  - at 2s: notify belt "2a37" "06 50"
  - at 3s: disconnect belt
expect:
  - belt.written = "hi"
  - belt.subscribed = 0
for: 6s
`;
    const program = `${START}
ble.active(True)
ble.gap_scan(150, 30000, 30000, True); time.sleep_ms(200)
ble.gap_connect(0, b"\\xc4\\xbe\\x84\\0\\0\\1"); time.sleep_ms(300)
def after(f, *args): print(f(*args)); time.sleep_ms(100)
after(ble.gattc_discover_services, 0)
after(ble.gattc_discover_characteristics, 0, 1, 6)
after(ble.gattc_discover_descriptors, 0, 3, 4)
after(ble.gattc_read, 0, 6)
after(ble.gattc_read, 0, 3)
after(ble.gattc_write, 0, 4, b"\\1\\0", 1)
after(ble.gattc_write, 0, 9, "hi", 1)
after(ble.gattc_exchange_mtu, 0)
ble.gattc_read(0, 6); tried(ble.gattc_read, 0, 6); tried(ble.gattc_read, 1, 6)
time.sleep(3); tried(ble.gattc_read, 0, 6); print(ble.gap_disconnect(0))
`;
    const mac = "b'\\xc4\\xbe\\x84\\x00\\x00\\x01'";
    const data =
      "b'\\x02\\x01\\x06\\x03\\x03\\r\\x18\\x11\\x07\\x9e\\xca\\xdc$\\x0e\\xe5\\xa9\\xe0\\x93\\xf3\\xa3\\xb5\\x01\\x00@n'";
    const result = [`5 0 ${mac} 0 -71 ${data}`, `5 0 ${mac} 4 -71 b'\\x0b\\theart belt'`];
    assert.equal(
      printed(board, program),
      lines(
        ...result,
        ...result,
        "6",
        `7 0 0 ${mac}`,
        "None",
        "9 0 1 6 UUID(0x180d)",
        `9 0 7 9 UUID('${UART}')`,
        "10 0 0",
        "None",
        "11 0 4 3 16 UUID(0x2a37)",
        "11 0 6 6 2 UUID(0x2a38)",
        "12 0 0",
        "None",
        "13 0 4 UUID(0x2902)",
        "14 0 0",
        "None",
        "15 0 6 b'\\x01'",
        "16 0 6 0",
        "None",
        "16 0 3 258",
        "None",
        "17 0 4 0",
        "None",
        "17 0 9 0",
        "None",
        "21 0 247",
        "OSError [Errno 120] EALREADY",
        "OSError [Errno 128] ENOTCONN",
        "15 0 6 b'\\x01'",
        "16 0 6 0",
        "18 0 3 b'\\x06P'",
        `8 0 0 ${mac}`,
        "OSError [Errno 128] ENOTCONN",
        "False",
      ),
    );
  });

  it("serves two phones, with buffers, indications and their acknowledgement", () => {
    const board = `board: pico-w
parts:
  one: { type: ble-central, subscribes: ["aa01"], mtu: 100 }
  two: { type: ble-central, connects: no }
events:
  - at 1s: connect two
  - at 2s: write one "aa02" "0123456789"
  - at 2100ms: write two "aa02" "0xff"
  - at 2200ms: write two "aa01" "refused"
  - at 4s: disconnect one
expect:
  - 'one.received = "told"'
  - two.notifications = 0
  - two.errors = 1
for: 5s
`;
    const program = `${START}
ble.active(True)
U = bluetooth.UUID
handles = ble.gatts_register_services([(U(0xAA00), ((U(0xAA01), bluetooth.FLAG_INDICATE), (U(0xAA02), bluetooth.FLAG_WRITE, ((U(0x2901), bluetooth.FLAG_READ),))))])
print(handles); told, given, about = handles[0]
ble.gatts_set_buffer(given, 30, True)
ble.gap_advertise(100000, b"\\2\\1\\6"); time.sleep_ms(900)
ble.gap_advertise(100000)
time.sleep_ms(1500); print(ble.gatts_read(given), ble.gatts_read(given), ble.gatts_read(99))
print(ble.gatts_write(told, "told", True)); time.sleep_ms(200)
tried(ble.gatts_write, 99, b""); tried(ble.gatts_notify, 7, told); time.sleep(3)
`;
    const [first, second] = ["b'\\xc0\\x00\\x00\\x00\\x00\\x01'", "b'\\xc0\\x00\\x00\\x00\\x00\\x02'"];
    assert.equal(
      printed(board, program),
      lines(
        "((12, 15, 16),)",
        `1 0 1 ${first}`,
        "21 0 100",
        `1 1 1 ${second}`,
        "3 0 15",
        "3 1 15",
        "b'0123456789\\xff' b'' b''",
        "4",
        "20 0 12 0",
        "OSError [Errno 22] EINVAL",
        "OSError [Errno 107] ENOTCONN",
        `2 0 1 ${first}`,
      ),
    );
  });

  it("refuses what the firmware refuses", () => {
    const program = `${START}
tried(ble.gap_scan, 10); tried(ble.gap_advertise, 100000); tried(ble.gatts_register_services, ())
ble.active(True); print(ble.active(), bluetooth.BLE() is ble, ble.config("mac"), ble.config("gap_name"), ble.config("mtu"))
ble.config(gap_name="lamp", mtu=100); print(ble.config("gap_name"), ble.config("mtu"))
tried(ble.config, "x"); tried(ble.config); tried(ble.config, x=1); tried(ble.irq, 3); tried(ble.config, bond=True)
tried(ble.gap_connect, 0); tried(ble.gap_connect, 0, b"12"); tried(ble.gap_advertise, 100000, bytes(32)); tried(ble.gap_pair, 0)
tried(ble.gatts_register_services, [(1, ())]); tried(ble.gatts_register_services, [(bluetooth.UUID(1), ((2, 2),))])
ble.gap_connect(0, b"nobody", 100); time.sleep_ms(200); ble.gap_scan(50); time.sleep_ms(100); ble.gap_scan(0); ble.gap_scan(None); time.sleep_ms(1)
ble.irq(lambda event, data: 1 // 0); ble.gap_scan(50); time.sleep_ms(100)
`;
    assert.equal(
      printed("board: esp32\nparts: {}\nfor: 1s\n", program),
      lines(
        "OSError [Errno 19] ENODEV",
        "OSError [Errno 19] ENODEV",
        "OSError [Errno 19] ENODEV",
        "True True (0, b'$\\n\\xc4\\x00\\x00\\x03') b'MPY ESP32' 256",
        "b'lamp' 100",
        "ValueError unknown config param",
        "TypeError must query one param",
        "ValueError unknown config param",
        "ValueError invalid handler",
        "NotImplementedError BLE.config(bond=True): pairing and L2CAP channels are not simulated, run this on the board",
        "TypeError invalid addr",
        "ValueError invalid addr",
        "OSError [Errno 22] EINVAL",
        "NotImplementedError BLE.gap_pair(): pairing and L2CAP channels are not simulated, run this on the board",
        "ValueError invalid service UUID",
        "ValueError invalid characteristic UUID",
        "8 65535 255 b'\\x00\\x00\\x00\\x00\\x00\\x00'",
        "6",
        "6",
        "Unhandled exception in IRQ callback handler",
        "Traceback (most recent call last):",
        '  File "main.py", line 16, in <lambda>',
        "ZeroDivisionError: divide by zero",
      ),
    );
  });

  it("has UUIDs of 16, 32 and 128 bits", () => {
    const program = `from bluetooth import UUID
a, b, c = UUID(0x2A6E), UUID(b"abcd"), UUID("6E400001-B5A3-F393-E0A9-E50E24DCCA9E")
print(a, b, c, bytes(a), a == UUID(0x2A6E), a == b, a < b < c, {a: 1}[UUID(b"n*")], a == 0x2A6E)
for wrong in (65536, "12", "x" * 32, "0" * 33, None):
    try: print(UUID(wrong))
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
`;
    assert.equal(
      printed("board: esp32\nparts: {}\n", program),
      lines(
        `UUID(0x2a6e) UUID(0x64636261) UUID('${UART}') b'n*' True False True 1 False`,
        "ValueError invalid UUID",
        "UUID(0x3231)",
        "ValueError invalid char in UUID",
        "ValueError UUID too long",
        "TypeError object with buffer protocol required",
      ),
    );
  });

  it("is missing on boards without such a radio, and tells what is wrong in a board file", () => {
    assert.match(
      halpy(["run", "--board", "pico", "-c", "import bluetooth"]).stderr,
      /ImportError: no module named 'bluetooth'/,
    );
    const folder = folderWith({
      "board.yaml": `board: esp32
parts:
  a: { type: ble-peripheral, address: 12, characteristics: { nonsense: x } }
  b: { type: ble-central, subscribes: [temperature] }
`,
      "main.py": "",
    });
    const { status, stderr } = halpy(["run", "main.py"], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /UUIDs of a service and of a characteristic/);
    assert.match(stderr, /a list of UUIDs/);
  });
});
