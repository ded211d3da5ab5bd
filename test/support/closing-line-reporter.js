/**
 * Ends a run with one line, `N passed, N failed`. jest prints its own summary after every reporter has spoken, so the
 * line waits for the end of the process. A suite that could not be loaded counts as one failure.
 */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = results;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    process.once('exit', () => process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`));
  }
}

module.exports = ClosingLineReporter;
