import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { given, openBrowser, openPage, serious, type PageSettings } from './browser';

let browser: Browser;
const folder = given('AIOSMAP_E2E_DIR');
const list = given('AIOSMAP_E2E_LIST');

/** What the user will choose in the next system dialog of a kind. */
function willChoose(dialog: 'dialog' | 'mal' | 'save', path: string): void {
  writeFileSync(join(folder, `${dialog}.txt`), path);
}

function refusedFile(): string {
  const path = join(folder, 'oude lijst.xls');
  writeFileSync(
    path,
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
  );
  return path;
}

/** Opens a page with no list and the mal of the sample in force. */
async function fresh(settings?: PageSettings): Promise<{ page: Page; complaints: string[] }> {
  const opened = await openPage(browser, settings);
  const { page } = opened;
  await page.evaluate(async () => {
    await window.go?.desk?.Import.Close();
    await window.go?.desk?.Mal.Use('leiden');
    await window.go?.desk?.Mal.Pick();
  });
  await page.reload();
  await page.getByRole('button', { name: 'Kies een bestand' }).waitFor();
  return opened;
}

async function openList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kies een bestand' }).click();
  await page.getByRole('grid').waitFor();
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await openBrowser();
});

afterAll(() => browser.close());

beforeEach(() => {
  willChoose('dialog', list);
  willChoose('mal', given('AIOSMAP_E2E_MAL'));
  willChoose('save', join(folder, 'aios.csv'));
});

test('pick, see the plan, save: the bytes are those of the command line', async () => {
  const target = join(folder, 'aios.csv');
  rmSync(target, { force: true });
  const { page, complaints } = await fresh();
  await openList(page);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(basename(list));

  // The zero that Excel dropped stands marked in the grid, with the old number for who asks.
  await page.getByRole('button', { name: 'Voorloopnul toegevoegd' }).click();
  await page.locator('.places .link').first().click();
  const cell = page.locator('[role=gridcell].active');
  expect(await cell.locator('mark').textContent()).toBe('0');
  expect(await cell.textContent()).toMatch(/was 9\d{9}/);

  await page.getByRole('button', { name: /^CSV met \d+ aiossen opslaan$/ }).click();
  await page.getByText('De CSV is opgeslagen: aios.csv').waitFor();
  expect(await page.getByText('Open de CSV niet in Excel.').isVisible()).toBe(true);
  expect(readFileSync(target).equals(readFileSync(given('AIOSMAP_E2E_EXPECTED')))).toBe(true);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a suggestion taken over changes the row, and zo laten brings it back', async () => {
  const { page } = await fresh();
  await openList(page);
  const before = await page
    .getByRole('button', { name: /voorstel/ })
    .first()
    .textContent();
  await page.getByRole('button', { name: 'Overnemen' }).first().click();
  await page.getByRole('button', { name: '0 voorstellen' }).waitFor();
  await page.getByRole('button', { name: 'Zo laten' }).first().click();
  await page.getByRole('button', { name: before?.trim().replace(/\s+/g, ' ') ?? '' }).waitFor();
  await page.close();
});

test('a refused file ends in a calm sentence with the next step, and nothing is left behind', async () => {
  willChoose('dialog', refusedFile());
  const { page, complaints } = await fresh();
  await page.getByRole('button', { name: 'Kies een bestand' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('Opslaan als');
  willChoose('dialog', list);
  await page.getByRole('button', { name: 'Kies een ander bestand' }).click();
  await page.getByRole('grid').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('cells pasted on the page are read as a list', async () => {
  const { page } = await fresh();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/plain',
      'voornaam\tachternaam\te-mail\tBIG-nummer\tgeslacht\nNoor\tVeldman\tnoor.veldman@voorbeeld.nl\t9000001901\tv\n',
    );
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole('grid').waitFor();
  expect(await page.getByRole('grid').textContent()).toContain('09000001901');
  await page.close();
});

test('a file dropped without a path is read by its content', async () => {
  const { page } = await fresh();
  const bytes = readFileSync(list).toString('base64');
  await page.evaluate(
    ([name, base64]) => {
      const raw = Uint8Array.from(atob(base64 ?? ''), (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([raw], name ?? ''));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    },
    [basename(list), bytes],
  );
  await page.getByRole('grid').waitFor();
  expect(await page.getByText('alleen de inhoud').isVisible()).toBe(true);
  await page.close();
});

test('with the keyboard alone: open, walk, leave a row out, save', async () => {
  const target = join(folder, 'toetsen.csv');
  rmSync(target, { force: true });
  willChoose('save', target);
  const { page } = await fresh();
  await page.keyboard.press('Control+o');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.keyboard.press('F7');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
  const active = () => grid.getAttribute('aria-activedescendant');
  const first = await active();
  await page.keyboard.press('Control+End');
  expect(await active()).not.toBe(first);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  const out = page.getByRole('button', { name: /^Rij \d+ weglaten uit de CSV$/ });
  for (let i = 0; i < 12 && !(await out.evaluate((e) => e === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '1 weggelaten' }).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('De CSV is opgeslagen: toetsen.csv').waitFor();
  expect(existsSync(target)).toBe(true);
  const rows = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n').length;
  expect(rows(target)).toBe(rows(given('AIOSMAP_E2E_EXPECTED')) - 1);
  await page.close();
});

describe.each([
  ['light', { dark: false }],
  ['dark', { dark: true }],
  ['light, as narrow as a phone', { width: 390, height: 844 }],
] as [string, PageSettings][])('axe finds nothing serious: %s', (_, settings) => {
  test('leeg, lijst, fout and the other screens', async () => {
    const { page, complaints } = await fresh(settings);
    const found: Record<string, string[]> = { leeg: await serious(page) };
    await openList(page);
    await page.getByRole('button', { name: /^Volgende/ }).click();
    found.lijst = await serious(page);
    await page.getByRole('button', { name: /gekoppeld$/ }).click();
    found.kolommen = await serious(page);
    await page.keyboard.press('Escape');
    for (const screen of ['Mal', 'Instellingen', 'Help']) {
      await page.getByRole('button', { name: screen, exact: true }).click();
      found[screen] = await serious(page);
    }
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    willChoose('dialog', refusedFile());
    await page.getByRole('button', { name: 'Ander bestand' }).click();
    await page.getByRole('alert').waitFor();
    found.fout = await serious(page);
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('a newer mal says what is different in it', async () => {
  const { page } = await fresh();
  const newer = join(folder, 'mal nieuw.csv');
  writeFileSync(newer, readFileSync(given('AIOSMAP_E2E_MAL'), 'utf8').replaceAll(';actief;', ';Actief;'));
  willChoose('mal', newer);
  await page.getByRole('button', { name: 'Mal', exact: true }).click();
  await page.getByRole('button', { name: 'Mal laden uit een bestand' }).click();
  await page.getByText('De vaste waarde van ‘status’ was ‘actief’ en is nu ‘Actief’.').waitFor();
  await page.close();
});

test('nothing is wider than a phone', async () => {
  const { page } = await fresh({ width: 390, height: 844 });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await openList(page);
  expect(await overflow()).toBe(0);
  await page.close();
});
