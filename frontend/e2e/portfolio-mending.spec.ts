import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import {
  account,
  button,
  eigenaar,
  files,
  inFormulier,
  kept,
  line,
  logOut,
  make,
  newForm,
  secret,
  title,
  toPortfolio,
  tryOpen,
  writtenDown,
  said,
} from './portfolio';
import { journey, type Walk } from './walk';

/** Makes a portfolio with one document, backed up, and closed again. */
async function withBackup(walk: Walk): Promise<string> {
  await make(walk);
  await newForm(walk.page, 'Vrij document', 'Overig');
  await walk.page.getByLabel('Titel').fill('Gered');
  await walk.page.getByLabel('Tekst', { exact: true }).fill(inFormulier);
  await kept(walk.page);
  await account(walk.page, 'Reservekopieën');
  await button(walk.page, 'Nu een reservekopie maken').click();
  await said(walk.page, 'De reservekopie is gemaakt en nagekeken.');
  const [file] = files(walk);
  if (!file) throw new Error('no portfolio on the disk');
  return file;
}

journey(
  'a damaged file is told of, a backup takes its place, and the damaged one stays',
  async (walk) => {
    const file = await withBackup(walk);
    await walk.again(() => {
      const data = readFileSync(file);
      data.fill(0x55, data.length / 4, (3 * data.length) / 4);
      writeFileSync(file, data);
    });
    const { page } = walk;
    await toPortfolio(page);
    await said(page, 'Dit portfolio is beschadigd.');
    await tryOpen(page, eigenaar);
    await title(page, 'Er is iets met dit portfolio');
    await page.getByRole('button', { name: /^Reservekopie van .* terugzetten$/ }).click();
    await said(page, 'De reservekopie is teruggezet.');
    await tryOpen(page, eigenaar);
    await title(page, 'Dossiers');
    await line(page, 'Gered').waitFor();
    expect(readdirSync(dirname(file)).some((name) => name.includes('beschadigd'))).toBe(true);
  },
  {},
);

journey(
  'a file that is gone is known by its backups, and nothing new takes its name',
  async (walk) => {
    const file = await withBackup(walk);
    await walk.again(() => rmSync(file));
    const { page } = walk;
    await toPortfolio(page);
    await said(page, 'Het bestand van dit portfolio is er niet meer.');
    await tryOpen(page, eigenaar);
    await title(page, 'Er is iets met dit portfolio');
    await page.getByRole('button', { name: /^Reservekopie van .* terugzetten$/ }).click();
    await said(page, 'De reservekopie is teruggezet.');
    await tryOpen(page, eigenaar);
    await line(page, 'Gered').waitFor();
  },
  {},
);

journey(
  'back to a backup from within, with what was there kept as one too',
  async (walk) => {
    await withBackup(walk);
    const { page } = walk;
    await button(page, 'Alle dossiers').click();
    await newForm(page, 'Vrij document', 'Overig');
    await page.getByLabel('Titel').fill('Later');
    await kept(page);
    await account(page, 'Reservekopieën');
    await page
      .getByRole('button', { name: /^Terugzetten van/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terugzetten' }).click();
    await title(page, 'Dossiers');
    await line(page, 'Gered').waitFor();
    expect(await line(page, 'Later').count()).toBe(0);
    await account(page, 'Reservekopieën');
    await page
      .getByRole('button', { name: /^Terugzetten van/ })
      .nth(1)
      .waitFor();
  },
  {},
);

journey(
  'new keys: all is there, the old herstelcode opens nothing any more, and the old backups can go',
  async (walk) => {
    await withBackup(walk);
    const { page } = walk;
    await account(page, 'Sleutels vernieuwen');
    await secret(page, 'Je wachtwoord in Aiosmap').fill('Verkeerd!4567');
    await button(page, 'Verder naar de nieuwe herstelcode').click();
    await said(page, 'Dit wachtwoord is niet goed.');
    await secret(page, 'Je wachtwoord in Aiosmap').fill(eigenaar.wachtwoord);
    await button(page, 'Verder naar de nieuwe herstelcode').click();
    await button(page, 'Ik heb de code op papier').waitFor();
    const fresh = await writtenDown(walk);
    await button(page, 'Ik heb de code op papier').click();
    await page.getByLabel('Herstelcode', { exact: true }).fill(fresh);
    await button(page, 'Sleutels vernieuwen').last().click();
    await said(page, 'Alles is opnieuw afgesloten met nieuwe sleutels.');
    await account(page, 'Opruimen');
    await button(page, 'Oude reservekopieën wissen').click();
    const asked = page.getByRole('dialog', { name: 'Oude reservekopieën wissen' });
    await asked.getByRole('textbox').fill('wissen');
    await asked.getByRole('button', { name: 'Oude reservekopieën wissen' }).click();
    await said(page, 'Er is één nieuwe reservekopie.');
    await button(page, 'Alle dossiers').click();
    await line(page, 'Gered').waitFor();

    await walk.again();
    await toPortfolio(walk.page);
    await tryOpen(walk.page, eigenaar);
    await line(walk.page, 'Gered').waitFor();
    await logOut(walk.page);
    await button(walk.page, 'Wachtwoord vergeten').click();
    await walk.page.getByLabel('Gebruikersnaam').fill(eigenaar.gebruikersnaam);
    await walk.page.getByLabel('Herstelcode', { exact: true }).fill(fresh);
    await secret(walk.page, 'Nieuw wachtwoord').fill('Andere#Molen?77');
    await secret(walk.page, 'Nog een keer').fill('Andere#Molen?77');
    await button(walk.page, 'Nieuw wachtwoord instellen en openen').click();
    await line(walk.page, 'Gered').waitFor();
  },
  {},
);

journey(
  'opruimen wipes what was removed for good, after a word was typed',
  async (walk) => {
    await withBackup(walk);
    const { page } = walk;
    await button(page, 'Alle dossiers').click();
    await line(page, 'Gered').click();
    await button(page, 'Tussentijds opslaan').waitFor();
    await button(page, 'Meer').click();
    await page.getByRole('menuitem', { name: /^Verwijderen/ }).click();
    await page.getByText('‘Gered’ is verwijderd.', { exact: true }).first().waitFor();
    await account(page, 'Opruimen');
    await page.getByRole('checkbox', { name: /^Gered/ }).check();
    await button(page, '1 stuk voorgoed wissen').click();
    const asked = page.getByRole('dialog', { name: 'Voorgoed wissen' });
    await asked.getByRole('button', { name: '1 stuk wissen' }).click();
    await asked.getByText('Typ het woord ‘wissen’').waitFor();
    await asked.getByRole('textbox').fill('wissen');
    await asked.getByRole('button', { name: '1 stuk wissen' }).click();
    await said(page, 'Er is niets verwijderd.');
  },
  {},
);
