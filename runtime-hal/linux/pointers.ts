/** Pointers inside structures that are handed to the kernel: four or eight bytes, by the processor. */

const NARROW: ReadonlySet<string> = new Set(["arm", "ia32", "mipsel", "ppc", "s390"]);

/** All processors that this runs on have their low bytes first. */
export const POINTER_BYTES = NARROW.has(process.arch) ? 4 : 8;

export function putPointer(view: DataView, at: number, address: bigint): void {
  if (POINTER_BYTES === 4) view.setUint32(at, Number(address), true);
  else view.setBigUint64(at, address, true);
}
