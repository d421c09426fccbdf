/** An answer of a service that comes later: the calling execution stands still until it is there. */
export class Later<Value = unknown> {
  readonly settled: Promise<Value>;
  constructor(settled: Promise<Value>) {
    this.settled = settled;
  }
}
