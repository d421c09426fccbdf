import type { Execution } from './host-state';
import { methodsOn } from './service-object';
import { ServiceObject, serviceKind } from './service-value';
import { userObject } from './spreadsheet/protection';

const call = methodsOn<Execution>('session');

const sessionKind = serviceKind<Execution>('Session', {
  getActiveUser: call([], currentUser),
  getEffectiveUser: call([], currentUser),
  getActiveUserLocale: call([], ({ state }) => state.userLocale),
  getScriptTimeZone: call([], ({ state }) => state.scriptTimeZone),
  getTemporaryActiveUserKey: call([], ({ state }) => Buffer.from(`key of ${state.userEmail}`).toString('base64')),
});

/** Who runs the script; simple triggers and custom functions are not told. */
function currentUser({ authMode, state }: Execution): ServiceObject<string> {
  return userObject(authMode === 'FULL' ? state.userEmail : '');
}

/** Session as one execution sees it; addresses are blank when the user did not allow them. */
export function sessionService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(sessionKind, execution);
}
