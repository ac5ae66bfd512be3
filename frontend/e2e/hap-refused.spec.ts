import { expect } from 'vitest';
import { drop } from './hands';
import {
  ago,
  entry,
  field,
  inVerklaring,
  opleider,
  post,
  ready,
  shift,
  slip,
  toPapers,
  toShifts,
} from './hap';
import { button, make, said, title } from './portfolio';
import { journey } from './walk';

journey(
  'what cannot be is refused where it is typed, says what to do, and nothing of it is kept',
  async (walk) => {
    const { page } = walk;
    slip(walk);
    await make(walk);
    await ready(page, [shift(10)], [{ rol: 'consultarts', toelichting: inVerklaring }]);
    await toShifts(page);
    const row = entry(page);
    const add = async (values: Record<string, string>, words: string) => {
      for (const [label, value] of Object.entries(values)) await field(row, label).fill(value);
      await field(row, 'Opmerkingen').press('Enter');
      await row.getByText(words).waitFor();
      expect(await row.locator('[aria-invalid=true]').count()).toBeGreaterThan(0);
      expect(
        await row
          .locator('[aria-invalid=true]')
          .first()
          .evaluate((n) => n === document.activeElement),
      ).toBe(true);
    };
    await add({}, '‘Datum’ is nog leeg.');
    const times = { Begin: '17:00', Einde: '23:00' };
    await add({ ...times, Datum: ago(-1).short }, `Deze dienst is op ${ago(-1).long}; dat is na vandaag.`);
    await add(
      { Datum: ago(10).short, Begin: '20:00' },
      `Deze dienst overlapt met die van ${ago(10).long}, 17:00–23:00.`,
    );
    await add({ ...times, Datum: ago(10).short }, `Deze dienst staat er al: ${ago(10).long}, 17:00–23:00.`);
    await add({ Datum: ago(201).short }, `‘Eerste huisartsstage’ begon pas op ${ago(200).long}.`);
    await add(
      { Datum: ago(4).short, Rol: 'consultart' },
      '‘consultart’ is geen rol uit je lijst. Bedoel je ‘consultarts’? Kies die dan uit de lijst.',
    );
    await add({ Rol: 'consultarts', Begin: 'half zes' }, 'half zes');
    await add({ Begin: '09:00', Einde: '09:00' }, 'Begin en einde zijn gelijk.');
    await add({ Einde: '17:00', Datum: '31-02-2026' }, '31-02-2026');
    const shifts = page.getByRole('table', { name: /^Verrichte diensten/ }).getByRole('row');
    expect(await shifts.count()).toBe(2);
    // Put right, it goes in; a HAP that is new is only remarked.
    await field(row, 'Datum').fill(ago(4).short);
    await field(row, 'HAP').fill('HAP Elders');
    await page.keyboard.press('Enter');
    await said(page, 'Toegevoegd: consultarts');
    await row.getByText('‘HAP Elders’ staat niet in je lijst met HAP’s.').waitFor();
    expect(await shifts.count()).toBe(3);

    // A declaration of tomorrow, by an opleider who left the stage out.
    await page.getByRole('button', { name: /bekwaamheidsverklaring, visitearts$/i }).click();
    await button(page, 'Definitief maken').waitFor();
    await field(page, 'Rol').fill('tovenaar');
    await field(page, 'Datum').fill(ago(-1).short);
    await field(page, 'HAP').fill(post.naam);
    await button(page, 'Definitief maken').click();
    await said(page, '4 velden vragen nog iets');
    await said(page, '‘tovenaar’ is geen rol uit je lijst.');
    await said(page, `Deze bekwaamheidsverklaring is van ${ago(-1).long}; dat is na vandaag.`);
    await page.getByText('concept', { exact: true }).first().waitFor();
    await field(page, 'Rol').fill('visitearts');
    await field(page, 'Datum').fill(ago(1).short);
    await field(page, 'Opleider').fill(opleider.naam);
    await page.getByLabel('Hoedanigheid', { exact: true }).selectOption({ label: 'Waarnemend opleider' });
    await page.keyboard.press('Control+s');
    await said(page, 'Tussentijds opgeslagen.');

    // A concept is no document; the words say which.
    await toPapers(page);
    await page.getByRole('checkbox', { name: /^consultarts/ }).click();
    await said(page, 'Er moet ten minste één bekwaamheidsverklaring op het document staan.');
    expect(await page.getByRole('checkbox', { name: /^consultarts/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^visitearts/ }).count()).toBe(0);
    await drop(page, 'brief.docx', Buffer.from('PK\x03\x04 geen PDF'));
    await said(page, 'Dit is geen PDF. Kies de PDF die je in Scorion hebt gemaakt.');

    // Settings that cannot be are told at their field, and are not kept.
    await toShifts(page);
    await button(page, 'HAP’s, rollen en norm').click();
    await title(page, 'HAP’s, rollen en norm');
    const posts = page.locator('[data-group=posts]');
    await field(posts, 'E-mail').first().fill('rooster@');
    await field(posts, 'Telefoon').first().focus();
    await said(page, 'Nog niet opgeslagen, zie de velden');
    expect(await field(posts, 'E-mail').first().getAttribute('aria-invalid')).toBe('true');
    await field(posts, 'E-mail').first().fill(post.email);
    await field(posts, 'Telefoon').first().focus();
    await page.getByRole('status').getByText('Opgeslagen', { exact: true }).waitFor();
  },
  {},
);
