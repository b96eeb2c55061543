/** Boards that are folders: a fake `ssh` runs the commands here, with the folder's tools and home, and a fake systemd starts the programs. */

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { halpyAsync, type Finished } from "../helpers/halpy.js";

const fakes = fileURLToPath(new URL("../tests/deploy/fake-board/", import.meta.url));
/** What the scripts may take for granted on a board, besides what is faked. */
const TOOLS =
  "sh cat sed head tail tr cut grep cp mv rm ln ls mkdir rmdir chmod basename dirname readlink date df find flock tar sha256sum sync od wc sort cmp uname getent stat env setsid kill id printf tee true chgrp".split(
    " ",
  );
const FAKED = [
  "sleep",
  "systemctl",
  "supervise",
  "journalctl",
  "sudo",
  "loginctl",
  "udevadm",
  "id",
  "apt-get",
  "apt-cache",
];

const pathOf = (tool: string): string | undefined =>
  ["/usr/bin", "/bin", "/usr/sbin", "/sbin"]
    .map((folder) => join(folder, tool))
    .find((path) => existsSync(path));

export class FakeBoard {
  constructor(
    readonly folder: string,
    readonly host: string,
  ) {
    for (const part of ["bin", "home", "systemd", "units", "rules"])
      mkdirSync(join(folder, part), { recursive: true });
    for (const tool of TOOLS) {
      const place = FAKED.includes(tool) ? undefined : pathOf(tool);
      if (place !== undefined) symlinkSync(place, join(folder, "bin", tool));
    }
    for (const tool of FAKED) symlinkSync(join(fakes, tool), join(folder, "bin", tool));
    symlinkSync(process.execPath, join(folder, "bin/node"));
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** A file of the program's folder. */
  base(name: string, ...parts: string[]): string {
    return this.path("home/.local/share/halpy", name, ...parts);
  }

  write(path: string, text: string): void {
    writeFileSync(this.path(path), text);
  }

  remove(path: string): void {
    rmSync(this.path(path), { force: true });
  }

  /** A program in the place of one of the board's. */
  replace(tool: string, script: string): void {
    this.remove(`bin/${tool}`);
    this.write(`bin/${tool}`, script);
    chmodSync(this.path("bin", tool), 0o755);
  }

  read(path: string): string {
    return readFileSync(this.path(path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(this.path(path));
  }

  /** The release that the next start takes. */
  current(name: string): string | undefined {
    const link = this.base(name, "current");
    return existsSync(link) ? basename(readlinkSync(link)) : undefined;
  }

  /** What systemd says about the service. */
  state(name: string): string {
    const file = `state/halpy-${name}.service/ActiveState`;
    return this.has(file) ? this.read(file).trim() : "none";
  }

  /** Ends what runs, as pulling the plug. */
  powerOff(): void {
    for (const file of ["supervisor", "pid"]) {
      const found = execFileSync(
        "/bin/sh",
        ["-c", `cat ${this.folder}/state/*/${file} 2>/dev/null || true`],
        { encoding: "utf8" },
      );
      for (const pid of found.split("\n").filter((text) => text !== "")) {
        try {
          process.kill(Number(pid), "SIGKILL");
        } catch {
          // It has ended already.
        }
      }
    }
  }
}

/** A desk with a folder for scripts, and its boards. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), "halpy-desk-"));
  readonly boards = new Map<string, FakeBoard>();

  constructor(...hosts: string[]) {
    mkdirSync(join(this.folder, "boards"));
    for (const host of hosts) this.boards.set(host, new FakeBoard(join(this.folder, "boards", host), host));
  }

  get board(): FakeBoard {
    return [...this.boards.values()][0] as FakeBoard;
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs `halpy` at the desk. */
  halpy(...words: string[]): Promise<Finished> {
    return this.halpyWith({}, ...words);
  }

  /** With more in its environment. */
  halpyWith(more: object, ...words: string[]): Promise<Finished> {
    return halpyAsync(words, this.folder, { ...this.environment, ...more });
  }

  get environment(): Readonly<Record<string, string>> {
    return { HALPY_SSH: join(fakes, "ssh"), FAKE_BOARDS: join(this.folder, "boards") };
  }

  /** Commands that were sent, one a round trip; forgets them. */
  takeCommands(): string[] {
    const file = join(this.folder, "boards/commands");
    const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    rmSync(file, { force: true });
    return lines;
  }

  close(): void {
    for (const board of this.boards.values()) board.powerOff();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
