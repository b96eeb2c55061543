/** Ends of connections as the sockets of a program would have them, for tests of hosts and clients in the network of a board file. */

import type { LineEnd, Line } from "../../runtime-hal/sim/network/line.js";
import type { WiredBoard } from "./wired-board.js";

class ProgramEnd implements LineEnd {
  /** What happened, with the milliseconds. */
  readonly seen: string[] = [];
  line!: Line;

  constructor(protected readonly wired: WiredBoard) {}

  protected note(what: string): void {
    this.seen.push(`${this.wired.board.clock.currentUs / 1000} ${what}`);
  }

  opened(): void {
    this.note("open");
  }

  failed(reason: string): void {
    this.note(reason);
  }

  received(bytes: Uint8Array): void {
    this.note(JSON.stringify(new TextDecoder().decode(bytes)));
  }

  ended(isReset: boolean): void {
    this.note(isReset ? "reset" : "end");
  }

  send(text: string): void {
    this.line.put(new TextEncoder().encode(text));
  }
}

/** The program connects to a host. */
export class Client extends ProgramEnd {
  constructor(wired: WiredBoard, host: string, port: number) {
    super(wired);
    const { lan } = wired.run;
    const from = { host: "192.168.0.2", port: 50000 };
    this.line = lan.connect({ host: lan.lookUp(host) ?? host, port }, from, this);
  }
}

/** The program listens at a port; each client that comes is answered once. */
export function listen(wired: WiredBoard, port: number, answer: string, ends = true): ProgramEnd[] {
  const taken: ProgramEnd[] = [];
  wired.run.lan.meet({
    datagram: () => {},
    take: (at, line) => {
      if (at !== port) return undefined;
      const end = new ProgramEnd(wired);
      end.line = line;
      const { received } = end;
      end.received = (bytes) => {
        received.call(end, bytes);
        end.send(answer);
        if (ends) line.hangUp();
      };
      taken.push(end);
      return end;
    },
  });
  return taken;
}
