import { explainFailure, severalAccounts } from '../../src/sidebar/host/explain-failure';

test.each([
  'Authorization is required to perform that action.',
  'ScriptError: Authorisation is required to perform that action.',
  'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
  'ScriptError: You do not have permission to call SpreadsheetApp.getActiveSpreadsheet.',
  'TransportError: There was an error during the transport or processing of this request. Error code = 403',
])('a refusal of Google is taken for several accounts, with ways out: %s', (message) => {
  expect(explainFailure(new Error(message))).toEqual(severalAccounts);
  expect(severalAccounts.text).toContain('several Google accounts');
  expect(severalAccounts.steps.length).toBeGreaterThan(0);
});

test.each([
  ['NetworkError: Connection failure due to HTTP 0', 'No connection to Google'],
  ['Exceeded maximum execution time', 'Google took too long'],
  ['Service Spreadsheets timed out while accessing document with id 1abc.', 'Google took too long'],
  ['ScriptError: Service invoked too many times in a short time: exec qps.', 'Google’s limit is reached'],
])('%s is said as "%s", with what to do', (message, title) => {
  const notice = explainFailure(new Error(message));
  expect(notice.title).toBe(title);
  expect(notice.steps.join(' ')).toContain('try again');
});

test('what the add-on itself said is shown without the names of classes', () => {
  const message = 'ScriptError: Error: Somebody else is running Optimization Center in this spreadsheet.';
  expect(explainFailure(new Error(message)).text).toBe(
    'Somebody else is running Optimization Center in this spreadsheet.',
  );
});

test.each([undefined, null, 7, ''])('a failure without words (%p) is never blank', (failure) => {
  expect(explainFailure(failure).text).toBe('Google gave no reason.');
});
