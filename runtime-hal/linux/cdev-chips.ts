/** GPIO chips and their lines, as the character device tells of them. */

import { IoError } from "./errno.js";
import * as uapi from "./gpio-uapi.js";
import type { Libc } from "./libc.js";
import type { SystemFiles } from "./system-files.js";

/** A chip as its device file tells it. */
export interface CdevChip {
  readonly path: string;
  readonly label: string;
  readonly lines: number;
}

/** All chips; those that may not be opened are left out, with `refused` told. */
export function cdevChips(files: SystemFiles, libc: Libc, refused?: (e: IoError) => void): CdevChip[] {
  const chips: CdevChip[] = [];
  for (const name of files.list("/dev").filter((n) => /^gpiochip\d+$/.test(n))) {
    const path = files.at(`/dev/${name}`);
    try {
      const fd = libc.open(path);
      try {
        const bytes = uapi.chipInfoRequest();
        libc.ioctl(fd, uapi.GET_CHIP_INFO, bytes, path);
        const { label, lines } = uapi.chipInfo(bytes);
        chips.push({ path, label, lines });
      } finally {
        libc.close(fd);
      }
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      refused?.(e);
    }
  }
  return chips;
}

/** What the kernel says of a line. */
export function lineInfoOf(libc: Libc, chip: CdevChip, offset: number): uapi.LineInfo {
  const fd = libc.open(chip.path);
  try {
    const bytes = uapi.lineInfoRequest(offset);
    libc.ioctl(fd, uapi.GET_LINE_INFO, bytes, chip.path);
    return uapi.lineInfo(bytes);
  } finally {
    libc.close(fd);
  }
}
