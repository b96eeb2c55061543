/**
 * Sets the first line of dist/halpy.js, by which a shell runs the command, for the machine that it is installed on.
 *
 * Node starts four helper threads for V8, which optimise and collect garbage beside the program, however many processors there are. On two
 * they are in its way and in each other's: short programs take 0.8 to 0.9 of the time with one (measured in docs/performance.md). Only the command line
 * can tell node so, and only an `env` that splits its argument (`-S`) can put it there: that of BusyBox cannot. So what is
 * packed is the line that works everywhere, and npm runs this after installing (as the build does), where it looks whether the
 * other works. If it is not run, nothing is amiss.
 */
"use strict";
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** As many helper threads as node starts of itself. */
const USUAL_HELPERS = 4;
/** Node chooses by the number of processors. */
const OPTION = "--v8-pool-size=0";
const PLAIN = "#!/usr/bin/env node\n";
const CHOOSING = `#!/usr/bin/env -S node ${OPTION}\n`;

/** Whether node would start more helpers than there are other processors, and a first line can tell it not to. */
function isWorthChoosing(processors = os.availableParallelism(), env = "/usr/bin/env") {
  if (process.platform === "win32" || processors > USUAL_HELPERS) return false;
  // The kernel hands on all behind the first word as one.
  const { status } = spawnSync(env, [`-S node ${OPTION}`, "-e", "0"], { stdio: "ignore", timeout: 30_000 });
  return status === 0;
}

/** Gives the command the line that is best here; a file that is not there or cannot be written stays as it is. */
function setFirstLine(file, isChosen) {
  const aside = `${file}.${process.pid}`;
  try {
    const text = fs.readFileSync(file, "utf8");
    if (!text.startsWith(PLAIN) || !(isChosen ?? isWorthChoosing())) return;
    // A new file in its place: some package managers link the files of all projects to one.
    fs.writeFileSync(aside, CHOOSING + text.slice(PLAIN.length), { mode: fs.statSync(file).mode });
    fs.renameSync(aside, file);
  } catch {
    fs.rmSync(aside, { force: true });
  }
}

module.exports = { isWorthChoosing, setFirstLine };
if (require.main === module) setFirstLine(path.join(__dirname, "../dist/halpy.js"));
