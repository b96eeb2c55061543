/**
 * Writes `docs/boards/`: a page for every board of `targets/boards`, and the list of them. `npm run board-docs` after a
 * change of the data; a test compares the files with what this would write.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The TypeScript modules that make the pages, bundled in memory. */
async function pages() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: 'export * from "./targets/show/board-page.js"; export * from "./targets/load.js";',
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

const { backendPage, boardPage, boardIndex, loadBackend, loadTarget } = await pages();
const read = (path) => readFileSync(`${root}targets/${path}`, "utf8");
const boards = readdirSync(`${root}targets/boards`).map((file) =>
  loadTarget(file.replace(/\.json$/, ""), read),
);
const folder = `${root}docs/boards`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const target of boards) writeFileSync(`${folder}/${target.board.id}.md`, boardPage(target));
writeFileSync(`${folder}/README.md`, boardIndex(boards));
const backends = ["sim", "linux-sysfs", "linux-cdev"].map((id) => loadBackend(id, read));
writeFileSync(`${folder}/backends.md`, backendPage(backends));
