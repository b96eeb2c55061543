/** Where programs begin: a stack that holds nothing else. */

/**
 * Runs `body` with next to nothing below it on the stack. Raising an exception takes the frames of the whole stack,
 * and those of node that lead here would cost as much as the program's own.
 */
export function onFreshStack<T>(body: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(body());
      } catch (e) {
        reject(e as Error);
      }
    });
  });
}
