import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cell, choose, drop, fill, paste } from './hands';
import { ago, field, inVerklaring, post, ready, shift, slip, toShifts } from './hap';
import { photo } from './pictures';
import { button, make, open, said, title } from './portfolio';
import { journey } from './walk';
import { workbook } from './workbook';

const head = ['Datum', 'Van', 'Tot', 'Locatie', 'Functie', 'Fase', 'Bijzonderheden'] as const;
const first = 'Eerste huisartsstage';

journey(
  'shifts out of Excel: a fix refused, a suggestion taken, a cell typed, rows left out, undone; taken over, and taken back whole',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await make(walk);
    await ready(page, [shift(10)]);
    await toShifts(page);
    await button(page, 'Lijst overnemen').click();
    await title(page, 'Diensten uit een lijst');
    desk.willChoose('shifts', desk.put('geen lijst.xlsx', photo('geen lijst')));
    await button(page, 'Kies een bestand').click();
    await said(page, 'Deze lijst kan zo niet worden gelezen');
    const times = [{ time: '17:00' }, { time: '23:00' }] as const;
    const list = workbook('Diensten', [
      head,
      [{ day: ago(30).iso }, ...times, post.naam, 'consultarts', first, inVerklaring],
      [ago(29).long, '17u', '23u', 'hap rietland', 'Consultarts', first, ''],
      [{ day: ago(28).iso }, ...times, post.naam, 'consult-arts', first, ''],
      [{ day: ago(27).iso }, ...times, post.naam, 'chauffeur', first, ''],
      [{ day: ago(-20).iso }, ...times, post.naam, 'visitearts', first, ''],
      [{ day: ago(10).iso }, ...times, post.naam, 'consultarts', first, ''],
      [{ day: ago(26).iso }, ...times, post.naam, 'visitearts', '', ''],
    ]);
    desk.willChoose('shifts', desk.put('mijn diensten.xlsx', list));
    await button(page, 'Kies een bestand').click();
    await title(page, 'mijn diensten.xlsx');
    await page.getByRole('grid').waitFor();
    const state = async (row: number, header: string, words: RegExp) =>
      (await cell(page, row, header)).filter({ hasText: words }).waitFor();
    await state(3, 'Begin', /^17:00.*17u/);
    await state(3, 'HAP', /^HAP Rietland.*hap rietland/);
    await state(4, 'Rol', /^consultarts.*consult-arts/);
    await state(7, 'Staat', /dubbel/);
    await said(page, 'In 3 rijen staat nog een fout. Verbeter ze, of laat de rijen weg.');
    expect(await button(page, '6 diensten overnemen').getAttribute('aria-disabled')).toBe('true');

    // A fix is refused in one row, a suggestion taken, a cell typed, a row left out.
    const panel = page.getByRole('region', { name: 'Gekozen cel' });
    await choose(page, 3, 'HAP');
    await panel.getByRole('button', { name: 'Niet toepassen' }).click();
    await state(3, 'HAP', /^hap rietland$/);
    await page
      .getByRole('group', { name: 'Fase volgens de datum', exact: true })
      .getByRole('button', { name: 'Alle overnemen' })
      .click();
    await state(8, 'Fase', /^Eerste huisartsstage/);
    await fill(page, 5, 'Rol', 'telefoonarts');
    await choose(page, 6, 'Datum');
    await panel.getByText(`Deze dienst is op ${ago(-20).long}; dat is na vandaag.`).waitFor();
    await button(page, 'Rij 6 weglaten').click();
    await button(page, '5 diensten overnemen').waitFor();

    // Back and forth, each step by itself.
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await button(page, '6 diensten overnemen').waitFor();
    await page.keyboard.press('Control+z');
    await state(5, 'Rol', /^chauffeur/);
    await page.keyboard.press('Control+y');
    await state(5, 'Rol', /^telefoonarts/);
    await button(page, 'Stap vooruit').click();
    await button(page, '5 diensten overnemen').waitFor();

    // Elsewhere for a moment: the list waits as it was.
    await toShifts(page);
    await button(page, 'Lijst overnemen').click();
    await title(page, 'mijn diensten.xlsx');
    await state(5, 'Rol', /^telefoonarts/);
    await button(page, '5 diensten overnemen').click();
    await title(page, 'Diensten');
    await said(page, '5 diensten overgenomen uit mijn diensten.xlsx.');
    expect(readFileSync(desk.path('mijn diensten.xlsx')).equals(list)).toBe(true);
    const rows = page.getByRole('table', { name: /^Verrichte diensten/ }).getByRole('row');
    expect(await rows.count()).toBe(7);
    await said(page, /van 20 diensten/);
    await rows
      .filter({ hasText: ago(29).short })
      .filter({ hasText: 'hap rietland' })
      .waitFor();
    await rows
      .filter({ hasText: ago(27).short })
      .filter({ hasText: 'telefoonarts' })
      .waitFor();
    expect(await rows.filter({ hasText: ago(10).short }).count()).toBe(1);

    await button(page, 'Alles terugdraaien').click();
    await said(page, 'Het overnemen is teruggedraaid: 5 diensten weggehaald.');
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(2);
    await button(page, 'Toch terugzetten').click();
    await rows.filter({ hasText: ago(26).short }).waitFor();
    expect(await rows.count()).toBe(7);

    // The same list once more: all of it stands there already.
    await button(page, 'Lijst overnemen').click();
    await drop(page, 'mijn diensten.xlsx', list);
    await title(page, 'mijn diensten.xlsx');
    await state(2, 'Staat', /dubbel/);
    await state(8, 'Staat', /dubbel/);
    await button(page, 'Lijst sluiten').click();
    await said(page, 'De lijst is gesloten. Er is niets overgenomen.');
    await walk.again();
    await open(walk);
    await toShifts(walk.page);
    await walk.page
      .getByRole('row')
      .filter({ hasText: ago(26).short })
      .waitFor();
  },
  {},
);

journey(
  'cells are pasted; what they do not say at all is given once for all rows',
  async (walk) => {
    const { page } = walk;
    await make(walk);
    await ready(page, []);
    await toShifts(page);
    await button(page, 'Lijst overnemen').click();
    await title(page, 'Diensten uit een lijst');
    const rows = [
      ['Datum', 'Tijd', 'Functie'],
      [ago(6).short, '17:00 - 23:00', 'visitearts'],
      [ago(5).short, '23:00 - 08:00', 'visitearts'],
    ];
    await paste(page, rows.map((row) => row.join('\t')).join('\r\n'));
    await title(page, 'Geplakte cellen');
    await said(page, 'Er is geen kolom gevonden voor HAP.');
    const all = page.getByRole('form', { name: 'Voor alle rijen' });
    await field(all, 'HAP').fill(post.naam);
    await field(all, 'Fase').fill(first);
    await field(all, 'Fase').press('Enter');
    await button(page, '2 diensten overnemen').and(page.locator(':not([aria-disabled=true])')).click();
    await said(page, '2 diensten overgenomen uit Geplakte cellen.');
    const taken = page.getByRole('table', { name: /^Verrichte diensten/ }).getByRole('row');
    await taken
      .filter({ hasText: ago(5).short })
      .filter({ hasText: post.naam })
      .waitFor();
    expect(await taken.filter({ hasText: '23:00 – 08:00' }).textContent()).toContain('tot de volgende dag');
  },
  {},
);
