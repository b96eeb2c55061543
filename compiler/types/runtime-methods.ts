/**
 * Methods that the runtime calls by their names on objects it is given: streams, file systems, block devices, callbacks and
 * what `yield from` hands on to. An instance that never gets there has these names for itself.
 */
export const RUNTIME_METHODS: ReadonlySet<string> = new Set(
  (
    "read readinto readline readlines write close ioctl flush seek tell send throw keys items ilistdir chdir stat rename " +
    "__call__ mount umount getcwd open remove mkdir rmdir readblocks writeblocks value irq"
  ).split(" "),
);
