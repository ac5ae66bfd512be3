import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { drop } from './hands';
import { copies, field, foreignPdf, listed, openDocument, shownPdf, toModule, toScreen } from './hap';
import { photo } from './pictures';
import {
  account,
  button,
  inDocument,
  inFormulier,
  kept,
  make,
  newForm,
  said,
  secret,
  title,
  eigenaar,
} from './portfolio';
import { journey, type Walk } from './walk';

const toDocuments = async ({ page }: Walk) => {
  await toModule(page, 'Mijn documenten');
  await toScreen(page, 'Alle documenten');
  await title(page, 'Mijn documenten');
};

/** Chooses something under the dots of a row. */
async function more({ page }: Walk, name: string, item: RegExp | string): Promise<void> {
  await button(page, `Meer bij ${name}`).click();
  await page.getByRole('menuitem', { name: item }).click();
}

journey(
  'folders; files dropped and chosen; a PDF, a photo and a text looked at; renamed, moved, removed and put back',
  async (walk) => {
    const { page, desk } = walk;
    await make(walk);
    await toDocuments(walk);
    await said(page, 'Sleep bestanden hierheen');
    await said(page, 'Eén bestand mag 100 MB zijn');

    await button(page, 'Nieuwe map').click();
    const asked = page.getByRole('dialog');
    await field(asked, 'Naam').fill('Scans');
    await button(page, 'Map maken').click();
    await said(page, 'De map ‘Scans’ is gemaakt.');
    await button(page, 'Nieuwe map').click();
    await field(asked, 'Naam').fill('scans');
    await button(page, 'Map maken').click();
    await asked.locator('.problem').waitFor();
    await field(asked, 'Naam').fill('Certificaten');
    await button(page, 'Map maken').click();
    await listed(page, 'Certificaten').waitFor();

    // Three ways in: dropped without a path, in pieces; chosen in the dialog; pasted.
    const pdf = foreignPdf(`Certificaat ${inDocument}`);
    const text = Buffer.from(`Aantekening over een ${inDocument}.\n`.repeat(60_000));
    await drop(page, 'certificaat.pdf', pdf);
    await said(page, '‘certificaat.pdf’ is toegevoegd.');
    await listed(page, 'Scans').click();
    await title(page, 'Scans');
    desk.willChoose(
      'documents',
      [
        desk.put('foto.png', photo(inDocument)),
        desk.put('aantekening.txt', text),
        desk.put('leeg.pdf', ''),
      ].join('\n'),
    );
    await button(page, 'Bestanden toevoegen').click();
    await said(page, '2 documenten zijn toegevoegd. 1 bestand is niet toegevoegd.');
    await said(page, '‘leeg.pdf’ is niet toegevoegd');
    await said(page, 'Dit bestand is leeg.');
    await drop(page, 'foto.png', photo('een andere'));
    await listed(page, 'foto (2).png').waitFor();

    await openDocument(page, 'foto.png');
    await page.getByRole('main').getByRole('img', { name: 'foto.png' }).waitFor();
    expect(
      await page
        .getByRole('main')
        .getByRole('img')
        .evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBe(2);
    await button(page, 'Scans').click();
    // Larger than what the window shows of a text: another program does.
    await openDocument(page, 'aantekening.txt');
    await said(page, 'Dit bestand is te groot om hier te tonen');
    await button(page, 'Openen in ander programma').click();
    await said(page, 'Geopend in een ander programma.');
    expect(readFileSync(desk.given('opened')).equals(text)).toBe(true);
    const out = desk.path('terug.txt');
    desk.willChoose('save', out);
    await button(page, 'Opslaan als').click();
    await said(page, `Opgeslagen als ${out}. Dat bestand is niet versleuteld.`);
    expect(readFileSync(out).equals(text)).toBe(true);

    await toDocuments(walk);
    await openDocument(page, 'certificaat.pdf');
    await shownPdf(page).getByText(`Certificaat ${inDocument}`).waitFor();
    await button(page, 'Meer').click();
    await page.getByRole('menuitem', { name: 'Naam wijzigen' }).click();
    await field(asked, 'Naam').fill('BLS 2026.pdf');
    await button(page, 'Naam wijzigen').last().click();
    await title(page, 'BLS 2026.pdf');
    await button(page, 'Meer').click();
    await page.getByRole('menuitem', { name: 'Verplaatsen' }).click();
    await asked.getByLabel('Naar', { exact: true }).selectOption({ label: 'Certificaten' });
    await asked.getByRole('button', { name: 'Verplaatsen' }).click();
    await said(page, '‘BLS 2026.pdf’ ligt nu in ‘Certificaten’.');

    await toDocuments(walk);
    await more(walk, 'Certificaten', 'Verplaatsen');
    await asked.getByLabel('Naar', { exact: true }).selectOption({ label: 'Scans' });
    await asked.getByRole('button', { name: 'Verplaatsen' }).click();
    await said(page, '‘Certificaten’ ligt nu in ‘Scans’.');
    await listed(page, 'Scans').click();
    await listed(page, 'Certificaten').click();
    await title(page, 'Certificaten');
    await listed(page, 'BLS 2026.pdf').focus();
    await page.keyboard.press('Delete');
    await said(page, '‘BLS 2026.pdf’ is verwijderd.');
    await listed(page, 'BLS 2026.pdf').waitFor({ state: 'detached' });
    await button(page, 'Terugzetten').click();
    await listed(page, 'BLS 2026.pdf').waitFor();
    await button(page, 'Scans').click();
    await title(page, 'Scans');
    await button(page, 'Meer bij Certificaten').click();
    await page
      .getByRole('menuitem', { name: /^Verwijderen/ })
      .and(page.locator('[aria-disabled=true]'))
      .waitFor();
    await page.keyboard.press('Escape');
    await more(walk, 'foto (2).png', /^Verwijderen/);
    await said(page, '‘foto (2).png’ is verwijderd.');

    // The copy for the other program goes with the lock; the place stays.
    expect(copies(walk)).toEqual(['aantekening.txt']);
    await account(page, 'Nu vergrendelen');
    await title(page, 'Vergrendeld');
    expect(copies(walk)).toEqual([]);
    await secret(page, 'Wachtwoord van je portfolio in Aiosmap').fill(eigenaar.wachtwoord);
    await button(page, 'Verder werken').click();
    await title(page, 'Scans');
    await listed(page, 'Certificaten').waitFor();
    expect(await listed(page, 'foto').count()).toBe(1);
  },
  {},
);

journey(
  'an attachment hangs on its form and lies in that form’s folder',
  async (walk) => {
    const { page, desk } = walk;
    await make(walk);
    await newForm(page, 'Leerdoel', 'Leerdoelen');
    await page.getByLabel('Leerdoel', { exact: true }).fill('Spirometrie');
    await page.getByLabel('Waarom dit doel?', { exact: true }).fill(inFormulier);
    await kept(page);
    desk.willChoose('documents', desk.put('protocol.pdf', foreignPdf(inDocument)));
    await button(page, 'Bijlage toevoegen').click();
    await said(page, '‘protocol.pdf’ is toegevoegd.');
    await drop(page, 'poster.png', photo(inDocument));
    const part = page.getByRole('region', { name: 'Bijlagen' });
    await part.getByText('poster.png', { exact: true }).waitFor();
    await button(page, 'Bekijken in Mijn documenten').click();
    await title(page, 'Spirometrie');
    await said(page, 'Bijlagen bij een formulier.');
    await listed(page, 'protocol.pdf').waitFor();
    await drop(page, 'derde.png', photo(inDocument));
    await listed(page, 'derde.png').waitFor();
    await openDocument(page, 'protocol.pdf');
    await shownPdf(page).getByText(inDocument).waitFor();
    await button(page, 'Naar het formulier').click();
    await part.getByText('derde.png', { exact: true }).waitFor();
    expect(await part.getByRole('listitem').count()).toBe(3);
    await more(walk, 'poster.png', /^Verwijderen/);
    await said(page, '‘poster.png’ is verwijderd.');
    await button(page, 'Terugzetten').click();
    await part.getByText('poster.png', { exact: true }).waitFor();
  },
  {},
);
