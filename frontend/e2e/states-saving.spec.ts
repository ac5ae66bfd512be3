import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { fill, pick, save, saveButton } from './hands';
import { Looks } from './looks';
import { bas, kanarie, listOf, noor, roos, sven, wil } from './people';
import { journey } from './walk';

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
