import { isHostError } from '../../core/app/host-error';
import type { Ports } from '../../core/app/ports';
import { askPermission } from '../ask-permission';
import { openPorts } from '../ports';

/** Runs an action once on the workbook. Gives its reply as JSON text. */
export function act(name: string, action: (ports: Ports) => unknown): string {
  return attempt(name, () => {
    const ports = openPorts();
    try {
      return JSON.stringify(action(ports));
    } finally {
      ports.close();
    }
  });
}

/** Does something once, with whatever goes wrong logged in full and told as one sentence. */
export function attempt<Result>(name: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    console.error(name, error);
    const message = error instanceof Error ? error.message : String(error);
    if (isHostError(error)) throw new Error(message);
    throw new Error(askPermission(message) ?? `Optimization Center could not finish (${name}): ${message}`);
  }
}
