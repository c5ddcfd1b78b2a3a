import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with a line alone, `N passed, N failed`. A test file that does not load and an error outside every test are
 * failures too; a run that fails in no test counts one failure: the servers cannot be started, or there was no test.
 */
export class LastLineReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onInit(): void {
    process.once('exit', (code) => {
      const failed = this.#failed === 0 && code !== 0 ? 1 : this.#failed;
      process.stdout.write(`${this.#passed} passed, ${failed} failed\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#passed = 0;
    this.#failed = errors.length;
    for (const module of modules) {
      this.#failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') this.#passed++;
        if (state === 'failed') this.#failed++;
      }
      for (const suite of module.children.allSuites()) this.#failed += suite.errors().length;
    }
  }
}
