/** `os.sync`, which boards have: writes out what file systems keep back. Nothing is kept back here, and files are written out when they are flushed. */

import { native } from "../../runtime-hal/core/native.js";

export const syncFunction = native("sync", 0, 0, () => null);
