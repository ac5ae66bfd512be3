import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cell, commandLine, saveButton } from './hands';
import { press, reach } from './keys';
import { kanarie, listOf, noor, roos, wil } from './people';
import { journey } from './walk';

journey(
  'the keyboard alone: from the first screen through mending and answering to the CSV',
  async (walk) => {
    const { page, desk } = walk;
    await page.evaluate(() => {
      for (const what of ['pointerdown', 'mousedown', 'wheel', 'drop']) {
        addEventListener(what, () => console.error(`the mouse was used: ${what}`), true);
      }
    });
    const grid = page.getByRole('grid');
    const panel = page.getByRole('region', { name: 'Gekozen cel' });
    const pressed = (name: string) => panel.getByRole('button', { name, exact: true, pressed: true });

    const list = desk.put(
      'alleen toetsen.csv',
      listOf(
        kanarie,
        { ...roos, big: '390000001' },
        { ...wil, achternaam: 'de Boer' },
        { ...noor, achternaam: 'van der Veld' },
      ),
    );
    desk.willChoose('dialog', list);
    await reach(page, page.getByRole('button', { name: 'Kies een bestand' }));
    await press(page, 'Enter');
    await grid.waitFor();

    // From the top of the list the first thing to reach is what can be done with it.
    await reach(page, page.getByRole('button', { name: 'Meer bestanden' }));
    await press(page, 'F7');
    await panel.getByRole('heading', { name: /^E3/ }).waitFor();
    await press(page, '3');
    await page.keyboard.type('9000000101');
    await press(page, 'Enter');
    await (await cell(page, 3, 'big_nr')).filter({ hasText: '39000000101' }).waitFor();
    await page.getByRole('button', { name: '0 fout' }).waitFor();

    // Enter went a row down, so the next question is the one below it.
    await press(page, 'F7');
    await panel.getByRole('heading', { name: /^B5/ }).waitFor();
    await reach(page, panel.getByRole('button', { name: 'Overnemen' }));
    await press(page, 'Enter');
    await pressed('Overnemen').waitFor();
    await press(page, 'F7');
    await panel.getByRole('heading', { name: /^B4/ }).waitFor();
    await reach(page, panel.getByRole('button', { name: 'Zo laten' }));
    await press(page, 'Enter');
    await pressed('Zo laten').waitFor();
    await page.getByRole('button', { name: '0 voorstellen' }).waitFor();

    // Back to the cells, a value too many, and a step back.
    await reach(page, grid, 'Shift+Tab');
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'F2']) await press(page, key);
    await page.keyboard.type('je');
    await press(page, 'Enter');
    const nicknamed = grid.getByRole('gridcell', { name: /Roosje/ });
    await nicknamed.waitFor();
    await press(page, 'Control+z');
    await nicknamed.waitFor({ state: 'detached' });

    // The menu opens, is walked and left; the help comes and goes.
    const more = page.getByRole('button', { name: 'Meer', exact: true });
    await reach(page, more, 'Shift+Tab');
    await press(page, 'Enter');
    await press(page, 'ArrowDown');
    await press(page, 'Escape');
    expect(await more.evaluate((node) => node === document.activeElement)).toBe(true);
    await press(page, 'F1');
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await reach(page, page.getByRole('button', { name: 'Import', exact: true }), 'Shift+Tab');
    await press(page, 'Enter');
    await grid.waitFor();

    // Saving asks nothing: every question has its answer.
    const target = desk.path('met toetsen.csv');
    desk.willChoose('save', target);
    await reach(page, saveButton(page));
    await press(page, 'Enter');
    await page.getByRole('status').filter({ hasText: 'met toetsen.csv is opgeslagen.' }).waitFor();
    await reach(page, page.getByRole('button', { name: /^Stappen hierna/ }));
    await press(page, 'Enter');
    const upload = page.getByRole('checkbox', { name: 'Upload de CSV in Scorion' });
    await reach(page, upload);
    await press(page, 'Space');
    await page.getByRole('checkbox', { name: 'Upload de CSV in Scorion', checked: true }).waitFor();
    await press(page, 'Escape');

    const right = listOf(
      kanarie,
      roos,
      { ...wil, achternaam: 'de Boer' },
      { ...noor, tussenvoegsel: 'van der', achternaam: 'Veld' },
    );
    expect(readFileSync(target).equals(commandLine(walk, desk.put('zelfde.csv', right)))).toBe(true);
  },
);

journey('the keyboard alone: what is asked before saving, and pasting', async (walk) => {
  const { page, desk } = walk;
  await reach(page, page.getByRole('button', { name: 'Cellen plakken' }));
  await press(page, 'Enter');
  const field = page.getByRole('dialog').getByRole('textbox');
  expect(await field.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.insertText(listOf(kanarie, { ...roos, big: '39000000102' }));
  await reach(page, page.getByRole('button', { name: 'Cellen lezen' }));
  await press(page, 'Enter');
  await page.getByRole('grid').waitFor();

  desk.willChoose('save', desk.path('na de vraag.csv'));
  await press(page, 'Control+s');
  const before = page.getByRole('dialog', { name: 'Nakijken voor het opslaan' });
  await before.waitFor();
  await press(page, 'Escape');
  await before.waitFor({ state: 'detached' });
  await press(page, 'Control+s');
  await before.waitFor();
  await reach(page, before.getByRole('button', { name: /opslaan$/ }));
  await press(page, 'Enter');
  await page.getByRole('status').filter({ hasText: 'na de vraag.csv is opgeslagen.' }).waitFor();
  await press(page, 'Tab');
});
