/** JSON text of the arguments of a call from a page. What google.script.run refuses is refused here. */
export function jsonArguments(args: readonly unknown[]): string {
  for (const argument of args) requirePlain(argument, 0);
  return JSON.stringify(args.map((argument) => argument ?? null));
}

function requirePlain(value: unknown, depth: number): void {
  if (depth > 100) throw new Error('Failed due to illegal value in property: the value is too deep or circular.');
  if (typeof value === 'function') throw illegal('a function');
  if (typeof value === 'symbol' || typeof value === 'bigint') throw illegal(`a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) requirePlain(item, depth + 1);
    return;
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag !== 'Object') throw illegal(`a ${tag}`);
  for (const item of Object.values(value)) requirePlain(item, depth + 1);
}

function illegal(what: string): Error {
  return new Error(`Failed due to illegal value in property: ${what} cannot be sent to the server. Send JSON text.`);
}
