import { renameSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cell, choose, fill, paste, pick } from './hands';
import { Looks } from './looks';
import { bas, cellsOf, kanarie, listOf, noor, roos, sven, wil } from './people';
import { journey } from './walk';

/** An error, a warning, suggestions, a fix, and letters that could be read in two ways. */
const everything = Buffer.from(
  listOf(
    { ...kanarie, voornaam: 'Renée' },
    { ...roos, big: '390000001' },
    { ...wil, achternaam: 'de Boer' },
    { ...noor, big: '99000000302' },
    sven,
    { ...bas, email: '' },
  ),
  'latin1',
);

journey(
  'axe in every state of an open list',
  async (walk) => {
    const { page, desk } = walk;
    const looks = new Looks(page);
    const panel = page.getByRole('region', { name: 'Gekozen cel' });
    const path = desk.put('alle staten.csv', everything);
    await pick(walk, path);
    await looks.at('list with every kind');

    for (const [row, field, letter] of [
      [3, 'big_nr', 'E3'],
      [4, 'lastname', 'C4'],
      [5, 'big_nr', 'E5'],
      [6, 'big_nr', 'E6'],
    ] as const) {
      await choose(page, row, field);
      await panel.getByRole('heading', { name: new RegExp(`^${letter}`) }).waitFor();
      await looks.at(`cell ${letter}`);
    }
    await page.keyboard.press('F2');
    await looks.at('a cell being typed in');
    await page.keyboard.press('Escape');
    await choose(page, 6, 'gender');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await looks.at('the choice of two');
    await page.keyboard.press('Escape');

    const kinds = page
      .getByRole('complementary', { name: 'Bevindingen' })
      .getByRole('button', { expanded: false });
    while ((await kinds.count()) > 0) await kinds.first().click();
    await looks.at('kinds unfolded');
    await page.getByRole('button', { name: 'Meer', exact: true }).click();
    await page.getByRole('menu').waitFor();
    await looks.at('menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Meer', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Alle \d+ kolommen/ }).click();
    await page.getByRole('columnheader', { name: /rolegroup/ }).waitFor();
    await looks.at('all columns');

    for (const [button, dialog] of [
      [/van \d gekoppeld/, 'Kolommen koppelen'],
      [/niet zeker/, 'Letters goed lezen'],
      ['Meer bestanden', 'Meer bestanden maken'],
    ] as const) {
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog', { name: dialog }).waitFor();
      await looks.at(dialog);
      await page.keyboard.press('Escape');
    }
    await looks.narrowed(async () => {
      await page.getByRole('button', { name: /^Bevindingen/ }).click();
      await page.getByRole('dialog', { name: 'Bevindingen' }).waitFor();
    }, 'findings as a sheet');
    await page.keyboard.press('Escape');

    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe while a list is filtered, worked on and changed by others',
  async (walk) => {
    const { page, desk } = walk;
    const looks = new Looks(page);
    const panel = page.getByRole('region', { name: 'Gekozen cel' });
    const path = desk.put('alle staten.csv', everything);
    await pick(walk, path);
    await page.getByRole('button', { name: '2 nakijken' }).click();
    await page.getByRole('grid').and(page.locator('[aria-rowcount="3"]')).waitFor();
    await looks.at('filtered');
    await page.getByRole('button', { name: '6 rijen' }).click();
    await page.getByRole('textbox', { name: 'Hoeveel aiossen je verwacht' }).fill('9');
    await page.keyboard.press('Enter');
    await page.getByText('3 te weinig').waitFor();
    await fill(page, 3, 'email', 'mijn.roos@praktijk.example');
    await choose(page, 7, 'firstname');
    await page.getByRole('button', { name: 'Rij 7 weglaten' }).click();
    await page.getByRole('button', { name: '1 weggelaten' }).waitFor();
    await choose(page, 6, 'firstname');
    await page.getByRole('button', { name: 'Apart zetten voor later' }).click();
    await page.getByRole('button', { name: '1 apart gezet' }).waitFor();
    writeFileSync(
      path,
      Buffer.from(everything.toString('latin1').replace('roos.berg@', 'hun.roos@'), 'latin1'),
    );
    await page.getByText('In 1 cel vulde je zelf iets anders in').first().waitFor();
    await choose(page, 3, 'email');
    await panel.getByRole('button', { name: 'Mijn waarde houden' }).waitFor();
    await looks.at('a conflict, a row left out and one set aside');
    renameSync(path, desk.path('weg.csv'));
    await page.getByText('Daar staat hij niet meer').waitFor();
    await looks.at('the file is gone');

    await panel.getByRole('button', { name: 'Mijn waarde houden' }).click();
    await fill(page, 3, 'big_nr', roos.big);
    await page.getByRole('button', { name: '0 fout' }).click();
    await page.getByText('Geen enkele rij valt hieronder').waitFor();
    await looks.at('nothing under the filter');
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe on a list that blocks: no institute, hidden rows, nothing kept',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    const row = (line: string, hidden: boolean) =>
      `<tr${hidden ? ' style="display:none"' : ''}>${line.replace(/[^\t]*(\t|$)/g, (c) => `<td>${c.trim()}</td>`)}</tr>`;
    const lines = cellsOf(kanarie, roos, sven).split('\r\n');
    await paste(page, '', `<table>${lines.map((line, i) => row(line, i === 2)).join('')}</table>`);
    await page.getByRole('grid').waitFor();
    await page.getByText('1 verborgen rij').first().waitFor();
    await looks.at('no institute and a hidden row');
    await page.getByRole('button', { name: 'Meenemen', exact: true }).click();
    await (await cell(page, 3, 'lastname')).waitFor();
    await page.getByText('Blijft niet bewaard bij afsluiten').waitFor();
    await page.getByRole('button', { name: 'Lijst sluiten' }).click();
    await page.getByRole('dialog', { name: 'Lijst sluiten' }).waitFor();
    await looks.at('closing what is not kept');
    expect(looks.found).toEqual([]);
  },
  { fresh: true, keyless: true },
);
