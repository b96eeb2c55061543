/**
 * Debian packages for the test bed, downloaded and unpacked without installing them: apt gets a state of its own in
 * the cache folder, with the sources and keys of this machine. So no root is needed, and nothing on the machine changes.
 */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** The test bed cannot be made here; the message says what is missing. The tests are skipped then. */
export class NotHere extends Error {}

const SOURCES = "/etc/apt/sources.list";
const UPDATE_MS = 180_000;
const DOWNLOAD_MS = 600_000;

/** Runs a command; gives its output. `what` starts the message of the NotHere that is thrown if it fails. */
export function command(what, file, args, options = {}) {
  try {
    return execFileSync(file, args, {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
  } catch (e) {
    const said =
      String(e.stderr ?? "")
        .trim()
        .split("\n")
        .slice(-3)
        .join(" / ") || e.message;
    throw new NotHere(`${what}: ${said}`);
  }
}

/** Files of apt sources that are Debian's own: others may not know the foreign architecture. */
function debianSources() {
  const folder = `${SOURCES}.d`;
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return [SOURCES, ...files].filter(
    (file) =>
      existsSync(file) && /\bdebian\b/.test(readFileSync(file, "utf8")) && !/nodesource|node_/.test(file),
  );
}

export class Packages {
  /**
   * @param folder where apt's state and the downloads are kept
   * @param architecture Debian's name of it; a foreign one starts from nothing installed
   */
  constructor(folder, architecture) {
    this.folder = folder;
    this.architecture = architecture;
    const foreign = architecture !== "amd64";
    for (const part of ["lists/partial", "cache/archives/partial", "sources", "debs"])
      mkdirSync(join(folder, part), { recursive: true });
    if (foreign) writeFileSync(join(folder, "status"), "");
    for (const file of debianSources()) copyFileSync(file, join(folder, "sources", file.split("/").pop()));
    const settings = {
      "Dir::State": folder,
      "Dir::State::lists": join(folder, "lists"),
      "Dir::State::status": foreign ? join(folder, "status") : "/var/lib/dpkg/status",
      "Dir::Cache": join(folder, "cache"),
      "Dir::Etc::sourcelist": "/dev/null",
      "Dir::Etc::sourceparts": join(folder, "sources"),
      "APT::Architecture": architecture,
      "APT::Architectures::": architecture,
      // Root's downloads go to a folder that the user `_apt` may not write.
      "APT::Sandbox::User": "root",
      "Acquire::Languages": "none",
    };
    this.options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  }

  /** Fetches the lists once. */
  update() {
    const stamp = join(this.folder, "updated");
    if (existsSync(stamp)) return;
    command("apt-get update", "apt-get", [...this.options, "-q", "update"], { timeout: UPDATE_MS });
    writeFileSync(stamp, "");
  }

  /** The first package that `name` depends on: what a meta package such as linux-image-amd64 stands for. */
  behind(name) {
    const found = /Depends: (\S+)/.exec(
      command(`apt-cache depends ${name}`, "apt-cache", [...this.options, "depends", name]),
    );
    if (found === null) throw new NotHere(`the package ${name} is not to be had here`);
    return found[1].replace(/:.*/, "");
  }

  /** What would be installed with `name` on this machine, itself included. */
  withDependencies(name) {
    const plan = command(`apt-get install ${name}`, "apt-get", [
      ...this.options,
      "install",
      "-s",
      "--no-install-recommends",
      name,
    ]);
    return [...plan.matchAll(/^Inst (\S+)/gm)].map((m) => m[1]);
  }

  /** Downloads packages and unpacks them into `into`. */
  unpack(names, into) {
    mkdirSync(into, { recursive: true });
    for (const file of this.download(names)) {
      command(`unpacking ${file}`, "dpkg-deb", ["-x", file, into]);
      rmSync(file);
    }
  }

  /** Downloads packages; gives the files. */
  download(names) {
    const debs = join(this.folder, "debs");
    rmSync(debs, { recursive: true, force: true });
    mkdirSync(debs);
    command(`downloading ${names[0]}`, "apt-get", [...this.options, "-q", "download", ...names], {
      cwd: debs,
      timeout: DOWNLOAD_MS,
    });
    return readdirSync(debs).map((name) => join(debs, name));
  }
}
