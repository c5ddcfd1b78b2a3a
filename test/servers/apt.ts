import { findProgram } from './find-program.ts';
import { during } from './progress.ts';
import { runCommand } from './run-command.ts';

let updated = false;

/** True when this machine lets us install Debian packages: `apt-get` is there and we are root. */
export async function canAptInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && await findProgram('apt-get') !== undefined;
}

/** Installs Debian packages (refreshing the lists first, once a run) without a question asked. Fails with apt's last words. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await during(`installing ${packages.join(', ')} with apt-get`, async () => {
    const lock = ['-o', 'DPkg::Lock::Timeout=300'];
    if (!updated) await runCommand('apt-get', [...lock, 'update', '-q'], quiet);
    updated = true;
    await runCommand('apt-get', [...lock, 'install', '-y', '-q', '--no-install-recommends', ...packages], quiet);
  });
}
