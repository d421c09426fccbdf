import type { ActionReply } from '../../server/page-messages';
import type { Connection } from '../connection';
import { byId, element } from './element';
import type { MenuItem } from './menu-bar';

/** File: open, download, and back to the sample. */
export function fileMenu(
  connection: Connection,
  report: (reply: ActionReply) => void,
): Extract<MenuItem, { kind: 'menu' }> {
  // Both stand in the page from the start.
  const file = byId('choose-file') as HTMLInputElement;
  const folder = byId('choose-folder') as HTMLInputElement;
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) void connection.upload(chosen.name, chosen).then(report);
    file.value = '';
  });
  folder.addEventListener('change', async () => {
    const chosen = [...(folder.files ?? [])].filter(
      ({ webkitRelativePath }) => webkitRelativePath.split('/').length === 2,
    );
    const name = folder.files?.[0]?.webkitRelativePath.split('/')[0] ?? 'Folder';
    folder.value = '';
    const files = await Promise.all(chosen.map(async (one) => ({ name: one.name, text: await one.text() })));
    report(await connection.upload(name, new Blob([JSON.stringify({ files })])));
  });
  return {
    kind: 'menu',
    caption: 'File',
    items: [
      { kind: 'item', caption: 'Open .xlsx file …', run: () => file.click() },
      { kind: 'item', caption: 'Open folder of .csv files …', run: () => folder.click() },
      { kind: 'item', caption: 'Download as .xlsx', run: () => download(connection.downloadAddress) },
      { kind: 'separator' },
      { kind: 'item', caption: 'Reset to sample', run: () => void connection.act({ kind: 'reset' }).then(report) },
    ],
  };
}

function download(address: string): void {
  const link = element('a', { href: address, download: '' });
  document.body.append(link);
  link.click();
  link.remove();
}
