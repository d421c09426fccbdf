import type { PanelCall, PanelConfig, PanelReply } from '../../server/panel-messages';
import { createScriptRun } from './script-run';

/** Gives the page of a sidebar or dialog what Google gives it: google.script. */
function install({ id, token, functions }: PanelConfig): void {
  const post = async (call: PanelCall): Promise<PanelReply> => {
    const address = `/call/${id}?token=${token}`;
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(call) });
    if (!response.ok) return { ok: false, name: 'Error', message: await response.text() };
    return (await response.json()) as PanelReply;
  };
  const script = {
    run: createScriptRun(functions, (functionName, args) => post({ kind: 'run', functionName, args })),
    host: {
      origin: location.origin,
      close: () => void post({ kind: 'close' }),
      editor: { focus: () => void post({ kind: 'focus' }) },
      setHeight: () => undefined,
      setWidth: () => undefined,
    },
  };
  Object.assign(globalThis, { google: { script } });
}

// The server writes this line in front of the program.
const given = globalThis as unknown as { __panel?: PanelConfig };
if (given.__panel !== undefined) install(given.__panel);
delete given.__panel;
