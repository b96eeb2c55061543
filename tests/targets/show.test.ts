import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadBackend, loadOwnTarget } from "../../targets/load.js";
import { boardTable, inOrder } from "../../targets/show/board-list.js";
import { backendPage, boardIndex, boardPage } from "../../targets/show/board-page.js";
import { boardText } from "../../targets/show/board-text.js";
import { drawHeaders } from "../../targets/show/header-text.js";
import { boardSvg } from "../../targets/show/header-svg.js";
import { forPrograms } from "../../targets/for-programs.js";
import { inconsistencies } from "../../targets/validate.js";
import { readTarget, target, targetIds } from "../helpers/targets.js";

const backends = ["sim", "linux-sysfs", "linux-cdev"].map((id) => loadBackend(id, readTarget)!);
const all = targetIds("boards").map(target);

/** Compares with a file; `UPDATE=1` writes it. */
function golden(name: string, text: string): void {
  const path = `tests/targets/golden/${name}`;
  if (process.env.UPDATE === "1") writeFileSync(path, text);
  else assert.equal(text, existsSync(path) ? readFileSync(path, "utf8") : "", `${path} (UPDATE=1 writes it)`);
}

describe("boards in the terminal", () => {
  it("a table of all", () => golden("boards.txt", boardTable(inOrder(all))));

  for (const id of ["esp32", "nodemcu", "pico-w", "gemma-m0", "rpi3"])
    it(`all about ${id}`, () => golden(`${id}.txt`, boardText(target(id), { width: 110, color: false })));

  it("fits the width, leaving out functions, not pins", () => {
    for (const width of [60, 80, 100, 140])
      for (const board of all)
        for (const line of drawHeaders(board, { width, color: false }))
          assert.ok([...line].length <= width, `${board.board.id} at ${width}: ${line}`);
    const narrow = drawHeaders(target("pico"), { width: 60, color: false }).join("\n");
    assert.match(narrow, /PWM\dA \+3 +GP0/);
    for (let pin = 0; pin < 23; pin++) assert.match(narrow, new RegExp(`\\bGP${pin}\\b`));
  });

  it("draws with ASCII characters only, if asked", () => {
    for (const board of all)
      for (const line of drawHeaders(board, { width: 100, color: false, ascii: true }))
        assert.match(line, /^[ -~]*$/);
  });

  it("colours change nothing but colours", () => {
    const plain = drawHeaders(target("esp32"), { width: 100, color: false });
    const painted = drawHeaders(target("esp32"), { width: 100, color: true });
    assert.deepEqual(
      painted.map((line) => line.replace(/\x1b\[\d*m/g, "")),
      plain,
    );
    assert.notDeepEqual(painted, plain);
  });
});

describe("boards as pictures", () => {
  for (const board of all)
    it(`${board.board.id} is well-formed and shows every contact`, () => {
      const svg = boardSvg(board);
      const open: string[] = [];
      for (const [, close, name, empty] of svg.matchAll(/<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
        if (close) assert.equal(open.pop(), name);
        else if (!empty) open.push(name as string);
      }
      assert.deepEqual(open, []);
      assert.doesNotMatch(svg.replace(/<[^<>]*>/g, ""), /[<>]|&(?!amp;|lt;|gt;|quot;)/);
      const contacts = (board.board.headers ?? []).flatMap((h) => [...h.left, ...h.right]);
      assert.equal([...svg.matchAll(/<circle /g)].length, contacts.length);
      for (const [, width] of svg.matchAll(/ x="(-?[\d.]+)"/g))
        assert.ok(Number(width) >= 0, "within the picture");
    });
});

describe("pages of the documentation", () => {
  const hint = "'npm run board-docs' writes it";

  it("are those of the boards", () => {
    const expected = [...targetIds("boards").map((id) => `${id}.md`), "README.md", "backends.md"].sort();
    assert.deepEqual(readdirSync("docs/boards").sort(), expected, hint);
    assert.equal(readFileSync("docs/boards/README.md", "utf8"), boardIndex(all), hint);
    assert.equal(readFileSync("docs/boards/backends.md", "utf8"), backendPage(backends), hint);
  });

  for (const board of all)
    it(`${board.board.id}.md is up to date`, () =>
      assert.equal(readFileSync(`docs/boards/${board.board.id}.md`, "utf8"), boardPage(board), hint));
});

describe("the example of a board of one's own", () => {
  it("is one", () => {
    const [, text] = /```json\n([^`]*)```/.exec(readFileSync("docs/boards/README.md", "utf8")) ?? [];
    const own = loadOwnTarget(text ?? "", "greenhouse.json", readTarget);
    assert.deepEqual(inconsistencies(own), []);
    assert.equal(own.chip.buses?.find(({ id }) => id === "I2C0")?.defaults?.sda, 21);
    assert.equal(own.board.parts?.length, 2, "the base board's part and one more");
  });
});

describe("boards in built programs", () => {
  it("carry what the runtime reads, not what is written for people", () => {
    const data = JSON.stringify(forPrograms(target("esp32")));
    for (const field of ["functions", "pinNames", "clockRatesHz", "buses"])
      assert.ok(data.includes(`"${field}"`), field);
    for (const field of ["note", "sources", "headers", "evidence", "boot"])
      assert.ok(!data.includes(`"${field}"`), field);
  });

  it("without what concerns peripherals that they do not have", () => {
    const { chip } = forPrograms(target("pico"), ["adc"]) as {
      chip: { adc?: object; buses?: object; pwm?: object };
    };
    assert.ok(chip.adc !== undefined && chip.buses === undefined && chip.pwm === undefined);
  });
});
