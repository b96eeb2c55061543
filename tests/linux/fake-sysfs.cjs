/**
 * Loaded into the command before it starts (`node --require`): gives the plain files of a fake `/sys/class/gpio` the behaviour of the
 * kernel's. What is written happens at once, as in the kernel, so tests can rely on the order. Faults are set up in HALPY_FAKE.
 */
"use strict";
const fs = require("node:fs");
const {
  root,
  base,
  lines,
  busy = [],
  forbidden = [],
  raced = [],
  udevMs = 0,
  goneAfter = Infinity,
} = JSON.parse(process.env.HALPY_FAKE);

const gpio = `${root}/sys/class/gpio`;
const real = { ...fs };
const opened = new Map();
const readyAt = new Map();
let writes = 0;

const note = (line) => real.appendFileSync(`${root}/log`, `${line}\n`);
const text = (path) => real.readFileSync(path, "latin1").trim();
const put = (path, content) => real.writeFileSync(path, `${content}\n`);

function fail(code, errno, path) {
  const error = new Error(`${code}: fake, '${path}'`);
  throw Object.assign(error, { code, errno: -errno, path });
}

/** The files of a line, once exported. */
function make(offset) {
  const folder = `${gpio}/gpio${base + offset}`;
  real.mkdirSync(folder);
  for (const [name, content] of Object.entries({
    edge: "none",
    active_low: "0",
    value: "0",
    direction: "in",
  }))
    put(`${folder}/${name}`, content);
  readyAt.set(folder, performance.now() + udevMs);
}

/** What the kernel does with what is written into one of its files. */
function store(path, content) {
  const name = path.slice(gpio.length + 1);
  if (++writes > goneAfter) fail("ENODEV", 19, path);
  if (name === "export" || name === "unexport") {
    const offset = Number(content) - base;
    const folder = `${gpio}/gpio${base + offset}`;
    if (forbidden.includes(name)) fail("EACCES", 13, path);
    if (offset < 0 || offset >= lines) fail("EINVAL", 22, path);
    if (name === "export") {
      // Another program was quicker by a moment.
      if (raced.includes(offset) && !real.existsSync(folder)) make(offset);
      if (busy.includes(offset) || real.existsSync(folder)) fail("EBUSY", 16, path);
      make(offset);
      note(`export ${offset}`);
    } else {
      note(`unexport ${offset} ${text(`${folder}/direction`)} ${text(`${folder}/value`)}`);
      real.rmSync(folder, { recursive: true });
    }
    return;
  }
  const [, number, file] = /^gpio(\d+)\/(\w+)$/.exec(name) ?? [];
  if (number === undefined) return;
  const offset = Number(number) - base;
  const folder = `${gpio}/gpio${number}`;
  if (file === "direction") {
    if (!/^(in|out|low|high)$/.test(content)) fail("EINVAL", 22, path);
    put(path, content === "in" ? "in" : "out");
    if (content !== "in") put(`${folder}/value`, content === "high" ? "1" : "0");
    note(`${content} ${offset}`);
  } else if (file === "value") {
    if (text(`${folder}/direction`) === "in") fail("EPERM", 1, path);
    put(path, content);
    note(`level ${offset} ${content}`);
  } else {
    put(path, content);
    note(`${file} ${offset} ${content}`);
  }
}

/** The machine sleeps until its clock wakes it: the time of day goes on, the clock of the process stands still. */
let sleptMs = 0;
const now = Date.now;
Date.now = () => now() + sleptMs;
function sleepOrAlarm(path, content) {
  const name = path.slice(root.length);
  if (forbidden.includes(name)) fail("EACCES", 13, path);
  note(`${name} ${content}`);
  if (name.endsWith("/wakealarm")) put(path, content === "0" ? "" : content);
  else sleptMs += 1000 * Number(text(`${root}/sys/class/rtc/rtc1/wakealarm`));
}

const isOurs = (path) => typeof path === "string" && path.startsWith(`${gpio}/`);

/** Between `export` and the work of udev the files may not be opened. */
function allow(path) {
  const ready = readyAt.get(path.replace(/\/[^/]*$/, ""));
  if (ready !== undefined && performance.now() < ready) fail("EACCES", 13, path);
}

fs.openSync = (path, ...more) => {
  if (isOurs(path)) allow(path);
  const fd = real.openSync(path, ...more);
  if (isOurs(path)) opened.set(fd, path);
  return fd;
};
fs.closeSync = (fd) => {
  opened.delete(fd);
  real.closeSync(fd);
};
fs.writeSync = (fd, data, ...more) => {
  const path = opened.get(fd);
  if (path === undefined) return real.writeSync(fd, data, ...more);
  const [offset, length] = more;
  store(
    path,
    Buffer.from(data)
      .subarray(offset, offset + length)
      .toString("latin1"),
  );
  return length;
};
fs.writeFileSync = (path, data, ...more) => {
  if (typeof path === "string" && /^\/sys\/(class\/rtc|power)\//.test(path.slice(root.length)))
    return sleepOrAlarm(path, String(data));
  if (!isOurs(path)) return real.writeFileSync(path, data, ...more);
  allow(path);
  store(path, String(data));
};
