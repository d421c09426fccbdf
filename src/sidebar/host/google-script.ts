/** What Google lends a page of an add-on: the functions of its server program, by name. */
export interface GoogleScript {
  readonly script: { readonly run: ScriptRun };
}

/** Every call is set up anew: handlers first, then the function, which takes and gives plain JSON values. */
export interface ScriptRun {
  withSuccessHandler(handle: (reply: unknown) => void): ScriptRun;
  withFailureHandler(handle: (error: unknown) => void): ScriptRun;
  readonly [functionName: string]: unknown;
}

/** Google's object in this page; undefined where the page stands outside a spreadsheet. */
export function findGoogleScript(): GoogleScript | undefined {
  // Google puts it into the page; nothing else declares it.
  return (globalThis as { readonly google?: GoogleScript }).google;
}
