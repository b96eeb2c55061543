/** Bytes on their way to one end of a connection. */
export class Pipe {
  private readonly chunks: Uint8Array[] = [];
  /** Where the first chunk begins. */
  private start = 0;
  private bytes = 0;
  private isEnded = false;
  /** Told when something comes, or the end. */
  onArrival: (() => void) | undefined = undefined;

  constructor(
    /** Told how many bytes were taken. */
    private readonly onTaken?: (bytes: number) => void,
  ) {}

  /** Nothing more will come. */
  get ended(): boolean {
    return this.isEnded;
  }

  set ended(ended: boolean) {
    const isNew = ended && !this.isEnded;
    this.isEnded = ended;
    if (isNew) this.onArrival?.();
  }

  get length(): number {
    return this.bytes;
  }

  /** Can something be taken now, if only the end? */
  get isReady(): boolean {
    return this.bytes > 0 || this.ended;
  }

  /** The bytes are taken over. */
  put(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    this.onArrival?.();
  }

  /** What was taken comes first again. */
  putBack(taken: Uint8Array): void {
    if (taken.length === 0) return;
    this.dropStart();
    this.chunks.unshift(taken);
    this.bytes += taken.length;
  }

  /** Up to `limit` bytes, those of several writes together; with `keep` they stay. */
  take(limit: number, keep = false): Uint8Array {
    const taken = new Uint8Array(Math.min(limit, this.bytes));
    let done = 0;
    let [at, from] = [0, this.start];
    while (done < taken.length) {
      const chunk = this.chunks[at] as Uint8Array;
      const part = chunk.subarray(from, from + taken.length - done);
      taken.set(part, done);
      done += part.length;
      from += part.length;
      if (from === chunk.length) [at, from] = [at + 1, 0];
    }
    if (keep || done === 0) return taken;
    this.chunks.splice(0, at);
    this.start = from;
    this.bytes -= done;
    this.onTaken?.(done);
    return taken;
  }

  /** How many bytes there are up to this one and with it; all, if it is not there. */
  lengthTo(byte: number): number {
    let before = 0;
    let from = this.start;
    for (const chunk of this.chunks) {
      const at = chunk.indexOf(byte, from);
      if (at >= 0) return before + at - from + 1;
      before += chunk.length - from;
      from = 0;
    }
    return before;
  }

  private dropStart(): void {
    const [first] = this.chunks;
    if (this.start === 0 || first === undefined) return;
    this.chunks[0] = first.subarray(this.start);
    this.start = 0;
  }
}
