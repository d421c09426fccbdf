import { GoogleError } from './google-error';
import type { Execution } from './host-state';
import { anyOf, methodsOn } from './service-object';
import { EnumObject, type EnumValue, ServiceObject, serviceKind } from './service-value';

const call = methodsOn<Execution>('script');

/** How much a script may do. */
export const AUTH_MODE = new EnumObject('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = new EnumObject('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

/** The scopes asked about, and which of them the script has. */
interface Authorization {
  readonly granted: readonly string[];
  readonly isComplete: boolean;
}

const info = methodsOn<Authorization>('script');
const authorizationKind = serviceKind<Authorization>('ScriptApp.AuthorizationInfo', {
  getAuthorizationStatus: info(
    [],
    ({ isComplete }) => AUTHORIZATION_STATUS.values[isComplete ? 'NOT_REQUIRED' : 'REQUIRED'],
  ),
  getAuthorizationUrl: info([], ({ isComplete }) =>
    isComplete ? null : 'https://accounts.google.com/o/oauth2/auth?client_id=workbench',
  ),
  getAuthorizedScopes: info([], ({ granted }) => [...granted]),
});

const scriptAppKind = serviceKind<Execution>(
  'ScriptApp',
  {
    getAuthorizationInfo: anyOf<Execution>(
      call(['AuthMode'], (execution, mode) => authorizationObject(execution, mode, execution.state.declaredScopes)),
      call(['AuthMode', 'String[]'], authorizationObject),
    ),
    requireAllScopes: call(['AuthMode'], (execution, mode) =>
      requireScopes(execution, mode, execution.state.declaredScopes),
    ),
    requireScopes: call(['AuthMode', 'String[]'], requireScopes),
    getScriptId: call([], () => '1sCrIpT-0000000000000000000000000000000001'),
  },
  { AuthMode: AUTH_MODE, AuthorizationStatus: AUTHORIZATION_STATUS },
);

/** ScriptApp as one execution sees it. */
export function scriptApp(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(scriptAppKind, execution);
}

/** Only FULL mode asks for consent at all. */
function authorization({ state }: Execution, mode: EnumValue, scopes: readonly string[]): Authorization {
  const granted = scopes.filter((scope) => state.grantedScopes.has(scope));
  return { granted, isComplete: mode.value !== 'FULL' || granted.length === scopes.length };
}

function authorizationObject(execution: Execution, mode: EnumValue, scopes: readonly string[]): unknown {
  return new ServiceObject(authorizationKind, authorization(execution, mode, scopes));
}

/** Google ends the execution and asks the person; here the call fails. */
function requireScopes(execution: Execution, mode: EnumValue, scopes: readonly string[]): null {
  if (authorization(execution, mode, scopes).isComplete) return null;
  throw new GoogleError('Authorization is required to perform that action.');
}
