/**
 * A breakpoint on a line of a `.py` file, as Chrome and VS Code set it: the place in the output is looked up in the
 * source map, V8 stops there, and the stack leads back to lines of Python.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BasicSourceMapConsumer, SourceMapConsumer } from "source-map";
import { folderWith, halpy } from "../helpers/halpy.js";

const driver = fileURLToPath(new URL("../tests/debugger/driver.js", import.meta.url));

const source = `def area(width, height):
    inner = width - 2
    result = inner * height
    return result


def report(sizes):
    for width, height in sizes:
        print(width, height, area(width, height))


report([(3, 4), (5, 6)])
`;

interface Script {
  readonly kind: "script";
  readonly sourceMapURL: string;
}

interface Stop {
  readonly kind: "stop";
  readonly frames: readonly { functionName: string; line: number; column: number }[];
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Runs the built program `start` with breakpoints on lines of `shapes.py`, which `file` holds. */
async function debug(folder: string, start: string, file: string, lines: readonly number[]) {
  const map = JSON.parse(readFileSync(join(folder, "out", `${file}.map`), "utf8")) as object;
  return SourceMapConsumer.with(JSON.stringify(map), null, (consumer) => {
    const python = (consumer as BasicSourceMapConsumer).sources.find((name) => name.endsWith("shapes.py"))!;
    const breakpoints = lines.map((line) => {
      const at = consumer.generatedPositionFor({
        source: python,
        line,
        column: 0,
        bias: SourceMapConsumer.LEAST_UPPER_BOUND,
      });
      return { line: at.line! - 1, column: at.column! };
    });
    const result = join(folder, "events");
    const [program, script] = [start, file].map((name) => pathToFileURL(join(folder, "out", name)).href);
    const run = spawnSync(
      process.execPath,
      [driver, program!, script!, JSON.stringify(breakpoints), result],
      {
        encoding: "utf8",
        timeout: 15_000,
      },
    );
    assert.deepEqual([run.stdout, run.stderr], ["3 4 4\n5 6 18\n", ""]);
    const events = readFileSync(result, "utf8").trim().split("\n");
    const parsed = events.map((text) => JSON.parse(text) as Script | Stop);
    const stops = parsed.filter((event) => event.kind === "stop");
    return {
      scripts: parsed.filter((event) => event.kind === "script"),
      stops,
      /** For each stop, the lines of Python on the stack, innermost first. */
      stacks: stops.map(({ frames }) =>
        frames
          .map(({ line, column }) => consumer.originalPositionFor({ line: line + 1, column }))
          .filter((place) => place.source === python)
          .map((place) => place.line),
      ),
    };
  });
}

describe("breakpoints in Python files", function () {
  this.timeout(60_000);

  for (const [form, options, start, file] of [
    ["a bundle", ["--bundle"], "shapes.mjs", "shapes.mjs"],
    ["a minified bundle", ["--bundle", "--minify"], "shapes.mjs", "shapes.mjs"],
    ["a module of a tree", [], "index.js", "shapes.js"],
  ] as const) {
    it(`are hit in ${form}, with a stack of Python lines`, async () => {
      const folder = folderWith({ "shapes.py": source });
      assert.equal(halpy(["build", ...options, "-o", "out", "shapes.py"], { cwd: folder }).status, 0);
      const { scripts, stops, stacks } = await debug(folder, start, file, [3]);
      assert.deepEqual(scripts, [{ kind: "script", sourceMapURL: `${file}.map` }]);
      assert.deepEqual(stacks, [
        [3, 9, 12],
        [3, 9, 12],
      ]);
      if (!options.some((option) => option === "--minify")) {
        assert.match(stops[0]!.frames[0]!.functionName, /^area\b/);
        assert.deepEqual(
          stops.map(({ variables }) => [variables.width, variables.height, variables.inner]),
          [
            [3, 4, 1],
            [5, 6, 3],
          ],
        );
      }
    });
  }
});
