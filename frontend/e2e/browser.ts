import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A setting that the build tool gives; without it the specs cannot run. */
export function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the specs through "go run ./build test"`);
  return value;
}

/** Debian's Chromium, without anything that would reach for the network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.AIOSMAP_E2E_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-sync',
      '--no-first-run',
      '--no-proxy-server',
    ],
  });
}

export interface PageSettings {
  width?: number;
  height?: number;
  dark?: boolean;
}

/** A page on a running core; what it complains about is added to complaints. */
export async function openPage(
  browser: Browser,
  url: string,
  complaints: string[],
  settings: PageSettings = {},
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: settings.width ?? 1280, height: settings.height ?? 820 },
    colorScheme: settings.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'nl-NL',
  });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (e) => {
    // The reload overlay of Wails' development server trips over itself; the program does not ship it.
    if (!e.stack?.includes('/wails/ipc.js')) complaints.push(e.message);
  });
  page.on('console', (m) => {
    if (m.type() === 'error') complaints.push(m.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (e) =>
      console.error(`policy: ${e.effectiveDirective} ${e.blockedURI}`),
    );
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or worse on the page, as "rule: place". */
export async function serious(page: Page): Promise<string[]> {
  // Evaluated through the debugger, so the content security policy stays as it is.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary ?? ''}`));
  });
}
