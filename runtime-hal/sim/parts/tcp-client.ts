/** Somebody who connects to a port of the program when events say so, and talks as a script says. */

import { ADDRESS, addressProblem, ClientState } from "../part-support/client.js";
import { CONVERSATION, Conversation, HEARD, Heard } from "../part-support/conversation.js";
import { portProperty } from "../part-support/host.js";
import { LATENCY } from "../part-support/remote.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

class TcpClient {
  readonly heard = new Heard();
  private readonly state: ClientState;
  private current: Conversation | undefined = undefined;
  /** What is to be sent as soon as there is a connection. */
  private waiting: Uint8Array[] = [];
  isConnected = false;
  isRefused = false;

  constructor(
    private readonly context: PartContext,
    private readonly properties: Properties,
  ) {
    this.state = new ClientState(context, properties);
  }

  connect(): void {
    if (this.current !== undefined) return;
    this.isRefused = false;
    const { lan } = this.context;
    const { way, address } = this.state;
    const over = (): void => {
      if (this.current !== conversation) return;
      this.current = undefined;
      this.isConnected = false;
      this.context.changed();
    };
    const line = lan.dial(this.properties.port as number, address, way, {
      opened: () => {
        this.isConnected = true;
        conversation.greet();
        for (const bytes of this.waiting.splice(0)) conversation.send(bytes);
        this.context.changed();
      },
      failed: () => {
        this.isRefused = true;
        over();
      },
      received: (bytes) => conversation.received(bytes),
      ended: () => conversation.ended(),
    });
    const conversation = new Conversation(this.context, this.properties, this.heard, line, over);
    this.current = conversation;
  }

  send(text: string): void {
    const bytes = new TextEncoder().encode(text);
    if (this.isConnected) this.current?.send(bytes);
    else if (this.current !== undefined) this.waiting.push(bytes);
    else this.context.warn(`'${text.trimEnd()}' cannot be sent: there is no connection`);
  }

  close(isReset: boolean): void {
    this.waiting = [];
    this.current?.close(isReset);
  }

  get set(): ClientState["set"] {
    return this.state.set;
  }
}

function make(context: PartContext, properties: Properties): Part {
  const client = new TcpClient(context, properties);
  return {
    actions: {
      connect: () => client.connect(),
      send: (value) => client.send(String(value)),
      close: () => client.close(false),
      break: () => client.close(true),
    },
    set: client.set,
    probes: {
      ...client.heard.probes,
      connected: () => client.isConnected,
      refused: () => client.isRefused,
    },
    reset: () => client.close(true),
  };
}

const tcpClient: PartDefinition = {
  type: "tcp-client",
  summary: "somebody in the network who connects to the program",
  source: "TCP, RFC 9293",
  terminals: [],
  properties: [
    { ...portProperty("the program's port that it connects to"), required: true },
    ...CONVERSATION,
    LATENCY,
    ADDRESS,
  ],
  actions: [
    { name: "connect", undo: "close", help: "connects to the program" },
    { name: "send", argument: "a text in quotes", help: "sends a text" },
    { name: "close", help: "ends the connection" },
    { name: "break", help: "breaks it, as a client that crashed" },
  ],
  probes: [
    ...HEARD,
    { name: "connected", help: "is there a connection?" },
    { name: "refused", help: "did the program not listen when it wanted to connect?" },
  ],
  isRemote: true,
  check: addressProblem,
  make,
};
export default tcpClient;
