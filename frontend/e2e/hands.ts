import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { given } from './browser';
import { rowsOf } from './people';
import type { Walk } from './walk';

/** Chooses a list in the system's dialog and waits until its rows are there. */
export async function pick(walk: Walk, path: string): Promise<void> {
  walk.desk.willChoose('dialog', path);
  await walk.page.getByRole('button', { name: /^(Kies een|Ander) bestand$/ }).click();
  await walk.page.getByRole('grid').waitFor();
}

/** Lets a file fall on the window that comes without a path, as out of a mail program. */
export async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([name, base64]) => {
      const raw = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([raw], name));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    },
    [name, content.toString('base64')] as const,
  );
}

/** Pastes where the focus is, as Ctrl+V does with these on the clipboard. */
export async function paste(page: Page, text: string, html = ''): Promise<void> {
  await page.evaluate(
    ([text, html]) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      if (html) data.setData('text/html', html);
      (document.activeElement ?? document.body).dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [text, html] as const,
  );
}

/** A cell by the label of its row (2, +1) and the header of its column. */
export async function cell(page: Page, row: number | string, header: string): Promise<Locator> {
  const grid = page.getByRole('grid');
  const column = await grid
    .getByRole('columnheader')
    .filter({ has: page.getByText(header, { exact: true }) })
    .getAttribute('aria-colindex');
  const number = row.toString().replace('+', '\\+');
  return grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${number}(?!\\d)`) }) })
    .locator(`[role=gridcell][aria-colindex="${column}"]`);
}

/** Chooses a cell with the mouse; the grid then has the focus. */
export async function choose(page: Page, row: number | string, header: string): Promise<void> {
  await (await cell(page, row, header)).click();
  await page.getByRole('grid').focus();
}

/** Types a value over a cell. */
export async function fill(page: Page, row: number | string, header: string, value: string): Promise<void> {
  await choose(page, row, header);
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  await (await cell(page, row, header)).filter({ hasText: value }).waitFor();
}

export const saveButton = (page: Page): Locator => page.getByRole('button', { name: /^CSV met .* opslaan$/ });

/** Saves the CSV and gives its rows; what stands in the dialog before it is accepted. */
export async function save(walk: Walk, name: string): Promise<Record<string, string>[]> {
  const { page, desk } = walk;
  const path = desk.path(name);
  desk.willChoose('save', path);
  await saveButton(page).first().click();
  const before = page.getByRole('dialog', { name: 'Nakijken voor het opslaan' });
  const told = page.getByRole('status').filter({ hasText: `${name} is opgeslagen.` });
  await before.or(told).first().waitFor();
  if (await before.isVisible()) await saveButton(page).last().click();
  await told.waitFor();
  return rowsOf(readFileSync(path));
}

/** What the command line makes of a list with the mal of the sample. */
export function commandLine(walk: Walk, list: string, ...options: string[]): Buffer {
  const out = walk.desk.path(`opdrachtregel ${Math.random().toString(36).slice(2)}.csv`);
  const home = join(walk.core.home, 'opdrachtregel');
  mkdirSync(home, { recursive: true });
  execFileSync(
    given('AIOSMAP_E2E_PROGRAM'),
    ['convert', list, '--mal', given('AIOSMAP_E2E_MAL'), '--out', out, ...options],
    { env: { ...process.env, HOME: home, AIOSMAP_DATA: home }, stdio: 'ignore' },
  );
  return readFileSync(out);
}

/** Waits until something holds that no locator waits for; what is told when it never does. */
export async function until(what: () => string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`not in time: ${what()}`);
}
