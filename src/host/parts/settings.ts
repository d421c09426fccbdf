/*
 * The part behind the sidebar's settings, where people choose the place of runs: dist/settings.html.
 */

export { copyFromFormer } from '../store/copy-from-former';
export { readSettings, saveSettings, testConnection } from '../store/settings';
