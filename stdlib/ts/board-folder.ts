/** The flash memory of a simulated board: a folder of the host, which no path of the program leaves. */

import { noteText } from "../../runtime-hal/core/wide-text.js";
import { rt } from "../../runtime-hal/core/state.js";
import { osError } from "../../runtime-hal/core/exceptions.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { hostCall } from "./host-error.js";
import { textArgument } from "./text-argument.js";
import { PyVfsPosix } from "./vfs-posix.js";

const ENOENT = 2;
const FOLDER = 0x4000;

/** `..` is taken off the text of a path, as littlefs does, and at the root it stays there; the host's own folder never changes. */
export class PyBoardFolder extends PyVfsPosix {
  private current = "/";

  constructor(folder: string) {
    super();
    this.root = folder === "/" ? "" : folder;
  }

  override place(path: Value): string {
    return this.root + this.resolved(textArgument(path));
  }

  override currentDirectory(): string {
    return noteText(this.current);
  }

  override changeDirectory(path: Value): void {
    const to = this.resolved(textArgument(path));
    const { mode } = hostCall(() => rt.host.files.stat(this.root + to));
    if ((mode & FOLDER) === 0) throw osError(ENOENT);
    this.current = to;
  }

  /** A path of the host as the board has it; `undefined`: it is not in the folder. */
  pathOf(place: string): string | undefined {
    if (place === this.root) return "/";
    return place.startsWith(`${this.root}/`) ? place.slice(this.root.length) : undefined;
  }

  /** The program starts anew. */
  restart(): void {
    this.current = "/";
    this.readonly = false;
  }

  private resolved(path: string): string {
    const parts: string[] = [];
    for (const part of (path.startsWith("/") ? path : `${this.current}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }
}
