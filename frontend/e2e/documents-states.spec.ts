import { expect } from 'vitest';
import { drop } from './hands';
import {
  field,
  foreignPdf,
  inVerklaring,
  issued,
  listed,
  openDocument,
  ready,
  shift,
  shownPdf,
  slip,
  toModule,
  toPapers,
  toScreen,
} from './hap';
import { Looks } from './looks';
import { photo } from './pictures';
import { button, eigenaar, inDocument, make, said, title, toPortfolio } from './portfolio';
import { kanarie } from './people';
import { journey } from './walk';

journey(
  'axe on a declaration without a portfolio and the check of a PDF',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    await toPortfolio(page);
    await button(page, 'Verklaring invullen en afdrukken').click();
    await title(page, 'Verklaring invullen en afdrukken');
    await button(page, 'Voorbeeld bekijken').click();
    await said(page, 'velden vragen nog iets');
    for (const one of ['Nog een rol', 'Akkoord toevoegen', 'Diensten toevoegen'])
      await button(page, one).click();
    await looks.at('a declaration with what is missing');
    await field(page, 'Je naam').fill(eigenaar.naam);
    await field(page, 'BIG-nummer').fill(kanarie.big);
    const one = page.getByRole('group', { name: 'Bekwaamheidsverklaring 1' });
    await field(one, 'Rol').fill('visitearts');
    await button(page, 'Diensten 1 verwijderen').click();
    await button(page, 'Voorbeeld bekijken').click();
    await title(page, 'Voorbeeld van je verklaring');
    await shownPdf(page).getByText('Voor: visitearts').waitFor();
    await looks.at('a preview with what is worth a look');
    await button(page, 'Mijn portfolio').last().click();
    await button(page, 'PDF nakijken').click();
    await title(page, 'PDF nakijken');
    await looks.at('nothing to check yet');
    await drop(page, 'vreemd.pdf', foreignPdf('Iets anders'));
    await said(page, 'Dit is geen document van Aiosmap');
    await looks.at('a PDF that is not ours');
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe in Mijn documenten, the mail, and the check of the own document',
  async (walk) => {
    const { page, desk } = walk;
    const looks = new Looks(page);
    slip(walk);
    await make(walk);
    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'Alle documenten');
    await title(page, 'Mijn documenten');
    await looks.at('no documents yet');
    await ready(page, [shift(10)], [{ rol: 'consultarts', toelichting: inVerklaring }]);
    const number = await issued(page);
    await button(page, 'Nieuwe map').click();
    await page.getByRole('dialog').waitFor();
    await looks.at('a new folder');
    await field(page.getByRole('dialog'), 'Naam').fill('Scans');
    await button(page, 'Map maken').click();
    await listed(page, 'Scans').waitFor();
    await drop(page, 'foto.png', photo(inDocument));
    await listed(page, 'foto.png').waitFor();
    desk.willChoose('documents', desk.put('leeg.pdf', ''));
    await button(page, 'Bestanden toevoegen').click();
    await said(page, '‘leeg.pdf’ is niet toegevoegd');
    await button(page, 'Meer bij foto.png').click();
    await page.getByRole('menuitem').first().waitFor();
    await looks.at('documents, one that did not go in, and a menu');
    await page.getByRole('menuitem', { name: 'Verplaatsen' }).click();
    await page.getByRole('dialog').waitFor();
    await looks.at('where to move it');
    await page.keyboard.press('Escape');
    await openDocument(page, 'foto.png');
    await page.getByRole('main').getByRole('img', { name: 'foto.png' }).waitFor();
    await looks.at('a photo');
    await toScreen(page, 'Mijn rapportages');
    await title(page, 'Mijn rapportages');
    await openDocument(page, number);
    await shownPdf(page).getByText(number).first().waitFor();
    await looks.at('a PDF');

    await toPapers(page);
    await button(page, `Mailen: ${number}`).click();
    const mail = page.getByRole('dialog', { name: 'Mail aan de HAP' });
    await mail.getByText('Liever alles in één bestand').click();
    await field(mail, 'Aan').fill('rooster');
    await button(page, 'Klaarzetten').click();
    await said(page, '‘rooster’ is geen e-mailadres.');
    await looks.at('the mail, with an address that is none');
    await field(mail, 'Aan').fill('');
    await button(page, 'Klaarzetten').click();
    await said(page, 'De mail staat onder Klaar om te versturen.');
    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'Klaar om te versturen');
    await page.getByText('nog zonder adres').waitFor();
    await looks.at('a mail that waits');
    await toScreen(page, 'PDF nakijken');
    const pdf = await page.evaluate(async () => {
      const papers = window.go?.desk?.Papers;
      const line = (await papers?.List())?.issued[0]?.document;
      return line ? ((await window.go?.desk?.Documents.Read(line.id, 0, line.size)) ?? '') : '';
    });
    await drop(page, 'de onze.pdf', Buffer.from(pdf, 'base64'));
    await said(page, 'Jij hebt het ondertekend.');
    await looks.at('the own document, checked');
    expect(looks.found).toEqual([]);
  },
  {},
);
