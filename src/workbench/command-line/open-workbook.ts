import { fileURLToPath } from 'node:url';
import { loadWorkbook } from '../files/workbook-files';
import { createHost, type Host } from '../host';
import { readProject } from '../project-files';

/** The built add-on, beside the bundle this runs in. */
const distFolder = fileURLToPath(new URL('../dist', import.meta.url));

/** A workbook opened in the emulated Sheets with the built add-on, or why it could not be. */
export async function openWorkbook(
  path: string,
): Promise<{ readonly ok: true; readonly host: Host } | { readonly ok: false; readonly message: string }> {
  const loaded = await loadWorkbook(path);
  if (!loaded.ok) return loaded;
  return { ok: true, host: createHost({ ...readProject(distFolder), workbook: loaded.value }) };
}
