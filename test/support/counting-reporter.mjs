import { writeFileSync } from 'node:fs';

/** Writes how many tests passed, failed and were skipped, for the closing line of `npm test`. */
export default class CountingReporter {
  onRunComplete(_contexts, results) {
    const counts = { passed: results.numPassedTests, failed: results.numFailedTests + results.numRuntimeErrorTestSuites, skipped: results.numPendingTests };
    writeFileSync(process.env['PASSERELLE_COUNTS'], JSON.stringify(counts));
  }
}
