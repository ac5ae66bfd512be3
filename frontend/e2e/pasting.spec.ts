import { expect } from 'vitest';
import { cell, choose, fill, paste, save } from './hands';
import { cellsOf, kanarie, noor, roos, sven } from './people';
import { journey } from './walk';

journey('pasted cells are a list; a block and a latecomer come in it', async (walk) => {
  const { page } = walk;
  await paste(page, cellsOf(kanarie, roos, sven));
  await page.getByRole('grid').waitFor();
  expect(await (await cell(page, 4, 'big_nr')).textContent()).toContain('09000001901');

  // A block of two rows and two columns, as Excel copies it.
  await choose(page, 2, 'firstname');
  await paste(page, 'Tjal\tvan\r\nRosa\tter\r\n');
  await (await cell(page, 3, 'firstname')).filter({ hasText: 'Rosa' }).waitFor();
  expect(await (await cell(page, 2, 'middlename')).textContent()).toContain('van');

  await page.getByRole('button', { name: 'Rij toevoegen' }).click();
  // The editor stands open in the new row; Tab goes on.
  await page.getByRole('textbox', { name: /\+1$/ }).waitFor();
  await page.keyboard.type(noor.voornaam);
  await page.keyboard.press('Enter');
  await fill(page, '+1', 'lastname', noor.achternaam);
  await fill(page, '+1', 'email', noor.email);
  await fill(page, '+1', 'big_nr', noor.big);
  await choose(page, '+1', 'gender');
  await page.keyboard.press('v');
  await page.keyboard.press('Enter');
  await (await cell(page, '+1', 'gender')).filter({ hasText: 'gender_v' }).waitFor();

  const rows = await save(walk, 'geplakt.csv');
  expect(rows.map((r) => [r.firstname, r.middlename, r.lastname, r.big_nr, r.gender])).toEqual([
    ['Tjal', 'van', 'Kanarievogel', '89765432101', 'gender_m'],
    ['Rosa', 'ter', 'Berg', '39000000101', 'gender_v'],
    ['Sven', '', 'Zandstra', '09000001901', 'gender_m'],
    ['Noor', '', 'Veldman', '99000000301', 'gender_v'],
  ]);
});

journey('a table out of Word or a mail is a list too', async (walk) => {
  const { page } = walk;
  const table = cellsOf(kanarie, sven)
    .split('\r\n')
    .map((line) => `<tr>${line.replace(/[^\t]*(\t|$)/g, (c) => `<td><p>${c.trim()}</p></td>`)}</tr>`)
    .join('');
  await page.getByRole('button', { name: 'Cellen plakken' }).click();
  await page.getByRole('textbox').waitFor();
  await paste(page, cellsOf(kanarie, sven).replaceAll('\t', ' '), `<table>${table}</table>`);
  await page.getByRole('grid').waitFor();
  expect(await (await cell(page, 3, 'big_nr')).textContent()).toContain('09000001901');
  expect(await page.getByText('geplakte cellen').first().isVisible()).toBe(true);
});

journey('rows typed by hand from nothing', async (walk) => {
  const { page } = walk;
  await page.getByRole('button', { name: 'Rijen typen' }).click();
  // The first cell is open for typing.
  await page.getByRole('textbox', { name: 'firstname, rij +1' }).waitFor();
  await page.keyboard.type(kanarie.voornaam);
  await page.keyboard.press('Enter');
  await (await cell(page, '+1', 'firstname')).filter({ hasText: kanarie.voornaam }).waitFor();
  await fill(page, '+1', 'lastname', kanarie.achternaam);
  await fill(page, '+1', 'email', kanarie.email);
  await fill(page, '+1', 'big_nr', kanarie.big);
  await choose(page, '+1', 'gender');
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await (await cell(page, '+1', 'gender')).filter({ hasText: 'gender_m' }).waitFor();
  const rows = await save(walk, 'getypt.csv');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ lastname: kanarie.achternaam, username: `BIG-${kanarie.big}` });
});
