import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  ago,
  copies,
  entry,
  field,
  inVerklaring,
  opleider,
  pdfText,
  post,
  praktijk,
  print,
  shownPdf,
  slip,
  toModule,
  toPapers,
  toScreen,
  toShifts,
} from './hap';
import { reach } from './keys';
import { button, eigenaar, kept, logOut, make, said, title } from './portfolio';
import { kanarie } from './people';
import { journey } from './walk';

/** Opens what the dialog of the printer icon offers, and saves it. */
async function saveFrom(page: Page, willSave: (path: string) => void, path: string): Promise<Buffer> {
  willSave(path);
  await button(page, 'Opslaan als').click();
  await said(page, `Opgeslagen als ${path}`);
  return readFileSync(path);
}

journey(
  'shifts are typed, the opleider confirms on the spot, and the document is printed, looked at, saved and printed again',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await make(walk);
    await toPapers(page);
    await said(page, 'Er is nog geen document te maken');
    await said(page, 'Er is nog geen bekwaamheidsverklaring. Maak er een voor de rol waarin je dienst doet.');

    await button(page, 'Praktijk en norm invullen').click();
    await title(page, 'HAP’s, rollen en norm');
    const practice = page.locator('[data-group=practice]');
    await field(practice, 'Naam van de praktijk').fill(praktijk.naam);
    await field(practice, 'Telefoon').fill(praktijk.telefoon);
    const stages = page.locator('[data-group=stages]');
    await field(stages, 'Begin').first().fill(ago(150).short);
    await button(page, 'HAP toevoegen').click();
    const posts = page.locator('[data-group=posts]');
    await field(posts, 'HAP 1').fill(post.naam);
    await field(posts, 'E-mail').fill(post.email);
    await button(page, 'Terug naar Diensten').click();
    await title(page, 'Diensten');

    // A row of fields, one shift after another, without the mouse.
    await button(page, 'Dienst toevoegen').first().click();
    const type = async (...texts: string[]) => {
      for (const text of texts) await page.keyboard.type(text);
    };
    const tab = () => page.keyboard.press('Tab');
    await type(ago(9).short);
    await reach(page, field(entry(page), 'Begin'));
    await type('1700');
    await tab();
    await type('2315');
    await said(page, '6 uur en 15 minuten');
    await tab();
    await type('riet');
    await page.keyboard.press('ArrowDown');
    await tab();
    await type('consultarts');
    await tab();
    await type('Eerste huisartsstage');
    await page.keyboard.press('Enter');
    await said(page, /^Toegevoegd: consultarts, .*17:00 – 23:15\. Eerste huisartsstage: 1 van 20\.$/);
    // HAP, role and stage stay; date and times are the next one's.
    await type(ago(8).short);
    await reach(page, field(entry(page), 'Begin'));
    await type('23.00');
    await tab();
    await type('8:00');
    await page.keyboard.press('Enter');
    await said(page, /Eerste huisartsstage: 2 van 20\.$/);
    const shifts = page.getByRole('table', { name: /^Verrichte diensten/ }).getByRole('row');
    expect(await shifts.nth(1).textContent()).toMatch(/23:00 – 08:00.*tot de volgende dag.*HAP Rietland/s);
    await button(page, 'Weer weghalen').click();
    await said(page, /Weer weggehaald/);
    expect(await shifts.count()).toBe(2);
    await field(entry(page), 'Datum').fill(ago(2).short);
    await field(entry(page), 'Begin').fill('8');
    await field(entry(page), 'Einde').fill('17');
    await page.keyboard.press('Enter');
    await said(page, /Eerste huisartsstage: 2 van 20\.$/);
    const quarters = page.getByRole('table', { name: 'Eerste huisartsstage, per drie maanden' });
    expect(await quarters.getByRole('row').nth(1).textContent()).toMatch(/0\s*5\s*5 te weinig/);
    expect(await quarters.getByRole('row').nth(2).textContent()).toMatch(/2\s*5/);

    await page.getByRole('button', { name: /bekwaamheidsverklaring, consultarts$/i }).click();
    await button(page, 'Definitief maken').waitFor();
    expect(await field(page, 'Rol').inputValue()).toBe('consultarts');
    await field(page, 'Datum').fill(ago(1).short);
    await field(page, 'HAP').fill(post.naam);
    await field(page, 'Opleider').fill(opleider.naam);
    await page.getByLabel('Toelichting', { exact: true }).fill(`Ook zonder een ${inVerklaring} in de buurt.`);
    // The capacity is still to be chosen, in the form itself.
    await button(page, 'Opleider bevestigt op deze computer').click();
    await said(page, 'Eén veld vraagt nog iets');
    await page.getByLabel('Hoedanigheid', { exact: true }).selectOption({ label: 'Opleider' });
    await kept(page);
    await button(page, 'Opleider bevestigt op deze computer').click();
    const confirming = page.getByRole('dialog', { name: 'Opleider bevestigt op deze computer' });
    const literal = 'bevestigd op de computer van de aios, identiteit niet gecontroleerd';
    await confirming.getByText(literal).waitFor();
    await button(page, 'Bevestigen en definitief maken').click();
    await confirming.getByText('Vul het BIG-nummer in van wie bevestigt.').waitFor();
    await field(confirming, 'BIG-nummer').fill('3947382060');
    await button(page, 'Bevestigen en definitief maken').click();
    await confirming.getByText(/Een BIG-nummer heeft 11 cijfers\./).waitFor();
    // One digit is another: told before anything is definitief.
    await field(confirming, 'BIG-nummer').fill(`2${opleider.big.slice(1)}`);
    await button(page, 'Bevestigen en definitief maken').click();
    await confirming.getByText('Dit BIG-nummer lijkt niet te kloppen').waitFor();
    await field(confirming, 'BIG-nummer').fill(opleider.big);
    await button(page, 'Bevestigen en definitief maken').click();
    await said(page, `B${literal.slice(1)}`);
    await page.getByText('definitief', { exact: true }).first().waitFor();
    expect(await page.getByLabel('Hoedanigheid', { exact: true }).count()).toBe(0);

    await toPapers(page);
    await shownPdf(page).getByText('voorbeeld, nog geen nummer').first().waitFor();
    const first = await print(page);
    const inDialog = first.dialog;
    const saved = await saveFrom(page, (path) => desk.willChoose('save', path), desk.path('voor de HAP.pdf'));
    const text = pdfText(desk.path('voor de HAP.pdf'));
    for (const words of [
      first.number,
      eigenaar.naam,
      kanarie.big,
      'Consultarts',
      post.naam,
      ago(1).long,
      opleider.naam,
      literal,
      `Naam en BIG-nummer bij het bevestigen: ${opleider.naam}, ${opleider.big}, op ${ago(0).long}.`,
      `Ook zonder een ${inVerklaring} in de buurt.`,
      `${praktijk.naam}, ${praktijk.telefoon}`,
      'opgesteld buiten ScorionX',
      'pagina 1 van 1',
    ]) {
      expect(text).toContain(words);
    }
    await inDialog.getByRole('button', { name: 'Afdrukken', exact: true }).click();
    await said(page, 'De PDF staat open in het PDF-programma van je computer. Druk hem daar af.');
    expect(readFileSync(desk.given('opened')).equals(saved)).toBe(true);
    await inDialog.getByRole('button', { name: 'Bekijken', exact: true }).click();
    await shownPdf(page).getByText(first.number).first().waitFor();

    // Nothing has changed: the same number and the same bytes.
    await toPapers(page);
    await page.getByText(first.number, { exact: true }).waitFor();
    const second = await print(page);
    expect(second.number).toBe(first.number);
    await second.dialog.getByText('Er is niets veranderd: het is dezelfde PDF.').waitFor();
    const again = await saveFrom(page, (path) => desk.willChoose('save', path), desk.path('nog eens.pdf'));
    expect(again.equals(saved)).toBe(true);
    await button(page, 'Klaar').click();

    // One shift more is another document.
    await toShifts(page);
    await field(entry(page), 'Datum').fill(ago(1).short);
    await field(entry(page), 'Begin').fill('17:00');
    await field(entry(page), 'Einde').fill('23:00');
    await field(entry(page), 'Opmerkingen').press('Enter');
    await said(page, /Eerste huisartsstage: 3 van 20\.$/);
    await toPapers(page);
    const third = await print(page);
    expect(third.number).not.toBe(first.number);
    await third.dialog.getByRole('button', { name: 'Naar Mijn rapportages' }).click();
    await title(page, 'Mijn rapportages');
    const reports = page.getByRole('table', { name: 'Mappen en documenten' }).getByRole('row');
    expect(await reports.count()).toBe(3);
    expect(await reports.nth(1).textContent()).toContain(third.number);

    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'Mijn rapportages');
    expect(copies(walk)).toHaveLength(1);
    await logOut(page);
    expect(copies(walk)).toEqual([]);
  },
  {},
);
