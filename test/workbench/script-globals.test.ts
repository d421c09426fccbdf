import { createHost } from '../../src/workbench/host';
import { newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { hostRunning, refusal, run } from './script-host';

const LARGE = 'Exception: Argument too large: value';

describe('properties', () => {
  const start = 'const p = PropertiesService.getDocumentProperties();';

  test('outlive the execution and keep text only', () => {
    const code = `function set() { PropertiesService.getDocumentProperties().setProperty('n', 5).setProperty('b', true); }
      function get() { const p = PropertiesService.getDocumentProperties(); return [p.getProperty('n'), p.getProperty('b'), p.getProperty('missing'), p.getKeys()]; }`;
    const host = createHost({ code, workbook: newWorkbook() });
    host.call('set');
    expect(host.call('get')).toMatchObject({
      value: ['5.0', 'true', null, ['n', 'b']],
      serviceCalls: { properties: 4, sheets: 0 },
    });
  });

  test('are three separate stores', () => {
    expect(
      run(
        `PropertiesService.getUserProperties().setProperty('k', 'u'); return [PropertiesService.getScriptProperties().getProperty('k'), PropertiesService.getDocumentProperties().getProperty('k')];`,
      ),
    ).toEqual([null, null]);
  });

  test('take 9 kB a value and not a byte more', () => {
    expect(refusal(`${start} p.setProperty('k', 'x'.repeat(9216))`)).toBe('nothing was refused');
    expect(refusal(`${start} p.setProperty('k', 'x'.repeat(9217))`)).toBe(LARGE);
    expect(refusal(`${start} p.setProperty('k', 'é'.repeat(4609))`)).toBe(LARGE);
  });

  test('take 500 kB a store', () => {
    expect(refusal(`${start} for (let i = 0; i < 60; i += 1) p.setProperty('k' + i, 'x'.repeat(9000))`)).toContain(
      'exceeded the property storage quota',
    );
  });

  test('refuse null', () => {
    expect(refusal(`${start} p.setProperty('k', null)`)).toContain(
      "don't match the method signature for PropertiesService.Properties.setProperty",
    );
  });

  test('of a document are null outside one', () => {
    expect(run('return PropertiesService.getDocumentProperties();', { inDocument: false })).toBeNull();
  });
});

describe('the cache', () => {
  const start = 'const c = CacheService.getDocumentCache();';

  test('forgets after its time, at most six hours', () => {
    let now = 0;
    const code = `function put(s) { CacheService.getScriptCache().put('k', 'v', s); } function get() { return CacheService.getScriptCache().get('k'); }`;
    const host = createHost({ code, workbook: newWorkbook(), now: () => now });
    host.call('put', [999_999]);
    now = 21_599_000;
    const kept = host.call('get').value;
    now = 21_600_000;
    expect([kept, host.call('get').value]).toEqual(['v', null]);
  });

  test.each([
    ["c.put('k', 'x'.repeat(102401))", LARGE],
    ["c.put('k'.repeat(251), 'v')", 'Exception: Argument too large: key'],
    [
      "c.put('k', 5)",
      "Exception: The parameters (String,number) don't match the method signature for CacheService.Cache.put.",
    ],
    ["c.put('k', 'x'.repeat(102400)); c.put('k'.repeat(250), 'v')", 'nothing was refused'],
  ])('%s', (body, message) => {
    expect(refusal(`${start} ${body}`)).toBe(message);
  });

  test('drops old items when there are more than a thousand', () => {
    expect(
      run(`${start} for (let i = 0; i <= 1000; i += 1) c.put('k' + i, 'v'); return [c.get('k0'), c.get('k1000')];`),
    ).toEqual([null, 'v']);
  });
});

describe('locks', () => {
  test('are held by one execution and given back at its end', () => {
    const code = `function take() { const lock = LockService.getDocumentLock(); return [lock.hasLock(), lock.tryLock(10), lock.hasLock()]; }`;
    const host = createHost({ code, workbook: newWorkbook() });
    expect([host.call('take').value, host.call('take').value]).toEqual([
      [false, true, true],
      [false, true, true],
    ]);
    expect(host.call('take').serviceCalls.lock).toBe(3);
  });

  test('held elsewhere are not given, after the whole wait', () => {
    const waits: number[] = [];
    const host = hostRunning(
      'const l = LockService.getDocumentLock(); const got = l.tryLock(500); try { l.waitLock(700); } catch (e) { return [got, e.message]; }',
      { sleep: (ms) => waits.push(ms) },
    );
    host.state.locks.set('document', -1);
    expect(host.call('main').value).toEqual([
      false,
      'Lock timeout: another process was holding the lock for too long.',
    ]);
    expect(waits).toEqual([500, 700]);
  });

  test('of a document are null outside one', () => {
    expect(run('return LockService.getDocumentLock();', { inDocument: false })).toBeNull();
  });
});

describe('utilities', () => {
  test.each([
    [
      "Utilities.formatDate(new Date(Date.UTC(2026, 4, 5, 22, 7, 9)), 'Europe/Berlin', \"yyyy-MM-dd'T'HH:mm:ss XXX EEE MMM\")",
      '2026-05-06T00:07:09 +02:00 Wed May',
    ],
    ["Utilities.formatDate(new Date(0), 'GMT', 'M/d/yy h:mm a')", '1/1/70 12:00 AM'],
    ["Utilities.formatDate(new Date(Date.UTC(2027, 0, 1)), 'UTC', 'YYYY-ww')", '2027-01'],
    ["Utilities.base64Encode('äx')", 'w6R4'],
    ["Utilities.base64Decode('w6R4')", [-61, -92, 120]],
    ['Utilities.base64Encode([-61, -92, 120])', 'w6R4'],
    ["Utilities.newBlob('ab').getBytes()", [97, 98]],
    ["Utilities.formatString('%s has %05.1f and %-4d|', 'x', 3.14159, 7)", 'x has 003.1 and 7   |'],
    [
      "Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'a', Utilities.Charset.UTF_8).slice(0, 4)",
      [-54, -105, -127, 18],
    ],
    [
      "Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'é').join() === Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, '?').join()",
      true,
    ],
    ['/^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(Utilities.getUuid())', true],
  ])('%s', (expression, expected) => {
    expect(run(`return ${expression};`)).toEqual(expected);
  });

  test.each([
    [
      "Utilities.formatDate('2026-01-01', 'UTC', 'yyyy')",
      "Exception: The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    ],
    [
      "Utilities.computeDigest(Utilities.DigestAlgorithm.SHA256, 'a')",
      "Exception: The parameters (null,String) don't match the method signature for Utilities.computeDigest.",
    ],
    ["Utilities.base64Decode('*')", 'Exception: Could not decode string.'],
    ['Utilities.sleep(300001)', 'Exception: Invalid argument: milliseconds'],
  ])('refuse %s', (body, message) => {
    expect(refusal(body)).toBe(message);
  });
});

describe('session', () => {
  test('gives a blank address until it is allowed', () => {
    const body =
      'return [Session.getActiveUser().getEmail(), Session.getScriptTimeZone(), Session.getActiveUserLocale()];';
    expect(run(body)).toEqual(['', 'Etc/UTC', 'en']);
    expect(run(body, { userEmail: 'pm@example.com' })).toEqual(['pm@example.com', 'Etc/UTC', 'en']);
  });
});

describe('html', () => {
  const htmlFiles = {
    Sidebar:
      '<ul><? for (var i = 0; i < items.length; i++) { ?><li><?= items[i] ?></li><? } ?></ul><?!= include("Style") ?>',
    Style: '<style>b{}</style>',
  };
  const include = 'function include(n) { return HtmlService.createTemplateFromFile(n).getRawContent(); }';

  test('templates run scriptlets, escape what they print and reach top-level functions', () => {
    const code = `${include} function main() { const t = HtmlService.createTemplateFromFile('Sidebar'); t.items = ['<a>', 'b & c']; return t.evaluate().setTitle('T').getContent(); }`;
    const host = createHost({ code, workbook: newWorkbook(), htmlFiles });
    expect(host.call('main').value).toBe('<ul><li>&lt;a&gt;</li><li>b &amp; c</li></ul><style>b{}</style>');
  });

  test.each([
    ["HtmlService.createHtmlOutputFromFile('Nowhere')", 'Exception: No HTML file named Nowhere was found.'],
    [
      "HtmlService.createHtmlOutput('x').setXFrameOptionsMode(HtmlService.XFrameOptionsMode.DENY)",
      "Exception: The parameters (null) don't match the method signature for HtmlService.HtmlOutput.setXFrameOptionsMode.",
    ],
  ])('%s is refused', (body, message) => {
    expect(refusal(body, { htmlFiles })).toBe(message);
  });

  test('an inlined script loses what follows // in a template literal, as at Google', () => {
    expect(run("return HtmlService.createHtmlOutput('<script>var u = `https://x`;</' + 'script>').getContent();")).toBe(
      '<script>var u = `https:`;</script>',
    );
  });
});

describe('the user interface', () => {
  test('shows menus, one sidebar, dialogs and toasts', () => {
    const host = hostRunning(`const ui = SpreadsheetApp.getUi();
      ui.createAddonMenu().addItem('Open', 'openSidebar').addSeparator().addSubMenu(ui.createMenu('More').addItem('Check', 'check')).addToUi();
      ui.showSidebar(HtmlService.createHtmlOutput('<p>1</p>').setTitle('Center').setWidth(900));
      ui.showModalDialog(HtmlService.createHtmlOutput('<p>2</p>').setWidth(400).setHeight(200), 'Ask');
      SpreadsheetApp.getActive().toast('Saved', 'Done');`);
    host.call('main');
    expect(host.state.ui).toMatchObject({
      menus: [
        {
          isAddonMenu: true,
          entries: [
            { caption: 'Open', functionName: 'openSidebar' },
            { kind: 'separator' },
            { menu: { caption: 'More', entries: [{ functionName: 'check' }] } },
          ],
        },
      ],
      sidebar: { title: 'Center', html: '<p>1</p>', width: 300 },
      dialog: { title: 'Ask', width: 400, height: 200 },
      toasts: [{ message: 'Saved', title: 'Done' }],
    });
  });

  test('asks and gets what a person answers; nobody there means closed', () => {
    const host = hostRunning(
      `const ui = SpreadsheetApp.getUi(); const a1 = ui.alert('Sure?', ui.ButtonSet.YES_NO); const p = ui.prompt('Name'); return [a1 === ui.Button.YES, String(a1), p.getResponseText()];`,
    );
    expect(host.call('main').value).toEqual([false, 'CLOSE', '']);
    host.state.ui.answer = (question) =>
      question.kind === 'alert' ? { button: 'YES' } : { button: 'OK', text: 'Ada' };
    expect(host.call('main').value).toEqual([true, 'YES', 'Ada']);
  });
});

describe('simple triggers', () => {
  test('get the edited range and their mode; a program without them is left alone', () => {
    const code = `function onEdit(e) { e.range.offset(0, 1).setValue(e.value + ' by ' + e.authMode + ' in ' + e.source.getName()); }`;
    const host = createHost({ code, workbook: newWorkbook({ name: 'Plan' }) });
    host.trigger('onOpen');
    host.trigger('onEdit', { sheet: 'Sheet1', a1: 'A1', value: 'x' });
    expect(host.state.workbook.sheets[0]?.grid[0]?.[1]?.value).toBe('x by LIMITED in Plan');
  });
});
