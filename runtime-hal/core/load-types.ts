/** Loads the files that attach behaviour to the built-in types and fills the table of builtins. */

// These two give other files what they must not import themselves.
import "./identity.js";
import "./iteration.js";
import "./none.js";
import "./singletons.js";
import "./bool.js";
import "./int.js";
import "./float.js";
import "./complex.js";
import "./str.js";
import "./bytes.js";
import "./bytearray.js";
import "./memoryview.js";
import "./list.js";
import "./tuple.js";
import "./dict.js";
import "./ordered-dict.js";
import "./set.js";
import "./frozenset.js";
import "./range.js";
import "./slice.js";
import "./property.js";
import "./exception-slots.js";
import "./builtins.js";
import { setAddress, setFunctionText } from "./function.js";
import { identity } from "./identity.js";
import { setDescribe } from "./super.js";
import { repr, str } from "./text.js";

setDescribe(str);
setAddress(identity);
setFunctionText(repr);
