import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cell, choose, fill, paste, pick, save, saveButton } from './hands';
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
  'axe in every state around saving',
  async (walk) => {
    const { page, desk } = walk;
    const looks = new Looks(page);
    await pick(
      walk,
      desk.put(
        'opslaan.csv',
        listOf(kanarie, roos, { ...wil, achternaam: 'de Boer' }, { ...noor, big: '99000000302' }, sven),
      ),
    );
    await saveButton(page).click();
    const before = page.getByRole('dialog', { name: 'Nakijken voor het opslaan' });
    await before.waitFor();
    await looks.at('before saving');
    for (const fold of await before.locator('summary').all()) await fold.click();
    await looks.at('before saving, the other parts unfolded');
    desk.willChoose('save', '/proc/nergens.csv');
    await before.getByRole('button', { name: /opslaan$/ }).click();
    await before.getByRole('alert').waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await looks.at('a file that could not be written');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Alle zo laten' }).click();
    await save(walk, 'opgeslagen.csv');
    await looks.at('saved');

    const steps = page.getByRole('dialog', { name: 'Stappen na het opslaan' });
    const toSteps = async () => {
      await page.getByRole('button', { name: /^Stappen hierna/ }).click();
      await steps.waitFor();
    };
    await toSteps();
    await steps.getByRole('checkbox', { name: 'Upload de CSV in Scorion' }).check();
    await steps.getByText(/^gedaan op/).waitFor();
    await looks.at('steps');
    await steps.getByRole('button', { name: 'CSV verwijderen' }).click();
    await page.getByRole('dialog', { name: 'CSV verwijderen' }).waitFor();
    await looks.at('removing the CSV');
    await page.getByRole('button', { name: 'CSV laten staan' }).click();
    await steps.getByRole('button', { name: 'Klus afronden' }).click();
    await page.getByRole('dialog', { name: 'Klus afronden' }).waitFor();
    await looks.at('ending the job');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Antwoord van Scorion plakken' }).click();
    const answer = page.getByRole('dialog', { name: 'Antwoord van Scorion' });
    await answer.getByRole('textbox').waitFor();
    await looks.at('answer: empty');
    for (const [state, text, sign] of [
      ['skipped', `2\tGebruikersnaam BIG-${kanarie.big} bestaat reeds`, 'lees de CSV niet opnieuw in'],
      [
        'refused',
        `BIG-${roos.big} komt voor in SOON. Geen gebruikers ingelezen.`,
        'Scorion heeft niets ingelezen',
      ],
      ['by line', 'Regel 3: bestand geweigerd', 'Welke namen kloppen?'],
      ['nobody', 'De sessie is verlopen, log opnieuw in.', 'herkent Aiosmap geen gebruikersnaam'],
      ['another list', 'BIG-19000003101 bestaat reeds', 'Niet in deze lijst gevonden'],
    ] as const) {
      await answer.getByRole('textbox').fill(text);
      await answer.getByRole('button', { name: 'Antwoord lezen' }).click();
      await answer.getByText(sign).first().waitFor();
      await looks.at(`answer: ${state}`);
      await answer.getByRole('button', { name: 'Ander antwoord plakken' }).click();
    }
    await page.keyboard.press('Escape');

    const more = async (name: string) => {
      await page.getByRole('button', { name: 'Meer bestanden' }).click();
      await page.getByRole('button', { name }).click();
    };
    await more('Mailtekst maken');
    await page.getByRole('dialog').filter({ hasText: 'Aiosmap verstuurt niets' }).waitFor();
    await looks.at('a text to mail');
    await page.keyboard.press('Escape');
    desk.willChoose(
      'dialog',
      desk.put('eerder.csv', listOf({ ...kanarie, email: 'oud@praktijk.example' }, roos, bas)),
    );
    await page.getByRole('button', { name: 'Meer', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Vergelijken met een eerdere lijst/ }).click();
    const compared = page.getByRole('dialog', { name: /^Vergeleken met/ });
    await compared.getByText(/^Niet meer op de lijst/).click();
    await looks.at('compared');
    await page.keyboard.press('Escape');

    const csv = desk.path('opgeslagen.csv');
    const right = readFileSync(csv);
    writeFileSync(csv, right.toString('utf8').replace(/;0(\d{10});/, ';$1;'));
    await page.getByText('1 BIG-nummer mist de voorloopnul').first().waitFor();
    await looks.at('the saved CSV was changed');
    writeFileSync(csv, right);
    await fill(page, 2, 'firstname', 'Tjaltje');
    await page.getByText('lijst daarna veranderd').waitFor();
    await looks.at('the list was changed after saving');
    rmSync(csv);
    await page.getByText('niet meer op zijn plek').waitFor();
    await looks.at('the saved CSV is gone');
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
