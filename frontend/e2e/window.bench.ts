// Measures the window on the real core with the list that the build tool gives,
// in Debian's Chromium with software rendering, and leaves window.json.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { benchInPage } from './bench-page';
import { given, openBrowser } from './browser';
import { RunningCore } from './core';
import { perFrame, traced } from './frames';

/** How often the list is opened, and how many cells are edited one after the other. */
const OPENED = 7;
const EDITED = 30;
/** Wheel steps, and pixels in one: six rows of 34. */
const STEPS = 200;
const STEP = 6 * 34;

function both(values: number[]): { median: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

/** Milliseconds; the first one warms up and does not count. */
async function repeated(times: number, once: (turn: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let turn = 0; turn <= times; turn++) all.push(await once(turn));
  return all.slice(1);
}

async function scrolled(page: Page): Promise<ReturnType<typeof perFrame>> {
  const grid = page.getByRole('grid');
  await page.getByRole('button', { name: 'Meer', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Alle \d+ kolommen/ }).click();
  const box = await grid.boundingBox();
  if (!box) throw new Error('the grid is not in the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const cdp = await page.context().newCDPSession(page);
  const events = await traced(cdp, async () => {
    for (let i = 0; i < STEPS; i++) {
      await page.mouse.wheel(0, STEP);
      await pause(25);
    }
  });
  const at = await grid.evaluate((node) => node.scrollTop);
  if (at < (STEPS / 2) * STEP) throw new Error(`the grid scrolled to ${at} px only`);
  return perFrame(events);
}

async function measure(page: Page, core: RunningCore) {
  const complaints: string[] = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  await page.addInitScript(benchInPage);
  await page.goto(core.url);
  await page.getByRole('button', { name: 'Kies een bestand' }).waitFor();
  await page.evaluate(async (mal) => {
    await window.go?.desk?.Mal.Use('leiden');
    await window.go?.desk?.Mal.LoadPath(mal);
  }, given('AIOSMAP_E2E_MAL'));
  core.desk.willChoose('dialog', given('AIOSMAP_E2E_LIST'));
  const paint = await repeated(OPENED, () => page.evaluate(() => window.bench.firstPaint()));
  const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;

  const frames = await scrolled(page);
  const columns = Number(await page.getByRole('grid').getAttribute('aria-colcount'));

  // Somewhere in the middle, where the scrolling ended.
  await page
    .getByRole('gridcell')
    .nth(6 * columns)
    .click();
  await page.keyboard.press('Home');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  const edit = await repeated(EDITED, async (turn) => {
    // A name without anything to ask about.
    const value = `Ev${String.fromCharCode(97 + (turn % 26))}${turn < 26 ? 'a' : 'e'}`;
    const took = page.evaluate((value) => window.bench.edit(value), value);
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    return took;
  });
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
  const parts = Object.fromEntries(Object.entries(frames).map(([part, values]) => [part, both(values)]));
  return {
    rows,
    columns,
    frames: frames.all.length,
    paint: both(paint),
    frame: both(frames.all),
    edit: both(edit),
    parts,
  };
}

const core = await RunningCore.start();
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  writeFileSync(
    join(given('AIOSMAP_E2E_DIR'), 'window.json'),
    JSON.stringify(await measure(page, core), null, 1),
  );
} finally {
  await browser.close();
  await core.kill();
}
