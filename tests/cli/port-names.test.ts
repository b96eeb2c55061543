/** Names that a module has on some boards only: in the checks, and in the programs that they are about. */

import assert from "node:assert/strict";
import { lackingNames, moreNames } from "../../compiler/lint/hardware/availability.js";
import data from "../../compiler/lint/hardware/availability.json" with { type: "json" };
import library from "../../stdlib/signatures/library.json" with { type: "json" };
import { folderWith, halpy } from "../helpers/halpy.js";

describe("names of some boards only", function () {
  this.timeout(30_000);

  const check = (source: string, ...board: string[]): string[] => {
    const cwd = folderWith({ "s.py": source });
    const { stdout } = halpy(["check", "--strict", "--format", "concise", ...board, "s.py"], { cwd });
    return [...stdout.matchAll(/^s\.py:(\d+):\d+: (\w+)\[(\w+)\] (.*)$/gm)].map(
      ([, line = "", severity = "", code = "", text = ""]) => `${line} ${severity} ${code} ${text}`,
    );
  };
  const isHere = (name: string): string => `'${name}' is on the board, but halpy does not have it`;

  it("are told as such where the firmware has them and halpy has not", () => {
    const source =
      "from network import LoRa\nimport network, usocket\nlora = network.LoRa\nfamily = usocket.AF_LORA\nlte = network.LTE\n";
    assert.deepEqual(check(source, "--board", "lopy4"), [
      `1 info NAM232 ${isHere("network.LoRa")}`,
      `3 info NAM232 ${isHere("network.LoRa")}`,
      `4 info NAM232 ${isHere("usocket.AF_LORA")}`,
      "5 warning NAM231 module 'network' has no 'LTE'",
    ]);
    assert.deepEqual(
      check(source).map((line) => line.split(" ")[2]),
      ["NAM232", "NAM232", "NAM232", "NAM232"],
    );
    assert.deepEqual(
      check(source, "--board", "esp32").map((line) => line.split(" ")[2]),
      ["NAM231", "NAM231", "NAM231", "NAM231"],
    );
  });

  it("are looked for with the radio of the board", () => {
    const target = (radio: string[]) => ({ board: { dialect: "pycom" }, chip: { radio } }) as never;
    assert.deepEqual(lackingNames("network", target(["wifi", "lte"])), ["LTE", "Bluetooth", "Coap", "MDNS"]);
    assert.deepEqual(moreNames("network", target([])), ["Server"]);
    assert.deepEqual(lackingNames("json", undefined), []);
    for (const [module, names] of [...Object.entries(data.lacking), ...Object.entries(data.more)])
      for (const name of Object.keys(names))
        assert.ok(!Object.hasOwn((library.modules as Record<string, object>)[module] ?? {}, name), name);
  });

  it("are not told where they are here", () => {
    const server = "import network\nserver = network.Server(login=('a', 'b'), timeout=60)\n";
    assert.deepEqual(check(server, "--board", "wipy1"), []);
    assert.deepEqual(check(server, "--board", "gpy"), []);
    assert.deepEqual(check(server, "--board", "pico-w"), [
      "2 warning NAM231 module 'network' has no 'Server'",
    ]);
    const run = halpy([
      ...["run", "--no-waveform", "--board", "gpy", "-c"],
      "import network\ns = network.Server()\nprint(s.isrunning(), s.timeout())\nnetwork.Server(1)\n",
    ]);
    assert.equal(run.stdout, "True 300\n");
    assert.match(run.stderr, /OSError: resource not available\n$/);
  });

  it("are those of CircuitPython's time with a u in front too", () => {
    assert.deepEqual(
      check("import board, utime\nprint(board.D5, utime.monotonic())\n", "--board", "feather-m0-express"),
      ["1 warning PIN438 utime is the spelling of another dialect; here it is time"],
    );
  });

  it("are arguments of wrap_socket() on Pycom's modules and on the WiPy", () => {
    const source =
      "import socket, ssl\ns = socket.socket()\ntry:\n    ssl.wrap_socket(s, certfile='c', keyfile='k', ca_certs='ca', cert_reqs=ssl.CERT_REQUIRED)\nexcept OSError as e:\n    print(e)\ntry:\n    ssl.wrap_socket(s, server_side=True)\nexcept ValueError as e:\n    print(e)\nssl.wrap_socket(s, certfile='c', keyfile='k')\n";
    for (const board of ["lopy4", "wipy1"]) {
      assert.deepEqual(
        check(source, "--board", board).filter((line) => !/ info /.test(line)),
        [],
      );
      const { stdout, stderr } = halpy(["run", "--no-waveform", "--board", board, "-c", source]);
      assert.equal(stdout, "CA file not found\ninvalid argument(s) value\n");
      assert.match(stderr, /OSError: certificate file not found\n$/);
    }
    assert.match(
      halpy(["run", "--no-waveform", "--board", "esp32", "-c", source]).stderr,
      /TypeError: unexpected keyword argument 'certfile'\n$/,
    );
  });

  it("are chosen by sys.platform, which is what the firmware calls itself", () => {
    for (const [board, platform] of [
      ["lopy4", "LoPy4"],
      ["wipy1", "WiPy"],
      ["pyboard", "pyboard"],
      ["pico", "rp2"],
      ["esp8266", "esp8266"],
    ] as const)
      assert.equal(
        halpy([
          "run",
          "--no-waveform",
          "--board",
          board,
          "-c",
          "import sys, os\nprint(sys.platform, os.uname()[0])\n",
        ]).stdout,
        `${platform} ${platform}\n`,
      );
  });
});
