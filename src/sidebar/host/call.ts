import type { Calls } from '../../core/app/calls';
import { findGoogleScript } from './google-script';

/** Asks the server. Fails with what Google or the add-on said; `explainFailure` puts that into words. */
export type CallServer = <Name extends keyof Calls>(
  name: Name,
  request: Calls[Name]['request'],
) => Promise<Calls[Name]['reply']>;

/** Calls the server program through google.script.run, JSON text both ways. */
export const callServer: CallServer = (name, request) =>
  new Promise((resolve, reject) => {
    const run = findGoogleScript()?.script.run;
    if (run === undefined) throw new Error('This page works in Google Sheets only.');
    const prepared = run
      .withSuccessHandler((reply) => {
        try {
          resolve(JSON.parse(typeof reply === 'string' ? reply : ''));
        } catch {
          // Google gives null where an answer did not survive the way.
          reject(new Error('Google gave no answer.'));
        }
      })
      .withFailureHandler((error) => reject(error));
    const start = prepared[name];
    if (typeof start !== 'function') throw new Error('The add-on was updated. Reload the sidebar.');
    start.call(prepared, JSON.stringify(request));
  });
