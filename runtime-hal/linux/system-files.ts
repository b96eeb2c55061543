/**
 * The kernel's files: `/sys`, `/proc`, `/dev`. All paths of this backend go through here, so that a test can put a tree of its own
 * in their place.
 */

import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { IoError } from "./errno.js";

export class SystemFiles {
  /** `root`: the folder in whose place `/` is; empty: the real one. */
  constructor(readonly root = "") {}

  /** The real path of a path of the system. */
  at(path: string): string {
    return `${this.root}${path}`;
  }

  exists(path: string): boolean {
    return existsSync(this.at(path));
  }

  /** The text of a file without the white space at its end. Throws an {@link IoError}. */
  read(path: string): string {
    try {
      return readFileSync(this.at(path), "latin1").trimEnd();
    } catch (e) {
      throw IoError.from(e, path);
    }
  }

  /** The same, `undefined` if the file cannot be read. */
  tryRead(path: string): string | undefined {
    try {
      return readFileSync(this.at(path), "latin1").trimEnd();
    } catch {
      return undefined;
    }
  }

  /** Writes a value into an existing file. Some of the kernel's may not even be opened for reading, by nobody. */
  write(path: string, text: string): void {
    try {
      writeFileSync(this.at(path), text, { flag: constants.O_WRONLY as unknown as string });
    } catch (e) {
      throw IoError.from(e, path);
    }
  }

  /** Names in a folder, in order; none if it is not there. */
  list(path: string): string[] {
    try {
      return inOrder(readdirSync(this.at(path)));
    } catch {
      return [];
    }
  }

  /** Where a symbolic link leads, `undefined` if it is none. */
  link(path: string): string | undefined {
    try {
      return readlinkSync(this.at(path));
    } catch {
      return undefined;
    }
  }

  /** A descriptor of the file. */
  open(path: string, flags: string | number): number {
    try {
      return openSync(this.at(path), flags);
    } catch (e) {
      throw IoError.from(e, path);
    }
  }

  close(fd: number): void {
    closeSync(fd);
  }
}

const withNumber = /^(.*?)(\d*)$/;

/** `gpiochip10` after `gpiochip9`. (`localeCompare` makes a collator for each pair: a third of a second for the `/dev` of a slow board.) */
function inOrder(names: readonly string[]): string[] {
  const keys = names.map((name) => {
    const [, text = "", digits = ""] = withNumber.exec(name) ?? [];
    return { name, text, number: digits === "" ? -1 : Number(digits) };
  });
  keys.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.number - b.number));
  return keys.map(({ name }) => name);
}
