import { expect } from 'vitest';
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
  title,
  toPortfolio,
  tryOpen,
  tweede,
  said,
} from './portfolio';
import { journey } from './walk';

journey(
  'two aios on one laptop: the second sees, finds and opens nothing of the first',
  async (walk) => {
    const { page } = walk;
    await make(walk);
    await newForm(page, 'Vrij document', 'Overig');
    await page.getByLabel('Titel').fill('Van de eerste');
    await page.getByLabel('Tekst', { exact: true }).fill(inFormulier);
    await kept(page);
    await button(page, 'Kladblok in je portfolio').click();
    await button(page, 'Nieuwe bladzijde').click();
    await page.getByLabel('Tekst van deze bladzijde').fill(inKladblok);
    await kept(page);
    await logOut(page);
    await button(page, 'Import').click();

    await make(walk, tweede);
    expect(files(walk)).toHaveLength(2);
    expect(await line(page, 'Van de eerste').count()).toBe(0);
    await button(page, 'Kladblok in je portfolio').click();
    await said(page, 'Er staat nog niets in.');
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox').fill(inFormulier);
    await said(page, 'Niets gevonden.');
    await account(page, 'Reservekopieën');
    await said(page, 'Er is nog geen reservekopie');
    await logOut(page);
    for (const word of [eigenaar.naam, eigenaar.gebruikersnaam, inFormulier]) {
      expect(await page.content()).not.toContain(word);
    }
    await tryOpen(page, eigenaar, tweede.wachtwoord);
    await said(page, 'Dit wachtwoord is niet goed.');
    await tryOpen(page, eigenaar);
    await title(page, 'Dossiers');
    await line(page, 'Van de eerste').waitFor();
  },
  {},
);

journey(
  'where the IT department allows the import alone, nothing leads to a portfolio',
  async (walk) => {
    const { page } = walk;
    await button(page, 'Kies een bestand').waitFor();
    expect(await button(page, 'Mijn portfolio').count()).toBe(0);
    const refused = await page.evaluate(() =>
      window.go?.desk?.Opening?.State().catch((reason: unknown) => String(reason)),
    );
    expect(refused).toContain('portfolio-off');
  },
  { policy: { alleenImport: true }, fresh: true },
);

journey(
  'a page that asks without a portfolio being open gets nothing',
  async (walk) => {
    await make(walk);
    await logOut(walk.page);
    const answers = await walk.page.evaluate(async () => {
      const desk = window.go?.desk;
      const codes: string[] = [];
      for (const call of [
        () => desk?.Dossiers?.View(),
        () => desk?.Dossiers?.Search('a'),
        () => desk?.Scratch?.Pages(),
        () => desk?.Account?.View(),
        () => desk?.Account?.Export(true),
        () => desk?.Account?.MoveOut(),
        () => desk?.Account?.Backups(),
      ]) {
        codes.push(await Promise.resolve(call()).then(String, String));
      }
      return codes;
    });
    expect(answers.filter((a) => !a.includes('portfolio-closed'))).toEqual([]);
    await toPortfolio(walk.page);
  },
  {},
);
