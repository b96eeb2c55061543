/** What a kind of program is: a name for the command line and a function from random choices to source. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";

export interface Kind {
  name: string;
  write(rng: Random, out: Source): void;
}
