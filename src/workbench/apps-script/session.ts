import type { Execution } from './host-state';
import { methodsOn } from './service-object';
import { ServiceObject, serviceKind } from './service-value';
import { userObject } from './spreadsheet/protection';

const call = methodsOn<Execution>('session');

const sessionKind = serviceKind<Execution>('Session', {
  getActiveUser: call([], ({ state }) => userObject(state.userEmail)),
  getEffectiveUser: call([], ({ state }) => userObject(state.userEmail)),
  getActiveUserLocale: call([], ({ state }) => state.userLocale),
  getScriptTimeZone: call([], ({ state }) => state.scriptTimeZone),
  getTemporaryActiveUserKey: call([], ({ state }) => Buffer.from(`key of ${state.userEmail}`).toString('base64')),
});

/** Session as one execution sees it; addresses are blank when the user did not allow them. */
export function sessionService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(sessionKind, execution);
}
