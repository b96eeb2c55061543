/**
 * The test runner: `npm test [-- pattern...] [--grep text] [--no-typecheck] [--slow]`.
 *
 * A pattern chooses test files by a part of their path; where no path contains it, it chooses tests by name.
 * All chosen test files become one bundle (esbuild, well under a second), so that the modules under test are
 * loaded once, in the order node would load them; mocha then runs it in this process. Without a pattern the
 * whole tree is type-checked meanwhile. The last line is always `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { globSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build as bundle } from "esbuild";
import Mocha from "mocha";
import { build, commonOptions } from "./build.js";
import { listFiles } from "./list-files.js";

const root = fileURLToPath(new URL("../", import.meta.url));
