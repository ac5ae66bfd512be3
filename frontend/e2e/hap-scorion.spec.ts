import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { drop } from './hands';
import {
  ago,
  copies,
  entry,
  field,
  foreignPdf,
  inVerklaring,
  issued,
  opleider,
  post,
  ready,
  shift,
  shownPdf,
  slip,
  toPapers,
  toShifts,
} from './hap';
import { button, eigenaar, logOut, make, said, title, tryOpen } from './portfolio';
import { journey } from './walk';

journey(
  'Scorion’s own PDF is dropped in, stands on top, and is printed and mailed without a network',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await make(walk);
    await ready(page, [shift(10)], [{ rol: 'consultarts', confirmed: true }]);
    const today = ago(0).long.replace(/ \d{4}$/, '');
    await toPapers(page);
    const theirs = foreignPdf(`Bekwaamheid uit Scorion, ${inVerklaring}`);
    await drop(page, 'geen.pdf', Buffer.from('Dit is geen PDF maar een tekst.'));
    await said(page, '‘geen.pdf’ is niet toegevoegd');
    await said(page, 'Dit is geen PDF. Kies de PDF die je in Scorion hebt gemaakt.');
    await drop(page, 'HAP uit Scorion.pdf', theirs);
    await said(page, `De PDF uit Scorion is bewaard op ${today}.`);
    const above = page.getByRole('main').getByRole('listitem').filter({ hasText: 'uit Scorion, bewaard op' });
    await above.getByText(`Uit Scorion, bewaard op ${today}`, { exact: true }).waitFor();
    // It stands above the document that Aiosmap would make.
    const own = page.getByRole('heading', { name: 'Zo wordt het document' });
    await expect
      .poll(async () => {
        const below = await own.elementHandle();
        return above.evaluate(
          (item, below) => item.getBoundingClientRect().bottom <= (below?.getBoundingClientRect().top ?? 0),
          below,
        );
      })
      .toBe(true);

    await above.getByRole('button', { name: /^Bekijken/ }).click();
    await shownPdf(page).getByText(`Bekwaamheid uit Scorion, ${inVerklaring}`).waitFor();
    await toPapers(page);
    await above.getByRole('button', { name: /^Afdrukken/ }).click();
    await said(page, 'De PDF staat open in het PDF-programma van je computer. Druk hem daar af.');
    expect(readFileSync(desk.given('opened')).equals(theirs)).toBe(true);
    await above.getByRole('button', { name: /^Mailen/ }).click();
    const mail = page.getByRole('dialog', { name: 'Mail aan de HAP' });
    await mail.getByText('HAP uit Scorion.pdf').waitFor();
    expect(await field(mail, 'Aan').inputValue()).toBe(post.email);
    expect(await field(mail, 'Tekst').inputValue()).toContain(eigenaar.naam);
    const attachment = desk.path('mee.pdf');
    desk.willChoose('save', attachment);
    await button(page, 'Bestand opslaan en tonen').click();
    await mail.getByText(`Opgeslagen: ${attachment}`).waitFor();
    expect(readFileSync(attachment).equals(theirs)).toBe(true);
    await button(page, 'Annuleren').click();

    // With a document of our own, what is dropped can be two things.
    const number = await issued(page);
    await toShifts(page);
    await toPapers(page);
    await button(page, `Bekijken: ${number}`).waitFor();
    await drop(page, 'nog een.pdf', foreignPdf('Een tweede'));
    const which = page.getByRole('dialog', { name: 'Wat is dit voor bestand?' });
    await which.getByRole('radio', { name: new RegExp(`Getekend exemplaar van ${number}`) }).check();
    await button(page, 'Bestand bewaren').click();
    await said(page, 'Het getekende exemplaar is teruggeplaatst.');
    await drop(page, 'tweede uit Scorion.pdf', foreignPdf('Nieuwer'));
    await button(page, 'Bestand bewaren').click();
    await above.getByText('tweede uit Scorion.pdf, de nieuwste').waitFor();
    await above
      .getByRole('button', { name: /^Meer bij/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /^Verwijderen/ }).click();
    await above.filter({ hasText: 'tweede uit Scorion.pdf' }).waitFor({ state: 'detached' });
    expect(await above.count()).toBe(1);
    await button(page, 'Terugzetten').click();
    await above.getByText('tweede uit Scorion.pdf, de nieuwste').waitFor();

    expect(copies(walk)).toHaveLength(1);
    await logOut(page);
    expect(copies(walk)).toEqual([]);
    await tryOpen(page, eigenaar);
    await title(page, 'Dossiers');
    await toPapers(page);
    await above.getByText('HAP uit Scorion.pdf').waitFor();
  },
  {},
);

journey(
  'a declaration is copied into Scorion field by field, and then stands as there; a shift can be marked too',
  async (walk) => {
    const { page } = walk;
    slip(walk);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await make(walk);
    await ready(page, [shift(10)], [{ rol: 'consultarts', toelichting: inVerklaring, confirmed: true }]);
    await toShifts(page);
    await page.getByRole('region', { name: 'Bekwaamheidsverklaringen HAP' }).getByText(post.naam).click();
    const part = page.getByRole('region', { name: 'In Scorion' });
    const mark = (word: string) => part.getByRole('button', { name: word, exact: true });
    expect(await mark('niet bijhouden').getAttribute('aria-pressed')).toBe('true');
    await mark('nog in Scorion zetten').click();
    await part.getByText('sinds').waitFor();
    await part.getByText('Overnemen in Scorion', { exact: true }).click();
    const copied = async (label: string) => {
      await part.getByRole('button', { name: `${label} kopiëren`, exact: true }).click();
      await part.getByText('Gekopieerd').last().waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copied('Rol')).toBe('consultarts');
    expect(await copied('Datum')).toBe(ago(5).short);
    expect(await copied('Toelichting')).toBe(inVerklaring);
    expect(await copied('BIG-nummer van wie bevestigde')).toBe(opleider.big);
    expect(await copied('Alles bij elkaar')).toContain(`HAP: ${post.naam}\n`);
    await mark('staat in Scorion').click();
    await mark('staat in Scorion').and(page.locator('[aria-pressed=true]')).waitFor();

    await toShifts(page);
    const declared = page.getByRole('region', { name: 'Bekwaamheidsverklaringen HAP' });
    await declared.getByText('staat in Scorion').waitFor();
    const shifts = page.getByRole('table', { name: /^Verrichte diensten/ });
    await shifts.getByRole('button', { name: /^Meer bij consultarts/ }).click();
    await page.getByRole('menuitem', { name: 'Nog in Scorion zetten' }).click();
    await shifts.getByText('nog zetten').waitFor();

    await walk.again();
    await walk.page.getByRole('button', { name: 'Mijn portfolio', exact: true }).click();
    await tryOpen(walk.page, eigenaar);
    await title(walk.page, 'Dossiers');
    await toShifts(walk.page);
    await said(walk.page, 'staat in Scorion');
    await said(walk.page, 'nog zetten');
    await entry(walk.page).waitFor();
  },
  {},
);
