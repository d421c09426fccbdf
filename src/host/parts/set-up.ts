/*
 * The part that makes tabs and fills them with the sample: dist/set-up.html.
 */

export { addSample } from '../sample/add-sample';
export { clearSample } from '../sample/clear-sample';
export { arrangeTabs } from '../sheets/set-up/arrange-tabs';
