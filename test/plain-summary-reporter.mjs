/**
 * Jest reporter that ends the run with one plain line on stdout: `N passed, N failed`.
 * A suite that cannot be loaded counts as one failure, and a run without a single passed or failed test fails.
 * The line is written when the process ends, because jest prints its own summary after the last reporter.
 */
export default class PlainSummaryReporter {
  #passed = 0;
  #failed = 0;

  constructor() {
    process.once('exit', () => process.stdout.write(`${this.#passed} passed, ${this.#failed} failed\n`));
  }

  onRunComplete(_contexts, results) {
    const brokenSuites = results.testResults.filter((suite) => suite.testExecError != null).length;
    this.#passed = results.numPassedTests;
    this.#failed = Math.max(results.numFailedTests + brokenSuites, results.numFailedTestSuites > 0 ? 1 : 0);
  }

  getLastError() {
    return this.#passed + this.#failed === 0 ? new Error('No test ran.') : undefined;
  }
}
