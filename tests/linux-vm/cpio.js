/** Archives for the kernel's initramfs: the "newc" form of cpio, several of which may follow each other. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

const LINK = 0o120000;
const FOLDER = 0o040000;

function record(inode, name, mode, data) {
  const fields = [inode, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length + 1, 0];
  const head = `070701${fields.map((n) => (n >>> 0).toString(16).padStart(8, "0")).join("")}${name}\0`;
  return [pad(Buffer.from(head)), pad(data)];
}

/** Header with name, and contents, each end at a multiple of four. */
function pad(data) {
  const rest = -data.length & 3;
  return rest === 0 ? data : Buffer.concat([data, Buffer.alloc(rest)]);
}

function* entries(folder, below) {
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === "" ? name : `${below}/${name}`;
    yield path;
    if (lstatSync(join(folder, path)).isDirectory()) yield* entries(folder, path);
  }
}

/** All that is in `folder`, as an archive, below `prefix` (which is made too). Everything belongs to root. */
export function archive(folder, prefix = "") {
  const parts = [];
  let inode = 1;
  if (prefix !== "") parts.push(...record(inode++, prefix, FOLDER | 0o755, Buffer.alloc(0)));
  for (const path of entries(folder, "")) {
    const status = lstatSync(join(folder, path));
    const data = status.isDirectory()
      ? Buffer.alloc(0)
      : status.isSymbolicLink()
        ? Buffer.from(readlinkSync(join(folder, path)))
        : readFileSync(join(folder, path));
    const mode = status.isSymbolicLink() ? LINK | 0o777 : status.mode;
    parts.push(...record(inode++, prefix === "" ? path : `${prefix}/${path}`, mode, data));
  }
  parts.push(...record(0, "TRAILER!!!", 0, Buffer.alloc(0)));
  return Buffer.concat(parts);
}
