/** From a seed to a program. */
import { buffers } from "./kinds/buffers.js";
import { classes } from "./kinds/classes.js";
import { comprehensions } from "./kinds/comprehensions.js";
import { control } from "./kinds/control.js";
import { delegation } from "./kinds/delegation.js";
import { entries } from "./kinds/entries.js";
import { exceptions } from "./kinds/exceptions.js";
import { expr } from "./kinds/expr.js";
import { floatLists } from "./kinds/float-lists.js";
import { format } from "./kinds/format.js";
import { functions } from "./kinds/functions.js";
import { generators } from "./kinds/generators.js";
import { hashing } from "./kinds/hashing.js";
import { inheritance } from "./kinds/inheritance.js";
import { ints } from "./kinds/ints.js";
import type { Kind } from "./kinds/kind.js";
import { lives } from "./kinds/lives.js";
import { methodCalls } from "./kinds/methods.js";
import { numerals } from "./kinds/numerals.js";
import { joined } from "./kinds/joined.js";
import { optionalNumbers } from "./kinds/optional.js";
import { plainCalls } from "./kinds/plain-calls.js";
import { sharedNumbers } from "./kinds/shared.js";
import { order } from "./kinds/order.js";
import { patterns } from "./kinds/patterns.js";
import { records } from "./kinds/records.js";
import { scopes } from "./kinds/scopes.js";
import { slice } from "./kinds/slice.js";
import { sorting } from "./kinds/sorting.js";
import { strings } from "./kinds/strings.js";
import { struct } from "./kinds/struct.js";
import { typed } from "./kinds/typed.js";
import { meetings } from "./kinds/meetings.js";
import { mixins } from "./kinds/mixins.js";
import { numbers } from "./kinds/numbers.js";
import { Random } from "./random.js";
import { prelude, Source } from "./source.js";

const kinds: Kind[] = [
  expr,
  slice,
  format,
  strings,
  ints,
  control,
  functions,
  classes,
  generators,
  exceptions,
  comprehensions,
  sorting,
  struct,
  scopes,
  inheritance,
  buffers,
  hashing,
  order,
  delegation,
  numerals,
  methodCalls,
  typed,
  meetings,
  numbers,
  floatLists,
  entries,
  records,
  mixins,
  joined,
  patterns,
  optionalNumbers,
  sharedNumbers,
  lives,
  plainCalls,
];

/** The names that `--kind` takes. */
export const kindNames = kinds.map((kind) => kind.name);

export interface GeneratedProgram {
  seed: number;
  kind: string;
  source: string;
}

/** The program of a seed; the seed also chooses among `names`. */
export function generate(
  seed: number,
  names: readonly string[] = kindNames,
  modern = false,
): GeneratedProgram {
  const chosen = kinds.filter((kind) => names.includes(kind.name));
  const kind = chosen[seed % chosen.length];
  const out = new Source();
  kind.write(new Random(seed * 31 + kinds.indexOf(kind), modern), out);
  return { seed, kind: kind.name, source: prelude + out.toString() };
}
