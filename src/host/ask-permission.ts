/** What each permission is for, in the order in which people are asked. */
const purposes = {
  'spreadsheets.currentonly': 'see and change this spreadsheet',
  'script.container.ui': 'show its sidebar and windows',
  'script.external_request': 'reach a database',
  sqlservice: 'reach a database',
  'userinfo.email': 'see your e-mail address',
} as const;

/**
 * What to say when Google refused a call because a person did not give a permission; null when something else went wrong.
 * Where Google can ask for it, it does so now and this execution ends.
 */
export function askPermission(message: string): string | null {
  const isRefusal = /permissions? (?:is|are) not sufficient|do not have permission|Authorization is required/u.test(
    message,
  );
  if (!isRefusal) return null;
  const [name, purpose] = Object.entries(purposes).find(([scope]) => message.includes(`/auth/${scope}`)) ?? [];
  if (name !== undefined) requireScope(name);
  const missing = purpose === undefined ? 'is missing a permission' : `was not allowed to ${purpose}`;
  return `Optimization Center ${missing}. Choose the menu item again and allow it; with several Google accounts in this browser, sign out of the others first.`;
}

function requireScope(name: string): void {
  try {
    ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, [`https://www.googleapis.com/auth/${name}`]);
  } catch (error) {
    // Where nobody can be asked, the sentence has to do.
    console.error('askPermission', error);
  }
}
