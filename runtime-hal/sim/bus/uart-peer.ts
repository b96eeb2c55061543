/** What is at the other end of a serial line. */

export interface UartPeer {
  /** A byte that the board sent, at the end of its stop bit. */
  receive(byte: number): void;
  /** Given by the line when the peer is connected: how the peer sends to the board. */
  attach(send: (data: Uint8Array) => void): void;
}
