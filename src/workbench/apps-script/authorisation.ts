import { GoogleError } from './google-error';
import type { Execution } from './host-state';

type AuthMode = Execution['authMode'];

const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const sheetScopes = [scope('spreadsheets.currentonly'), scope('spreadsheets')];
const uiScopes = [scope('script.container.ui')];
const emailScopes = [scope('userinfo.email')];
const requestScopes = [scope('script.external_request')];
const sqlScopes = [scope('sqlservice')];

/** Every scope that something emulated here asks for. */
export const knownScopes: readonly string[] = [
  ...sheetScopes,
  ...uiScopes,
  ...emailScopes,
  ...requestScopes,
  ...sqlScopes,
];

/** What a call needs: a mode that allows it, and in FULL mode one of these scopes. */
interface Need {
  /** Kind of the object, with or without what belongs to it, and the methods; first match counts. */
  readonly calls: RegExp;
  readonly modes: readonly AuthMode[];
  readonly scopes?: readonly string[];
}

const always: readonly AuthMode[] = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];
const withDocument: readonly AuthMode[] = ['LIMITED', 'CUSTOM_FUNCTION', 'FULL'];
const writing =
  /^SpreadsheetApp\.\w+\.(?:set|clear|insert|delete|append|remove|add|move|sort|rename|protect|toast|merge)/;

/** Editor add-ons: what each authorisation mode allows. Simple triggers run without consent, so scopes count in FULL only. */
const needs: readonly Need[] = [
  {
    calls: /^(?:SpreadsheetApp\.getUi|Base\.Ui\.create(?:Addon)?Menu|Base\.Menu\.)/,
    modes: ['NONE', 'LIMITED', 'FULL'],
  },
  { calls: /^Base\.Ui\.show/, modes: ['FULL'], scopes: uiScopes },
  { calls: /^(?:Base\.(?:Ui|PromptResponse)|Browser)\./, modes: ['FULL'] },
  { calls: writing, modes: ['LIMITED', 'FULL'], scopes: sheetScopes },
  { calls: /^SpreadsheetApp\./, modes: withDocument, scopes: sheetScopes },
  { calls: /^Session\.get(?:Active|Effective)User$/, modes: withDocument, scopes: emailScopes },
  { calls: /^Session\.(?:getActiveUserLocale|getScriptTimeZone)$/, modes: always },
  { calls: /^Jdbc\.getCloudSqlConnection$/, modes: ['CUSTOM_FUNCTION', 'FULL'], scopes: sqlScopes },
  { calls: /^(?:Jdbc|UrlFetchApp)\./, modes: ['CUSTOM_FUNCTION', 'FULL'], scopes: requestScopes },
  { calls: /^(?:Utilities|ScriptApp|Blob)\b/, modes: always },
  {
    calls: /^(?:PropertiesService|CacheService|LockService|HtmlService|Session|LinearOptimizationService|Base)\./,
    modes: withDocument,
  },
  // Services of people's own data, none of which is emulated.
  { calls: /./, modes: ['FULL'] },
];

/** What decides which calls an execution may make. */
export interface Permissions {
  readonly authMode: AuthMode;
  readonly grantedScopes: ReadonlySet<string>;
}

/** Refuses, as Google does, the methods that an execution may not call. `service` is the name of an object's kind. */
export function authoriser({ authMode, grantedScopes: granted }: Permissions) {
  return (service: string, method: string): void => requirePermission(authMode, granted, service, method);
}

function requirePermission(authMode: AuthMode, granted: ReadonlySet<string>, service: string, method: string): void {
  const need = needs.find(({ calls }) => calls.test(`${service}.${method}`));
  const name = `${service.slice(service.lastIndexOf('.') + 1)}.${method}`;
  const scopes = need?.scopes ?? [];
  if (need?.modes.includes(authMode) !== true) {
    throw new GoogleError(`You do not have permission to call ${name}.${required(scopes)}`);
  }
  if (authMode !== 'FULL' || scopes.length === 0 || scopes.some((one) => granted.has(one))) return;
  throw new GoogleError(`Specified permissions are not sufficient to call ${name}.${required(scopes)}`);
}

function required(scopes: readonly string[]): string {
  if (scopes.length === 0) return '';
  return ` Required permissions: ${scopes.length === 1 ? scopes[0] : `(${scopes.join(' || ')})`}`;
}

/** The scopes a script has: those of its manifest that the person did not refuse. */
export function grantedScopes(
  declared: readonly string[] = knownScopes,
  refused: readonly string[] = [],
): ReadonlySet<string> {
  const full = (name: string): string => (name.includes('/') ? name : scope(name));
  const denied = new Set(refused.map(full));
  return new Set(declared.map(full).filter((one) => !denied.has(one)));
}
