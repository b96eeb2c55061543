/** Options of `run` about the simulated board: apart from what they do, which a run without hardware does not load. */

import type { Arguments } from "./arguments.js";
import type { OptionSpec } from "./command.js";

export const DEFAULT_BOARD = "esp32";

/** Options of every command that runs a program. */
export const simulationOptions: readonly OptionSpec[] = [
  {
    name: "board",
    value: "ID",
    help: `The board to simulate: an id ('halpy boards' lists them) or a JSON file of your own. A script that uses hardware runs on '${DEFAULT_BOARD}' if none is named.`,
  },
  {
    name: "for",
    value: "TIME",
    help: "The run lasts so much virtual time, such as 10s, 500ms or 2min. When the script is over before, the board goes on: its timers and interrupts call the program.",
  },
  {
    name: "wiring",
    value: "FILE",
    help: "A board file in YAML: what is wired to the board, what happens, what is expected. Without it, board.yaml beside the script.",
  },
  {
    name: "files",
    value: "FOLDER",
    help: "The folder that is the board's flash memory: absolute paths of the script begin there and none leads out of it. A board that is named has the folder halpy was started in.",
  },
  {
    name: "scenario",
    value: "FILE",
    help: "A JSON file of what happens at the pins: buttons pressed, levels set.",
  },
  {
    name: "speed",
    value: "HOW",
    help: "How fast virtual time goes: 'max' without waiting, 'real' like real time, a number that many times faster than real time. A run on a terminal without --for is in real time, and so is one with '--network machine'.",
  },
  {
    name: "until-idle",
    help: "When the script is over, the board goes on until nothing is left to happen: timers, button presses.",
  },
  {
    name: "seed",
    value: "N",
    help: "Seed of everything that is left to chance: random numbers, noise at inputs (default: 0).",
  },
  {
    name: "waveform",
    negatable: true,
    help: "Draws the levels of the pins at the end; this is so with --for, and on a terminal.",
  },
  {
    name: "trace",
    value: "FILE",
    repeatable: true,
    help: "Writes all changes of level to a file: .vcd for GTKWave and PulseView, .json, or .svg for a timing diagram.",
  },
  {
    name: "picture",
    value: "[PART=]FILE[@TIME]",
    repeatable: true,
    help: "Writes what a display or strip of the board file shows, at that time or at the end, to a .png file; '-' draws it in the terminal.",
  },
  {
    name: "network",
    value: "WHICH",
    choices: ["own", "machine"],
    help: "Whom the sockets of a simulated board reach: 'own', this program and the hosts of its board file, so that every run is the same (the default); 'machine', everybody whom this machine reaches. Programs without a board always have the network of the machine.",
  },
  {
    name: "port",
    value: "PORT=PORT",
    repeatable: true,
    help: "With '--network machine': a port of the board is another one of this machine, '80=8080' for a server at port 80, for which this machine may ask for rights.",
  },
  { name: "ascii", help: "Draws with ASCII characters only." },
];

/** Whether the command line says anything about the board. */
export function asksForBoard(args: Arguments): boolean {
  return simulationOptions.some(({ name }) => args.has(name));
}
