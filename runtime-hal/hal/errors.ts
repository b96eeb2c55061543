/** What can go wrong below the modules; they turn it into Python exceptions. */

export type HalErrorKind = "no-such-pin" | "unsupported" | "in-use" | "bad-argument" | "io";

export class HalError extends Error {
  override readonly name = "HalError";
  constructor(
    readonly kind: HalErrorKind,
    message: string,
    /** What the operating system said, if it was asked. */
    readonly errno?: number,
  ) {
    super(message);
  }
}
