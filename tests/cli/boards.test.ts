import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { folderWith, halpy } from "../helpers/halpy.js";

describe("halpy boards", () => {
  it("lists all boards", () => {
    const { status, stdout } = halpy(["boards"]);
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split("\n");
    assert.match(lines[0] as string, /^id +board +chip +firmware/);
    for (const id of ["esp32", "pico-w", "rpi5", "gemma-m0", "wipy1"])
      assert.ok(
        lines.some((line) => line.startsWith(`${id} `)),
        id,
      );
  });

  it("shows one board", () => {
    const { status, stdout } = halpy(["boards", "nodemcu"]);
    assert.equal(status, 0);
    assert.match(stdout, /^NodeMCU .*\(nodemcu\)\n/);
    assert.match(stdout, /├ {2}D1 {2}GPIO5 /);
    assert.match(stdout, /GPIO0 +! +boot: low at reset starts the serial loader/);
    assert.match(halpy(["boards", "--ascii", "nodemcu"]).stdout, /\+ {2}D1 {2}GPIO5 /);
  });

  it("gives the data as JSON", () => {
    const list = JSON.parse(halpy(["boards", "--json"]).stdout) as { id: string; pins: number }[];
    assert.ok(list.some(({ id, pins }) => id === "pico" && pins > 20));
    const one = JSON.parse(halpy(["boards", "--json", "pico"]).stdout) as {
      chip: { id: string; pins: unknown[] };
    };
    assert.equal(one.chip.id, "rp2040");
    assert.equal(one.chip.pins.length, 30);
  });

  it("draws a picture", () => {
    const folder = folderWith({});
    const file = `${folder}/pico.svg`;
    assert.deepEqual(halpy(["boards", "--svg", file, "pico"]), { status: 0, stdout: "", stderr: "" });
    assert.match(readFileSync(file, "utf8"), /^<svg xmlns=/);
    assert.equal(halpy(["boards", "--svg", "-", "pico"]).stdout, readFileSync(file, "utf8"));
    const { status, stderr } = halpy(["boards", "--svg", "/no/such/folder/x.svg", "pico"]);
    assert.equal(status, 74);
    assert.match(stderr, /can't write '\/no\/such\/folder\/x\.svg'/);
  });

  it("takes a user's own board, here and in --board", () => {
    const folder = folderWith({
      "greenhouse.json": `{"extends": "esp32", "name": "Greenhouse", "pinNames": {"PUMP": 26}}`,
      "main.py": `from machine import Pin\nprint(Pin("PUMP", Pin.OUT))\n`,
    });
    const { stdout } = halpy(["boards", "greenhouse.json"], { cwd: folder });
    assert.match(stdout, /^Greenhouse \(greenhouse\)\n/);
    assert.match(stdout, /PUMP = GPIO26/);
    const run = halpy(["run", "--board", "greenhouse.json", "main.py"], { cwd: folder });
    assert.equal(run.stdout, "Pin(26, mode=Pin.OUT)\n");
  });

  it("finds a user's own board beside the settings of check and beside a board file", () => {
    const folder = folderWith({
      "greenhouse.json": `{"extends": "esp32", "pinNames": {"PUMP": 26}, "override": {"pins": [
        {"id": 16, "reserved": {"by": "psram", "why": "PSRAM of the module", "severity": "error"}}]}}`,
      "halpy.toml": `board = "greenhouse.json"\n`,
      "board.yaml": "board: greenhouse.json\n",
      "main.py": `from machine import Pin\nprint(Pin("PUMP", Pin.OUT))\n`,
      "psram.py": `from machine import Pin\nPin(16, Pin.OUT)\n`,
    });
    const check = (file: string) =>
      halpy(["check", "--format", "concise", `${folder}/${file}`], { cwd: "/" });
    assert.equal(check("main.py").status, 0);
    assert.match(check("psram.py").stdout, /GPIO16 cannot be used: PSRAM of the module/);
    const run = halpy(["run", `${folder}/main.py`], { cwd: "/" });
    assert.deepEqual([run.stdout, run.stderr], ["Pin(26, mode=Pin.OUT)\n", ""]);
  });

  it("says what is wrong", () => {
    const error = (...words: string[]): string => {
      const { status, stderr } = halpy(["boards", ...words], { cwd: folder });
      assert.equal(status, 2);
      return stderr;
    };
    const folder = folderWith({
      "half.json": `{"name": "Half"}`,
      "wrong.json": `{"extends": "esp23"}`,
      "fields.json": `{"extends": "esp32", "pinName": {}, "override": {"pins": [{"note": "x"}, {"id": 4, "functions": ["fly"]}]}}`,
      "pins.json": `{"extends": "esp32", "pinNames": {"PUMP": 24}}`,
    });
    assert.match(error("esp23"), /there is no board 'esp23'; did you mean 'esp32'\?/);
    assert.match(error("none.json"), /can't read the board 'none\.json'/);
    assert.match(error("half.json"), /half\.json: needs "extends"/);
    assert.match(error("wrong.json"), /extends 'esp23', which there is not/);
    const fields = error("fields.json");
    assert.match(fields, /fields\.json: there is no field 'pinName'; did you mean 'pinNames'\?\n/);
    assert.match(fields, /fields\.json: override\.pins\[0\]: needs the field 'id'\n/);
    assert.match(fields, /fields\.json: override\.pins\[1\]\.functions\[0\]: must be one of "gpio-in", /);
    assert.match(error("pins.json"), /pins\.json: pinNames\.PUMP: the ESP32 has no pin 24/);
    assert.match(error("esp32", "pico"), /one board at a time/);
    assert.match(error("--svg", "x.svg"), /--svg draws one board/);
  });

  it("says which boards can run a script, and why not the others", () => {
    const folder = folderWith({
      "dac.py": "from machine import DAC, Pin\nDAC(Pin(25)).write(128)\n",
      "broken.py": "print(undefined_name)\n",
      "left.py": "machine.Pin(20, machine.Pin.OUT).on()\n",
    });
    const { status, stdout } = halpy(["boards", "--for", "dac.py"], { cwd: folder });
    assert.equal(status, 0);
    assert.match(stdout, /^dac\.py can run on \d+ of \d+ boards\.\n/);
    assert.match(stdout, /\nWithout remarks\n {2}esp32, esp32-wrover/);
    assert.match(stdout, /\n {2}d1-mini, esp8266, huzzah, nodemcu\n {4}dac\.py:\d: .*\[PIN\d+\]/);

    const json = JSON.parse(halpy(["boards", "--json", "--for", "dac.py"], { cwd: folder }).stdout) as {
      board: string;
      runs: string;
      findings: { code: string; line: number }[];
    }[];
    const of = (id: string) => json.find(({ board }) => board === id);
    assert.deepEqual(of("esp32"), { board: "esp32", runs: "yes", findings: [] });
    assert.equal(of("pico")?.runs, "no");
    assert.ok(of("pico")?.findings.every(({ code }) => code.startsWith("PIN")));

    // The firmware of the Pico family leaves `machine` to the script.
    const left = halpy(["boards", "--for", "left.py"], { cwd: folder }).stdout;
    assert.match(left, /\nWithout remarks\n {2}nano-rp2040, pico, pico-w, pico2\n/);
    assert.match(left, /\nNot\n {2}d1-mini, .*\n {4}left\.py:1: nothing in the program defines 'machine'/);

    const broken = halpy(["boards", "--for", "broken.py"], { cwd: folder });
    assert.equal(broken.status, 2);
    assert.match(broken.stdout, /undefined_name/);
    const both = halpy(["boards", "--for", "dac.py", "pico"], { cwd: folder });
    assert.deepEqual([both.status, both.stdout], [2, ""]);
    assert.equal(halpy(["boards", "--for", "none.py"], { cwd: folder }).status, 2);
  });
});
