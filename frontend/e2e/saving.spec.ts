import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect } from 'vitest';
import { given } from './browser';
import { commandLine, drop, pick, saveButton } from './hands';
import { kanarie, listOf, noor, roos, sven } from './people';
import { journey } from './walk';

describe('from a mailed list to the CSV', () => {
  journey('dropped: three actions, drop, save and name, give the bytes of the command line', async (walk) => {
    const { page, desk } = walk;
    const list = listOf(kanarie, roos, sven, noor);
    const target = desk.path('drie stappen.csv');
    const clicks: string[] = [];
    await page.exposeFunction('counted', (what: string) => clicks.push(what));
    await page.evaluate(() => {
      for (const what of ['drop', 'pointerdown', 'keydown']) {
        addEventListener(
          what,
          () => void (window as unknown as { counted(w: string): void }).counted(what),
          true,
        );
      }
    });

    await drop(page, 'nieuwe aiossen.csv', Buffer.from(list));
    await page.getByText('alleen de inhoud').waitFor();
    // The name is given in the system's dialog, out of sight of the page.
    desk.willChoose('save', target);
    await saveButton(page).click();
    await page.getByText('Open de CSV niet in Excel').waitFor();

    expect(clicks).toEqual(['drop', 'pointerdown']);
    expect(readFileSync(target).equals(commandLine(walk, desk.put('zelfde.csv', list)))).toBe(true);
  });

  journey('picked: what was changed is shown, and the bytes are those of the command line', async (walk) => {
    const { page, desk } = walk;
    const list = given('AIOSMAP_E2E_LIST');
    const target = desk.path('aios.csv');
    await pick(walk, list);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(basename(list));

    // The zero that Excel dropped stands marked in the grid, with the old number for who asks.
    await page.getByRole('button', { name: /^Voorloopnul toegevoegd/ }).click();
    await page.getByRole('button', { name: 'E8', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Gekozen cel' });
    await panel.getByRole('heading', { name: /^E8/ }).waitFor();
    expect(await panel.locator('mark').textContent()).toBe('0');
    expect(await panel.getByText('9000002701', { exact: true }).isVisible()).toBe(true);

    desk.willChoose('save', target);
    await saveButton(page).click();
    // The sample asks: a suggestion is open and a check digit is wrong.
    const before = page.getByRole('dialog', { name: 'Nakijken voor het opslaan' });
    await before.getByText('69000004001').first().waitFor();
    await before.getByRole('button', { name: /opslaan$/ }).click();
    await page.getByText('Open de CSV niet in Excel').waitFor();
    expect(readFileSync(target).equals(readFileSync(given('AIOSMAP_E2E_EXPECTED')))).toBe(true);
  });

  journey('a refused file ends in a calm sentence with the next step', async (walk) => {
    const { page, desk } = walk;
    const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    desk.willChoose(
      'dialog',
      desk.put('oude lijst.xls', Buffer.concat([Buffer.from(signature), Buffer.alloc(600)])),
    );
    await page.getByRole('button', { name: 'Kies een bestand' }).click();
    await page.getByRole('alert').getByText('Opslaan als').waitFor();
    desk.willChoose('dialog', desk.put('nieuwe lijst.csv', listOf(kanarie, roos)));
    await page.getByRole('button', { name: 'Kies een ander bestand' }).click();
    await page.getByRole('grid').waitFor();
  });
});
