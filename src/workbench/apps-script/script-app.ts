import type { Execution } from './host-state';
import { anyOf, methodsOn } from './service-object';
import { EnumObject, ServiceObject, serviceKind } from './service-value';

const call = methodsOn<Execution>('script');

/** How much a script may do. */
export const AUTH_MODE = new EnumObject('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = new EnumObject('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

const authorizationKind = serviceKind<Execution>('ScriptApp.AuthorizationInfo', {
  getAuthorizationStatus: call([], () => AUTHORIZATION_STATUS.values.NOT_REQUIRED),
  getAuthorizationUrl: call([], () => null),
});

const scriptAppKind = serviceKind<Execution>(
  'ScriptApp',
  {
    getAuthorizationInfo: anyOf<Execution>(
      call(['AuthMode'], (execution) => new ServiceObject(authorizationKind, execution)),
      call(['AuthMode', 'String[]'], (execution) => new ServiceObject(authorizationKind, execution)),
    ),
    getScriptId: call([], () => '1sCrIpT-0000000000000000000000000000000001'),
  },
  { AuthMode: AUTH_MODE, AuthorizationStatus: AUTHORIZATION_STATUS },
);

/** ScriptApp as one execution sees it; every scope counts as granted. */
export function scriptApp(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(scriptAppKind, execution);
}
