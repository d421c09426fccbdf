interface WelcomePageProps {
  readonly busy: string | null;
  readonly arrange: (name: 'setUpTabs' | 'addSampleData') => void;
}

/** The first thing in a workbook that was never set up. */
export function WelcomePage({ busy, arrange }: WelcomePageProps) {
  return (
    <section class="card welcome" aria-busy={busy !== null}>
      <h1>Decide what to fund</h1>
      <p>
        List initiatives, what they cost and what they bring. Optimization Center finds the best plan that keeps your
        rules, proves it, and says why.
      </p>
      <ol>
        <li>Set up the tabs, with a sample plan to look around or empty for your own rows.</li>
        <li>Run.</li>
        <li>Read the plan here and on the tab Results.</li>
      </ol>
      <div class="actions">
        <button type="button" class="primary" disabled={busy !== null} onClick={() => arrange('addSampleData')}>
          Add sample data
        </button>
        <button type="button" disabled={busy !== null} onClick={() => arrange('setUpTabs')}>
          Set up tabs
        </button>
      </div>
      <p class="quiet" role="status">
        {busy === null ? 'Your own rows are never changed.' : 'Setting up the tabs …'}
      </p>
    </section>
  );
}
