/**
 * Makes ahead of the tests what the board boots from, with nothing but Node: `.ci/run` does it while npm installs. What is wrong is told by
 * the tests, which try again.
 */
import { prepareBoard } from "./image.js";

try {
  prepareBoard();
} catch (e) {
  console.error(e.message);
}
