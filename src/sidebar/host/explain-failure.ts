/** Something that did not work, said calmly, with ways out. */
export interface Notice {
  readonly title: string;
  /** Sentences. */
  readonly text: string;
  /** What to do, one sentence each; may be empty. */
  readonly steps: readonly string[];
}

interface KnownFailure {
  readonly sign: RegExp;
  readonly notice: Notice;
}

/** When Google does not let this page reach the spreadsheet; by far most often because of a second account. */
export const severalAccounts: Notice = {
  title: 'Google did not let the add-on in',
  text: 'You may be signed in with several Google accounts, or a permission was refused.',
  steps: [
    'Sign out of the other accounts, or open this spreadsheet in a browser profile or private window with one account.',
    'If you refused a permission, choose Extensions > Optimization Center > Check inputs: Google asks again.',
  ],
};

/** When neither WebAssembly nor a worker is allowed, and the plan is too large for what is left. */
export const noSolver: Notice = {
  title: 'This browser does not let the solver run',
  text: 'Without it, only small plans can be made here.',
  steps: [
    'Use a current Chrome, Edge, Firefox or Safari.',
    'Or choose Extensions > Optimization Center > Run selected candidates: then Google solves it.',
  ],
};

const knownFailures: readonly KnownFailure[] = [
  { sign: /does not let the solver run/u, notice: noSolver },
  {
    sign: /authori[sz]ation is required|permission_denied|do not have permission|need permission|access denied|\b40[13]\b|refused to connect/iu,
    notice: severalAccounts,
  },
  {
    sign: /networkerror|http 0\b|failed to fetch|connection failure|offline/iu,
    notice: {
      title: 'No connection to Google',
      text: 'Nothing was lost.',
      steps: ['Check the connection, then try again.'],
    },
  },
  {
    sign: /maximum execution time|timed out|deadline exceeded/iu,
    notice: {
      title: 'Google took too long',
      text: 'The spreadsheet service was busy and ended the request.',
      steps: ['Wait a moment, then try again.'],
    },
  },
  {
    sign: /too many (simultaneous )?invocations|too many times|quota/iu,
    notice: {
      title: 'Google’s limit is reached',
      text: 'Google allows only so many requests at a time and a day.',
      steps: ['Wait a minute, then try again.'],
    },
  },
];

/** A failure in words for people. What the add-on itself said is shown as it is. */
export function explainFailure(error: unknown): Notice {
  const message = messageOf(error);
  const known = knownFailures.find(({ sign }) => sign.test(message));
  if (known !== undefined) return known.notice;
  return { title: 'That did not work', text: message === '' ? 'Google gave no reason.' : message, steps: [] };
}

/** Google puts the names of classes before the sentence. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return message.replace(/^((ScriptError|Exception|Error|TypeError|GoogleJsonResponseException): )+/u, '').trim();
}
