import { jsonArguments } from '../../json-arguments';
import type { PanelReply } from '../../server/panel-messages';

type Handler = (value: unknown, userObject?: unknown) => void;

/** google.script.run, as far as its members are known beforehand; every function of the script is a member too. */
export interface ScriptRunner {
  readonly withSuccessHandler: (handler: Handler) => ScriptRunner;
  readonly withFailureHandler: (handler: Handler) => ScriptRunner;
  readonly withUserObject: (object: unknown) => ScriptRunner;
  readonly [functionName: string]: (...args: never[]) => unknown;
}

interface Settings {
  readonly onSuccess?: Handler;
  readonly onFailure?: Handler;
  readonly userObject?: unknown;
}

/** How many calls are under way at a time; further ones wait. */
const mostCalls = 10;

/** google.script.run over `send`, for the functions that the script has. */
export function createScriptRun(
  functions: readonly string[],
  send: (functionName: string, args: readonly unknown[]) => Promise<PanelReply>,
): ScriptRunner {
  const waiting: (() => Promise<void>)[] = [];
  let underWay = 0;
  const next = (): void => {
    const call = underWay < mostCalls ? waiting.shift() : undefined;
    if (call === undefined) return;
    underWay += 1;
    void call().finally(() => {
      underWay -= 1;
      next();
    });
  };

  const runner = (settings: Settings): ScriptRunner => {
    const call = (functionName: string, args: readonly unknown[]): void => {
      // Refused here and now what cannot be sent; what can is what it is at this moment.
      const plain = JSON.parse(jsonArguments(args)) as readonly unknown[];
      waiting.push(async () => settle(settings, await send(functionName, plain).catch(lost)));
      next();
    };
    return Object.freeze({
      ...Object.fromEntries(functions.map((name) => [name, (...args: unknown[]) => call(name, args)])),
      withSuccessHandler: (onSuccess: Handler) => runner({ ...settings, onSuccess }),
      withFailureHandler: (onFailure: Handler) => runner({ ...settings, onFailure }),
      withUserObject: (userObject: unknown) => runner({ ...settings, userObject }),
    }) as ScriptRunner;
  };
  return runner({});
}

/** What Google says when the server cannot be reached. */
function lost(): PanelReply {
  return { ok: false, name: 'NetworkError', message: 'NetworkError: Connection failure due to HTTP 0' };
}

function settle({ onSuccess, onFailure, userObject }: Settings, reply: PanelReply): void {
  try {
    if (reply.ok) {
      onSuccess?.(reply.value, userObject);
      return;
    }
    const error = new Error(reply.message);
    error.name = reply.name;
    if (onFailure === undefined) console.error(`Uncaught ${reply.name}: ${reply.message}`);
    else onFailure(error, userObject);
  } catch (error) {
    // A handler that throws must not keep later calls waiting.
    reportError(error);
  }
}
