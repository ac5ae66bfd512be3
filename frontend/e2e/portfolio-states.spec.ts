import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { Looks } from './looks';
import {
  account,
  button,
  eigenaar,
  files,
  inFormulier,
  inKladblok,
  kept,
  line,
  logOut,
  make,
  newForm,
  said,
  title,
  toPortfolio,
  tryOpen,
  upToCode,
} from './portfolio';
import { journey } from './walk';

journey(
  'axe while a portfolio is made',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    await toPortfolio(page);
    await button(page, 'Portfolio maken').waitFor();
    await looks.at('no portfolio yet');
    await button(page, 'Portfolio maken').click();
    await button(page, 'Verder naar je wachtwoord').click();
    await said(page, 'Je naam ontbreekt.');
    await looks.at('whose it is, with what is missing');
    await upToCode(walk, eigenaar);
    await looks.at('the herstelcode');
    await button(page, 'Ik heb de code op papier').click();
    await page.getByLabel('Herstelcode', { exact: true }).fill('0123 4567');
    await button(page, 'Portfolio maken').click();
    await page.locator('.problem').waitFor();
    await looks.at('the herstelcode typed wrong');
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe where a portfolio is opened, forgotten, moved or mended',
  async (walk) => {
    await make(walk);
    await account(walk.page, 'Reservekopieën');
    await button(walk.page, 'Nu een reservekopie maken').click();
    await said(walk.page, 'De reservekopie is gemaakt en nagekeken.');
    await account(walk.page, 'Nu vergrendelen');
    await title(walk.page, 'Vergrendeld');
    const locked = new Looks(walk.page);
    await locked.at('locked');
    await button(walk.page, 'Een ander portfolio openen').click();
    await title(walk.page, 'Mijn portfolio');
    await button(walk.page, 'Import').click();
    await toPortfolio(walk.page);
    for (let i = 0; i < 2; i++) {
      await tryOpen(walk.page, eigenaar, 'Verkeerd!4567');
      await said(walk.page, i === 0 ? 'nog 2 keer' : 'nog één keer');
    }
    await locked.at('two wrong passwords');
    await button(walk.page, 'Nieuw wachtwoord met je herstelcode').click();
    await title(walk.page, 'Nieuw wachtwoord');
    await locked.at('a forgotten password');
    await button(walk.page, 'Terug').click();
    await button(walk.page, 'Een portfolio van een andere computer halen').click();
    await title(walk.page, 'Van een andere computer halen');
    await locked.at('from another computer');
    expect(locked.found).toEqual([]);

    const [file = ''] = files(walk);
    await walk.again(() => {
      const data = readFileSync(file);
      data.fill(0x55, data.length / 4, (3 * data.length) / 4);
      writeFileSync(file, data);
    });
    const looks = new Looks(walk.page);
    await toPortfolio(walk.page);
    await said(walk.page, 'Dit portfolio is beschadigd.');
    await looks.at('a damaged file');
    await button(walk.page, 'Bekijken wat je kunt doen').click();
    await title(walk.page, 'Er is iets met dit portfolio');
    await looks.at('what can be done about it');
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe in the dossiers, forms, history, search and Kladblok',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    await make(walk);
    await looks.at('empty dossiers');
    await button(page, 'Nieuw formulier').click();
    await page.getByRole('dialog', { name: 'Nieuw formulier' }).waitFor();
    await looks.at('a new form is chosen');
    await page.keyboard.press('Escape');
    await newForm(page, 'Vrij document', 'Overig');
    await page.getByLabel('Titel').fill('Verslag');
    await page.getByLabel('Tekst', { exact: true }).fill(`## Kop\n\n- ${inFormulier}\n\n**vet**`);
    await button(page, 'Valideren en sluiten').click();
    await page.locator('.problem').first().waitFor();
    await looks.at('a form with something missing');
    await page.getByLabel('Datum', { exact: true }).fill('27-11-2026');
    await button(page, 'Tussentijds opslaan').click();
    await said(page, 'Tussentijds opgeslagen.');
    await page.getByLabel('Titel').fill('Verslag van vandaag');
    await button(page, 'Valideren en sluiten').click();
    await button(page, 'Heropenen').waitFor();
    await looks.at('a closed form');
    await button(page, 'Geschiedenis (2 versies)').click();
    await title(page, 'Geschiedenis');
    await looks.at('the history');
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox').fill(inFormulier);
    await said(page, '1 formulier gevonden');
    await looks.at('found');
    await button(page, 'Kladblok in je portfolio').click();
    await button(page, 'Nieuwe bladzijde').click();
    await page.getByLabel('Tekst van deze bladzijde').fill(inKladblok);
    await kept(page);
    await looks.at('a page of the Kladblok');
    await button(page, 'Alle dossiers').click();
    await line(page, 'Verslag van vandaag').waitFor();
    await looks.at('dossiers');
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe on the pages of the account',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    await make(walk);
    for (const item of [
      'Algemeen',
      'Wachtwoord',
      'Herstelcode vernieuwen',
      'Reservekopieën',
      'Verhuizen',
      'Exporteren',
      'Opruimen',
      'Sleutels vernieuwen',
      'Vergrendelen',
    ]) {
      await account(page, item);
      await title(page, item);
      await looks.at(item);
    }
    await button(page, 'Mijn account in Aiosmap').click();
    await page.getByRole('menuitem', { name: 'Uitloggen' }).waitFor();
    await looks.at('the account menu');
    await page.keyboard.press('Escape');
    await logOut(page);
    expect(looks.found).toEqual([]);
  },
  {},
);
