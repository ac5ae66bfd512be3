import { expect } from 'vitest';
import { cell, choose, drop } from './hands';
import {
  ago,
  entry,
  field,
  foreignPdf,
  inVerklaring,
  issued,
  opleider,
  post,
  print,
  ready,
  shift,
  slip,
  toPapers,
  toShifts,
} from './hap';
import { Looks } from './looks';
import { button, make, said, title } from './portfolio';
import { journey } from './walk';
import { workbook } from './workbook';

journey(
  'axe on the pages of diensten, forms that are definitief, and the document',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    slip(walk);
    await make(walk);
    await toShifts(page);
    await looks.at('no shifts yet');
    await toPapers(page);
    await said(page, 'Er is nog geen document te maken');
    await looks.at('no document yet');
    const declared = { rol: 'consultarts', toelichting: inVerklaring };
    await ready(page, [shift(20), shift(15, { rol: 'visitearts' }), shift(100)], [declared]);
    await toShifts(page);
    await field(entry(page), 'Datum').fill(ago(-1).short);
    await field(entry(page), 'Opmerkingen').press('Enter');
    await entry(page).locator('[aria-invalid=true]').first().waitFor();
    await looks.at('shifts, and one with something wrong');
    await button(page, 'HAP’s, rollen en norm').click();
    await title(page, 'HAP’s, rollen en norm');
    await looks.at('the settings of shifts');
    await button(page, 'Terug naar Diensten').click();

    await page.getByRole('button', { name: /bekwaamheidsverklaring, telefoonarts$/i }).click();
    await button(page, 'Definitief maken').waitFor();
    await button(page, 'Opleider bevestigt op deze computer').click();
    await said(page, 'velden vragen nog iets');
    await looks.at('a declaration with what is missing');
    await field(page, 'Datum').fill(ago(1).short);
    await field(page, 'HAP').fill(post.naam);
    await field(page, 'Opleider').fill(opleider.naam);
    await page.getByLabel('Hoedanigheid', { exact: true }).selectOption({ label: 'Opleider' });
    await button(page, 'Opleider bevestigt op deze computer').click();
    const confirming = page.getByRole('dialog', { name: 'Opleider bevestigt op deze computer' });
    await button(page, 'Bevestigen en definitief maken').click();
    await looks.at('the opleider confirms, with what is missing');
    await field(confirming, 'Naam van wie bevestigt').fill(opleider.naam);
    await field(confirming, 'BIG-nummer').fill(opleider.big);
    await button(page, 'Bevestigen en definitief maken').click();
    await page.getByText('definitief', { exact: true }).first().waitFor();
    await page.getByText('Overnemen in Scorion', { exact: true }).click();
    await button(page, 'Alles bij elkaar kopiëren').waitFor();
    await looks.at('confirmed on the spot, with the fields to copy');
    await button(page, 'Intrekken').click();
    await field(page.getByRole('dialog'), 'Reden').fill('Toch niet.');
    await looks.at('to be withdrawn');
    await button(page, 'Voorgoed intrekken').click();
    await button(page, 'Nieuwe maken met deze gegevens').waitFor();
    await looks.at('withdrawn');
    await toShifts(page);
    await page.getByText('te tekenen met de pen', { exact: true }).click();
    await said(page, 'Te tekenen met de pen');
    await looks.at('to be signed in ink');

    await toPapers(page);
    await button(page, 'PDF maken').click();
    await button(page, 'Ok').waitFor();
    await looks.at('the printer icon');
    await page.keyboard.press('Escape');
    await print(page);
    await looks.at('the document is made');
    await button(page, 'Klaar').click();
    await drop(page, 'uit Scorion.pdf', foreignPdf('Uit Scorion'));
    await page.getByRole('dialog', { name: 'Wat is dit voor bestand?' }).waitFor();
    await looks.at('what was dropped');
    await button(page, 'Bestand bewaren').click();
    await page.getByText('uit Scorion, bewaard op').first().waitFor();
    await looks.at('the document, with that of Scorion');
    expect(await issued(page)).toMatch(/^HAP-/);
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe on a list of shifts',
  async (walk) => {
    const { page } = walk;
    const looks = new Looks(page);
    await make(walk);
    await ready(page, [shift(10)]);
    await toShifts(page);
    await button(page, 'Lijst overnemen').click();
    await title(page, 'Diensten uit een lijst');
    await looks.at('no list yet');
    const rows = [
      [ago(30).long, '17u', '23u', post.naam, 'chauffeur'],
      [ago(10).short, '17:00', '23:00', post.naam, 'consultarts'],
      [ago(5).short, '17:00', '23:00', 'HAP Elders', 'visitarts'],
    ];
    const list = workbook('Diensten', [['Datum', 'Van', 'Tot', 'Locatie', 'Functie'], ...rows]);
    await drop(page, 'diensten.xlsx', list);
    await title(page, 'diensten.xlsx');
    await (await cell(page, 2, 'Rol')).waitFor();
    await choose(page, 2, 'Rol');
    await looks.at('a list with everything in it');
    await button(page, 'Kolommen koppelen').click();
    await looks.at('the columns of the list');
    await page.keyboard.press('Escape');
    await looks.narrowed(
      () => page.getByRole('button', { name: /^Bevindingen/ }).click(),
      'what was found, in a narrow window',
    );
    expect(looks.found).toEqual([]);
  },
  {},
);
