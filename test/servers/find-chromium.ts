import { aptInstall, canAptInstall } from './apt.ts';
import { findProgram } from './find-program.ts';
import { runCommand } from './run-command.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PATH = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The path of a Chromium that runs here: `CHROMIUM_PATH` → PATH → apt-get (as root), which also brings a Burmese and an emoji
 * font. Throws an error that says what to do when none can be had.
 */
export async function findChromium(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = await installedChromium();
  if (found !== undefined) {
    if (!await drawsBurmese() && await canAptInstall()) await aptInstall(['fonts-sil-padauk', 'fonts-noto-color-emoji']);
    return found;
  }
  if (await canAptInstall()) await aptInstall(['chromium', 'fonts-sil-padauk', 'fonts-noto-color-emoji']);
  const installed = await installedChromium();
  if (installed === undefined) throw new Error('A browser is missing. Install Chromium or Chrome, or set CHROMIUM_PATH to one.');
  return installed;
}

async function installedChromium(): Promise<string | undefined> {
  for (const name of NAMES) {
    const path = await findProgram(name);
    if (path !== undefined) return path;
  }
  return process.platform === 'darwin' ? MAC_PATH : undefined;
}

/** False only when fontconfig says that no font has Burmese. */
async function drawsBurmese(): Promise<boolean> {
  return runCommand('fc-list', [':lang=my', 'family']).then((fonts) => fonts.trim() !== '', () => true);
}
