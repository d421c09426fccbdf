import { request } from 'node:http';
import { printXlsx } from '../../../src/workbench/files/xlsx';
import { newWorkbook } from '../../../src/workbench/workbook/workbook-state';
import { type Served, serve, stopServing } from './served';

afterEach(stopServing);

const program = `
  function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Say hello', 'hello').addItem('Ask', 'ask').addToUi(); }
  function onEdit(e) { e.range.getSheet().getRange('C1').setValue(e.range.getA1Notation() + ' ' + e.value + ' was ' + e.oldValue); }
  function hello() { SpreadsheetApp.getActive().toast('Hello', 'Greeting'); }
  function ask() { const ui = SpreadsheetApp.getUi(); const answer = ui.prompt('Name', 'Who?', ui.ButtonSet.OK_CANCEL);
    SpreadsheetApp.getActive().toast(answer.getSelectedButton() + ' ' + answer.getResponseText()); }
  function side() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<head></head><p>Side</p>').setTitle('Plan')); }
  function dialog() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<p>Hi</p>').setWidth(300).setHeight(200), 'Compare'); }
  function here() { const range = SpreadsheetApp.getActiveRange(); return range.getSheet().getName() + '!' + range.getA1Notation(); }
  function there() { SpreadsheetApp.getActive().getSheets()[0].getRange('B3:C4').activate(); }
  function colour() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setBackground('#FF0000').setNote('why'); }
  function boom() { throw new Error('kaput'); }
  function echo(x) { return x; }
  function forever() { for (;;) {} }
  function when() { return new Date(); }
  function hidden_() { return 1; }
`;

const sheetOf = ({ messages }: Served): string => {
  const document = messages.find((message) => message.kind === 'document');
  return document?.kind === 'document' ? (document.document.sheets[0]?.id ?? '') : '';
};

describe('who may use it', () => {
  test('nobody without the word of the session', async () => {
    const served = await serve(program);
    for (const path of ['/', '/events', '/workbook.xlsx', '/?token=wrong']) {
      expect((await fetch(`${served.origin}${path}`)).status).toBe(403);
    }
    const body = JSON.stringify({ kind: 'run', functionName: 'hello' });
    expect((await fetch(`${served.origin}/act`, { method: 'POST', body })).status).toBe(403);
    expect((await fetch(served.address)).status).toBe(200);
  });

  test('no page from elsewhere, and under no other name', async () => {
    const served = await serve(program);
    const { port } = new URL(served.origin);
    const status = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const path = `/act?token=${served.token}`;
        const asking = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asking.on('error', reject);
        asking.end(JSON.stringify({ kind: 'delay', ms: 0 }));
      });
    expect(await status({ origin: 'https://example.com' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ host: `localhost.example.com:${port}` })).toBe(403);
    expect(await status({ origin: served.origin })).toBe(200);
  });

  test('the page loads nothing but its own', async () => {
    const { headers } = await fetch((await serve(program)).address);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('a page', () => {
  test('is told the document and the menu that onOpen added', async () => {
    const served = await serve(program);
    expect((await served.heard('document')).document).toMatchObject({
      name: 'Untitled spreadsheet',
      sheets: [{ name: 'Sheet1' }],
    });
    const { menus } = await served.heard('menus', (message) => message.menus.length > 0);
    expect(menus[0]?.entries).toEqual(
      expect.arrayContaining([{ kind: 'item', caption: 'Say hello', functionName: 'hello' }]),
    );
  });

  test('types text as into a cell, and onEdit hears of it', async () => {
    const served = await serve(program);
    await served.heard('document');
    const sheet = sheetOf(served);
    expect(await served.act({ kind: 'edit', sheet, cells: [{ row: 1, column: 1, input: '20%' }] })).toEqual({
      ok: true,
    });
    const { cells } = await served.heard('cells', (message) => message.cells.some(([, column]) => column === 1));
    expect(cells[0]).toEqual([1, 1, { value: 0.2, text: '20%', align: 'right' }]);
    const told = await served.heard('cells', (message) => message.cells.some(([, column]) => column === 3));
    expect(told.cells.find(([, column]) => column === 3)?.[2]?.value).toBe('A1 0.2 was undefined');
  });

  test('sees formulas computed, and what follows from an edit', async () => {
    const served = await serve('function f() {}');
    await served.heard('document');
    const sheet = sheetOf(served);
    await served.act({ kind: 'edit', sheet, cells: [{ row: 1, column: 1, input: '4' }] });
    await served.act({ kind: 'edit', sheet, cells: [{ row: 1, column: 2, input: '=A1*2' }] });
    await served.heard('cells', ({ cells }) => cells.some(([, column, cell]) => column === 2 && cell?.value === 8));
    await served.act({ kind: 'edit', sheet, cells: [{ row: 1, column: 1, input: '5' }] });
    const last = await served.heard('cells', ({ cells }) =>
      cells.some(([, column, cell]) => column === 2 && cell?.value === 10),
    );
    expect(last.cells.find(([, column]) => column === 2)?.[2]).toMatchObject({ formula: '=A1*2' });
  });

  test('runs menu items, shows toasts, and what scripts did to cells', async () => {
    const served = await serve(program);
    await served.heard('document');
    await served.act({ kind: 'run', functionName: 'hello' });
    expect(await served.heard('toast')).toMatchObject({ title: 'Greeting', message: 'Hello' });
    await served.act({ kind: 'run', functionName: 'colour' });
    const { cells } = await served.heard('cells');
    expect(cells).toEqual([[1, 1, { value: '', note: 'why', background: '#ff0000' }]]);
    await served.act({ kind: 'run', functionName: 'boom' });
    expect(await served.heard('toast', ({ isError }) => isError === true)).toMatchObject({
      title: 'boom',
      message: 'kaput',
    });
    const failed = await served.heard('execution', ({ execution }) => execution.state === 'failed');
    expect(failed.execution).toMatchObject({ functionName: 'boom', message: 'kaput', serviceCalls: {} });
  });

  test('answers what a script asks, and the script goes on', async () => {
    const served = await serve(program);
    await served.heard('document');
    await served.act({ kind: 'run', functionName: 'ask' });
    const { question } = await served.heard('question', (message) => message.question !== null);
    expect(question).toMatchObject({ kind: 'prompt', title: 'Name', message: 'Who?', buttons: ['OK', 'CANCEL'] });
    await served.act({ kind: 'answer', question: question?.id ?? 0, button: 'OK', text: 'Ada' });
    expect(await served.heard('toast')).toMatchObject({ message: 'OK Ada' });
  });

  test('tells what is selected, and follows what a script selects', async () => {
    const served = await serve(program);
    await served.heard('document');
    const sheet = sheetOf(served);
    await served.act({ kind: 'select', selection: { sheet, area: [2, 2, 3, 1] } });
    expect((await served.host().call('here')).value).toBe('Sheet1!B2:B4');
    await served.act({ kind: 'run', functionName: 'there' });
    expect((await served.heard('select')).selection).toEqual({ sheet, area: [3, 2, 2, 2] });
  });

  test('stops an execution', async () => {
    const served = await serve(program);
    await served.heard('document');
    await served.act({ kind: 'run', functionName: 'forever' });
    const { execution } = await served.heard('execution', (message) => message.execution.functionName === 'forever');
    await served.act({ kind: 'stop', execution: execution.id });
    await served.heard('execution', (message) => message.execution.state === 'stopped');
  });

  test('changes rows, tabs and looks as a person does, and is told where Sheets refuses', async () => {
    const served = await serve('function f() {}');
    await served.heard('document');
    const sheet = sheetOf(served);
    await served.act({ kind: 'edit', sheet, cells: [{ row: 2, column: 1, input: 'x' }] });
    expect(await served.act({ kind: 'lines', sheet, axis: 'row', at: 1, count: 2 })).toEqual({ ok: true });
    expect(await served.act({ kind: 'add', name: 'Second', index: 1 })).toEqual({ ok: true });
    expect(await served.act({ kind: 'rename', sheet, name: 'First' })).toEqual({ ok: true });
    expect(await served.act({ kind: 'look', sheet, area: [4, 1, 1, 1], look: { bold: true } })).toEqual({ ok: true });
    const { sheets } = served.host().state.workbook;
    expect(sheets.map(({ name }) => name)).toEqual(['First', 'Second']);
    expect(sheets[0]?.grid[3]?.[0]).toMatchObject({ value: 'x', style: { fontWeight: 'bold' } });
    expect(await served.act({ kind: 'rename', sheet, name: 'Second' })).toMatchObject({ ok: false });
    expect(await served.act({ kind: 'remove', sheet: '77' })).toEqual({
      ok: false,
      message: 'That tab is gone. Reload the page.',
    });
  });

  test('opens a file in place of the document, and downloads what is open', async () => {
    const served = await serve(program);
    await served.heard('document');
    const workbook = newWorkbook();
    const [first] = workbook.sheets;
    if (first !== undefined) first.name = 'From file';
    const headers = { 'x-workbench-token': served.token };
    const body = Buffer.from(await printXlsx(workbook));
    const opened = await fetch(`${served.origin}/open?name=Plan.xlsx`, { method: 'POST', headers, body });
    expect(await opened.json()).toEqual({ ok: true });
    const { document } = await served.heard('document', (message) => message.document.name === 'Plan');
    expect(document.sheets.map(({ name }) => name)).toEqual(['From file']);
    const csv = JSON.stringify({ files: [{ name: 'Tab.csv', text: 'a,b\r\n1,2\r\n' }] });
    await fetch(`${served.origin}/open?name=Folder`, { method: 'POST', headers, body: csv });
    await served.heard('document', (message) => message.document.name === 'Folder');
    const refused = await fetch(`${served.origin}/open?name=x.xlsx`, { method: 'POST', headers, body: 'no workbook' });
    expect(await refused.json()).toMatchObject({ ok: false });
    const download = await fetch(`${served.origin}/workbook.xlsx?token=${served.token}`);
    expect(download.headers.get('content-disposition')).toContain('Folder.xlsx');
    expect(
      Buffer.from(await download.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

describe('a sidebar', () => {
  const opened = async (served: Served, functionName: string, kind: 'sidebar' | 'dialog') => {
    await served.heard('document');
    await served.act({ kind: 'run', functionName });
    const { panel } = await served.heard(kind, (message) => message.panel !== null);
    if (panel === null) throw new Error('No panel came.');
    const { origin, searchParams } = new URL(panel.address);
    const token = searchParams.get('token') ?? '';
    const call = async (functionCalled: string, ...args: readonly unknown[]): Promise<unknown> => {
      const body = JSON.stringify({ kind: 'run', functionName: functionCalled, args });
      return (await fetch(`${origin}/call/${panel.id}?token=${token}`, { method: 'POST', body })).json();
    };
    return { panel, origin, token, call };
  };

  test('comes from a second port, with the bridge and nothing of other servers', async () => {
    const served = await serve(program);
    const { panel, origin } = await opened(served, 'side', 'sidebar');
    expect(panel).toMatchObject({ title: 'Plan', width: 300 });
    expect(origin).not.toBe(served.origin);
    const page = await fetch(panel.address);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${served.origin}`);
    expect(await page.text()).toMatch(/<head><script src="\/bridge\/[^"]+"><\/script><\/head><p>Side<\/p>/);
    expect((await fetch(panel.address.replace(/token=.*/, 'token=wrong'))).status).toBe(404);
  });

  test('calls functions and gets values, errors and null for dates', async () => {
    const served = await serve(program);
    const { call } = await opened(served, 'side', 'sidebar');
    expect(await call('echo', { a: [1, 'x', null] })).toEqual({ ok: true, value: { a: [1, 'x', null] } });
    expect(await call('when')).toEqual({ ok: true, value: null });
    expect(await call('boom')).toEqual({ ok: false, name: 'Error', message: 'kaput' });
    expect(await call('hidden_')).toMatchObject({ ok: false, message: 'Script function not found: hidden_' });
  });

  test('knows just the functions that can be called', async () => {
    const served = await serve(program);
    const { panel, origin, token } = await opened(served, 'side', 'sidebar');
    const bridge = await (await fetch(`${origin}/bridge/${panel.id}?token=${token}`)).text();
    expect(bridge).toContain('"echo"');
    expect(bridge).not.toContain('hidden_');
  });

  test('a dialog has the size it asks for, and is closed from inside', async () => {
    const served = await serve(program);
    const { panel, origin, token } = await opened(served, 'dialog', 'dialog');
    expect(panel).toMatchObject({ title: 'Compare', width: 300, height: 200, isModal: true });
    await fetch(`${origin}/call/${panel.id}?token=${token}`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'close' }),
    });
    const count = served.messages.filter(({ kind }) => kind === 'dialog').length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(served.host().state.ui.dialog).toBeUndefined();
    expect((await fetch(panel.address)).status).toBe(404);
  });
});

test('what a script did is told as soon as it ends, however long it took to look for changes before', async () => {
  const served = await serve(program);
  await served.heard('menus', (message) => message.menus.length > 0);
  // Every look at the clock finds it a minute later: looking for changes seems to take that long.
  const now = performance.now.bind(performance);
  let looks = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => {
    looks += 1;
    return now() + looks * 60_000;
  });
  try {
    await served.act({ kind: 'run', functionName: 'colour' });
    await served.heard(
      'execution',
      ({ execution }) => execution.functionName === 'colour' && execution.state === 'done',
    );
    await served.act({ kind: 'run', functionName: 'hello' });
    await served.heard(
      'execution',
      ({ execution }) => execution.functionName === 'hello' && execution.state === 'done',
    );
  } finally {
    clock.mockRestore();
  }
});

test('a taken port is an error, and nothing of the document stays open', async () => {
  const first = await serve(program);
  const { port } = new URL(first.origin);
  const threads = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
  const before = threads();
  await expect(serve(program, { port: Number(port) })).rejects.toThrow('EADDRINUSE');
  expect(threads()).toBe(before);
});
