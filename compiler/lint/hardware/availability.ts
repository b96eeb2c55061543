/**
 * Which names of the hardware modules which port has. The data (availability.json) follow the tables of names in
 * MicroPython's ports (modmachine.c, machine_pin.c, mpconfigport.h), CircuitPython 1.0's README and Pycom's pins; for `more` and `lacking`
 * modnetwork.c, modusocket.c and modussl.c of Pycom's firmware and of ports/cc3200. `pycom+lora` are the boards of that port with that radio.
 */

import { CIRCUITPYTHON_MODULES } from "../../../targets/circuitpython.js";
import type { Target } from "../../../targets/load.js";
import data from "./availability.json" with { type: "json" };

const MODULES = data.modules as Readonly<Record<string, string>>;
const NAMES = data.names as Readonly<Record<string, Readonly<Record<string, string>>>>;
const SPELLINGS = data.spellings as Readonly<Record<string, string>>;

const split = new Map<string, readonly string[]>();

/** The words of a text of the tables; every script asks for the same ones. */
function words(text: string): readonly string[] {
  let found = split.get(text);
  if (found === undefined) split.set(text, (found = text.split(" ").filter((word) => word !== "")));
  return found;
}

const onPorts = new Map<string, ReadonlySet<string>>();

/** The ports that have a module; `undefined`: the table does not know it. */
export function portsOfModule(module: string): readonly string[] | undefined {
  if (CIRCUITPYTHON_MODULES.has(module)) return ["circuitpython"];
  const text = Object.hasOwn(MODULES, module) ? MODULES[module] : undefined;
  return text === undefined ? undefined : words(text);
}

/** The names of a module or class on a port; `undefined`: not known. */
export function namesOn(owner: string, dialect: string): ReadonlySet<string> | undefined {
  const rows = Object.hasOwn(NAMES, owner) ? NAMES[owner] : undefined;
  if (rows === undefined || dialect === "linux" || dialect === "circuitpython") return undefined;
  const key = `${dialect} ${owner}`;
  let names = onPorts.get(key);
  if (names === undefined) {
    const own = rows[dialect] ?? "";
    names = new Set(own.startsWith("=") ? words(own.slice(1)) : [...words(rows["*"] ?? ""), ...words(own)]);
    onPorts.set(key, names);
  }
  return names;
}

/** The ports whose module or class has the name. */
export function portsWith(owner: string, name: string): string[] {
  const rows = Object.hasOwn(NAMES, owner) ? NAMES[owner]! : {};
  return Object.keys(rows).filter(
    (port) => port !== "*" && port !== "linux" && namesOn(owner, port)?.has(name) === true,
  );
}

/** All names that any port has, of a module; for checks without a board. */
export function allNames(owner: string): ReadonlySet<string> | undefined {
  const rows = Object.hasOwn(NAMES, owner) ? NAMES[owner] : undefined;
  if (rows === undefined) return undefined;
  const spelled = Object.keys(SPELLINGS).flatMap((name) => {
    const dot = name.lastIndexOf(".");
    return name.slice(0, dot) === owner ? [name.slice(dot + 1)] : [];
  });
  return new Set([...spelled, ...Object.values(rows).flatMap((text) => words(text.replace("=", "")))]);
}

type NamesByModule = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whether a board is one of those in a text such as `esp32 rp2+wifi`. */
export function isAmong(boards: string, { board, chip }: Target): boolean {
  const on = words(boards);
  return (
    on.includes(board.dialect) || (chip.radio ?? []).some((radio) => on.includes(`${board.dialect}+${radio}`))
  );
}

function namesFor(table: NamesByModule, module: string, target: Target | undefined): readonly string[] {
  const plain = module.replace(/^u(?=socket$|ssl$)/, "");
  if (!Object.hasOwn(table, plain)) return [];
  const names = Object.entries(table[plain]!);
  return names.filter(([, on]) => target === undefined || isAmong(on, target)).map(([name]) => name);
}

/** Names that a module which all ports have, has on that board only (without one: on any), and here too. */
export const moreNames = (module: string, target: Target | undefined): readonly string[] =>
  namesFor(data.more, module, target);

/** The same of names that are not here. */
export const lackingNames = (module: string, target: Target | undefined): readonly string[] =>
  namesFor(data.lacking, module, target);

/** How a name of another dialect is usually written. */
export function spellingOf(name: string): string | undefined {
  return Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name] : undefined;
}
