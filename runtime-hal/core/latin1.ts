/** Bytes written as a JavaScript string of code units below 256: how bytes constants are emitted. */
export function latin1Bytes(text: string): Uint8Array {
  const u8 = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) u8[i] = text.charCodeAt(i);
  return u8;
}
