/** The sockets of a program meet the hosts and clients of its board file. Only who runs programs with board files loads this. */

import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { onRestart } from "../../../runtime-hal/exec/restart.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { isOfMany } from "../../../runtime-hal/hal/ipv4.js";
import type { Lan } from "../../../runtime-hal/sim/network/lan.js";
import type { Line, LineEnd } from "../../../runtime-hal/sim/network/line.js";
import type { WifiAir } from "../../../runtime-hal/sim/wifi-air.js";
import { portError } from "../port-errno.js";
import type { Address } from "./address.js";
import type { StreamPort } from "./network.js";
import { arriveDatagram, arriveStream, meetOthers, OwnConnection } from "./own-network.js";
import { Pipe } from "./pipe.js";

const ECONNRESET = 104;
const ETIMEDOUT = 110;
const ECONNREFUSED = 111;

/** What the program sends to somebody outside. */
class LineOut {
  line: Line | undefined = undefined;
  private isEnded = false;

  /** A host that is gone takes nothing any more, as a socket that was closed. */
  get ended(): boolean {
    return this.isEnded;
  }

  set ended(ended: boolean) {
    if (ended && !this.isEnded) this.line?.hangUp();
    this.stop();
  }

  put(bytes: Uint8Array): void {
    this.line?.put(bytes);
  }

  /** The other end is closed: what is sent from now on goes nowhere. */
  stop(): void {
    this.isEnded = true;
    if (this.line !== undefined) open.delete(this.line);
  }
}

/** The program's end of a connection with the outside. */
class OutsideConnection extends OwnConnection {
  readonly end: LineEnd;

  constructor(
    private readonly out: LineOut,
    peer: Address,
    port?: StreamPort,
  ) {
    super(new Pipe(), out, peer, port);
    this.end = {
      opened: () => (this.isPending = false),
      failed: (reason) => this.fail(portError(reason === "refused" ? ECONNREFUSED : ETIMEDOUT)),
      received: (bytes) => this.incoming.put(bytes),
      ended: (isReset) => {
        out.stop();
        if (isReset) this.fail(portError(ECONNRESET));
        else this.incoming.ended = true;
      },
    };
  }

  attach(line: Line): this {
    this.out.line = line;
    open.add(line);
    return this;
  }
}

/** Lines of the program's, so that a reset of the board can forget them. */
const open = new Set<Line>();

/** Boards with Wi-Fi have a network only while they are connected. */
function isConnected(): boolean {
  const radio = startedBoard()?.wifiRadio();
  return radio === undefined || radio.state() === "connected";
}

/** So long a question for a name is asked again before it is given up (lwIP: DNS_MAX_RETRIES). */
const LOOK_UP_US = 5_000_000;

/** The program's own address, as others see it. */
const ownAddress = (): string => startedBoard()?.wifiRadio()?.address()?.address ?? "192.168.0.2";

/** The sockets of the program reach who is in this network, and are reached from there. */
export function joinLan(lan: Lan, air: WifiAir): void {
  lan.meet({
    take(port, line) {
      const connection = new OutsideConnection(new LineOut(), line.peer).attach(line);
      return arriveStream(port, connection) ? connection.end : undefined;
    },
    datagram: (port, bytes, from) => arriveDatagram(port, { bytes, from }),
  });
  meetOthers({
    lookUp(name) {
      if (!isConnected()) return undefined;
      // The network may have gone without the board having noticed.
      if (!air.isLinked()) timeSource().sleepUs(LOOK_UP_US);
      return air.isLinked() ? lan.lookUp(name) : undefined;
    },
    has: (host) => lan.has(host) && isConnected(),
    connect(to, from) {
      const connection = new OutsideConnection(new LineOut(), to, from);
      connection.isPending = true;
      return connection.attach(lan.connect(to, { host: ownAddress(), port: from.number }, connection.end));
    },
    send(bytes, to, from) {
      const isInReach = isConnected() ? lan.has(to.host) || isOfMany(to.host) : lan.hasClient(to.host);
      if (!isInReach) return false;
      lan.sendDatagram(bytes, to, { host: ownAddress(), port: from });
      return true;
    },
    explain: (who) => {
      const { names } = lan;
      // An event of the board file took the network away: that is no mistake.
      if (isConnected() && !air.isLinked()) return;
      const reason =
        !isConnected() && (lan.has(who) || lan.lookUp(who) !== undefined)
          ? "the board is not connected to Wi-Fi"
          : names.length === 0
            ? "the board file has no host of that name"
            : `the board file has these hosts: ${names.join(", ")}`;
      startedBoard()?.warn?.(`${who} is not in reach: ${reason}`);
    },
  });
  onRestart(() => {
    for (const line of open) line.vanish();
    open.clear();
  });
}
