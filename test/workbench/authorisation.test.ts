import { createHost, type HostOptions } from '../../src/workbench/host';
import { newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { hostRunning, refusal, run } from './script-host';

type Mode = 'NONE' | 'LIMITED' | 'FULL' | 'CUSTOM_FUNCTION';

/** The message `body` fails with in that mode, or that nothing was refused. */
function refusedIn(mode: Mode, body: string, options: Partial<HostOptions> = {}): unknown {
  const caught = `try { ${body}; } catch (e) { return e.name + ': ' + e.message; } return 'allowed';`;
  return hostRunning(caught, { userEmail: 'ada@example.com', ...options }).call('main', [], { authMode: mode }).value;
}

const sheets =
  'Required permissions: (https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)';
const ui = 'Required permissions: https://www.googleapis.com/auth/script.container.ui';
const sidebar = 'SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<p>"))';
const menu = 'SpreadsheetApp.getUi().createAddonMenu().addItem("Run", "run").addToUi()';

describe('an add-on that is not yet enabled in the document', () => {
  test.each([[menu], ['Utilities.getUuid()'], ['console.log("x")'], ['Session.getActiveUserLocale()']])(
    'may %s',
    (body) => {
      expect(refusedIn('NONE', body)).toBe('allowed');
    },
  );

  test.each([
    ['SpreadsheetApp.getActiveSpreadsheet()', `SpreadsheetApp.getActiveSpreadsheet. ${sheets}`],
    ['SpreadsheetApp.flush()', `SpreadsheetApp.flush. ${sheets}`],
    ['PropertiesService.getDocumentProperties()', 'PropertiesService.getDocumentProperties.'],
    ['CacheService.getUserCache()', 'CacheService.getUserCache.'],
    ['LockService.getDocumentLock()', 'LockService.getDocumentLock.'],
    ['SpreadsheetApp.getUi().alert("x")', 'Ui.alert.'],
    [
      'Session.getActiveUser()',
      'Session.getActiveUser. Required permissions: https://www.googleapis.com/auth/userinfo.email',
    ],
    ['LinearOptimizationService.createEngine()', 'LinearOptimizationService.createEngine.'],
  ])('may not %s', (body, refused) => {
    expect(refusedIn('NONE', body)).toBe(`Exception: You do not have permission to call ${refused}`);
  });
});

describe('a simple trigger', () => {
  test.each([
    [menu],
    ['SpreadsheetApp.getActive().getSheets()[0].getRange("A1").setValue(1)'],
    ['SpreadsheetApp.getActive().toast("Checked")'],
    ['PropertiesService.getDocumentProperties().setProperty("k", "v")'],
    ['CacheService.getDocumentCache().put("k", "v")'],
    ['LockService.getDocumentLock().tryLock(1)'],
  ])('may %s', (body) => {
    expect(refusedIn('LIMITED', body)).toBe('allowed');
  });

  test.each([
    [sidebar, `Ui.showSidebar. ${ui}`],
    ['SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("<p>"), "x")', `Ui.showModalDialog. ${ui}`],
    ['SpreadsheetApp.getUi().alert("x")', 'Ui.alert.'],
    ['SpreadsheetApp.getUi().prompt("x")', 'Ui.prompt.'],
  ])('may not %s', (body, refused) => {
    expect(refusedIn('LIMITED', body)).toBe(`Exception: You do not have permission to call ${refused}`);
  });

  test('is not told who the person is', () => {
    const body = 'throw new Error("<" + Session.getActiveUser().getEmail() + ">")';
    expect(refusedIn('LIMITED', body)).toBe('Error: <>');
    expect(refusedIn('FULL', body)).toBe('Error: <ada@example.com>');
  });

  test('needs no consent: refused scopes do not matter to it', () => {
    const refusedScopes = ['spreadsheets.currentonly', 'spreadsheets'];
    expect(refusedIn('LIMITED', 'SpreadsheetApp.getActive().getName()', { refusedScopes })).toBe('allowed');
  });
});

test('a custom function reads the document and does not change it', () => {
  const cell = 'SpreadsheetApp.getActive().getSheets()[0].getRange("A1")';
  expect(refusedIn('CUSTOM_FUNCTION', `${cell}.getValue()`)).toBe('allowed');
  expect(refusedIn('CUSTOM_FUNCTION', `${cell}.setValue(1)`)).toBe(
    `Exception: You do not have permission to call Range.setValue. ${sheets}`,
  );
  expect(refusedIn('CUSTOM_FUNCTION', menu)).toBe(
    'Exception: You do not have permission to call SpreadsheetApp.getUi.',
  );
});

describe('a refused permission', () => {
  test.each([
    ['script.container.ui', sidebar, `Ui.showSidebar. ${ui}`],
    [
      'userinfo.email',
      'Session.getActiveUser()',
      'Session.getActiveUser. Required permissions: https://www.googleapis.com/auth/userinfo.email',
    ],
  ])('%s stops what needs it and nothing else', (scope, body, refused) => {
    const options = { refusedScopes: [scope] };
    expect(refusal(body, options)).toBe(`Exception: Specified permissions are not sufficient to call ${refused}`);
    expect(refusal('SpreadsheetApp.getActive().getName()', options)).toBe('nothing was refused');
    expect(refusal(body)).toBe('nothing was refused');
  });

  test('one of several scopes that would do is enough', () => {
    expect(refusal('SpreadsheetApp.getActive().getName()', { refusedScopes: ['spreadsheets'] })).toBe(
      'nothing was refused',
    );
    expect(refusal('SpreadsheetApp.getActive()', { refusedScopes: ['spreadsheets', 'spreadsheets.currentonly'] })).toBe(
      `Exception: Specified permissions are not sufficient to call SpreadsheetApp.getActive. ${sheets}`,
    );
  });

  test('a scope that the manifest does not name is as good as refused', () => {
    const oauthScopes = ['https://www.googleapis.com/auth/spreadsheets.currentonly'];
    expect(refusal(sidebar, { oauthScopes })).toContain(
      'Specified permissions are not sufficient to call Ui.showSidebar.',
    );
  });

  test('can be asked about before it is needed', () => {
    const email = 'https://www.googleapis.com/auth/userinfo.email';
    const container = 'https://www.googleapis.com/auth/script.container.ui';
    const body = `const FULL = ScriptApp.AuthMode.FULL;
      const all = ScriptApp.getAuthorizationInfo(FULL);
      const some = ScriptApp.getAuthorizationInfo(FULL, ['${container}']);
      let required = 'nothing'; try { ScriptApp.requireScopes(FULL, ['${container}']); ScriptApp.requireAllScopes(FULL); } catch (e) { required = e.message; }
      return [String(all.getAuthorizationStatus()), all.getAuthorizedScopes(), all.getAuthorizationUrl() !== null,
        some.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED, some.getAuthorizationUrl(), required];`;
    const oauthScopes = [container, email];
    expect(run(body, { oauthScopes, refusedScopes: ['userinfo.email'] })).toEqual([
      'REQUIRED',
      [container],
      true,
      true,
      null,
      'Authorization is required to perform that action.',
    ]);
    expect(run(body, { oauthScopes })).toEqual(['NOT_REQUIRED', oauthScopes, false, true, null, 'nothing']);
  });
});

test('onInstall may do everything, onOpen and onEdit what simple triggers may', () => {
  const code = ['onInstall', 'onOpen', 'onEdit']
    .map((name) => `function ${name}(e) { console.log(String(e.authMode)); }`)
    .join(' ');
  const host = createHost({ code, workbook: newWorkbook() });
  for (const name of ['onInstall', 'onOpen', 'onEdit'] as const) host.trigger(name);
  host.trigger('onOpen', {}, { authMode: 'NONE' });
  expect(host.state.log.map(({ text }) => text)).toEqual(['FULL', 'LIMITED', 'LIMITED', 'NONE']);
});
