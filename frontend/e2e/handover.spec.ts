import { expect } from 'vitest';
import { cell, choose, fill, pick, save } from './hands';
import { kanarie, listOf, noor, roos, wil } from './people';
import { journey, Walk } from './walk';

journey('a colleague goes on with the job where it was left', async (walk) => {
  const { page, desk } = walk;
  const list = listOf(
    kanarie,
    { ...roos, achternaam: 'van den Berg', tussenvoegsel: '' },
    { ...wil, achternaam: 'de Boer' },
    noor,
  );
  await pick(walk, desk.put('van mij.csv', list));
  await fill(page, 2, 'firstname', 'Tjaltje');
  const panel = page.getByRole('region', { name: 'Gekozen cel' });
  await choose(page, 3, 'lastname');
  await panel.getByRole('heading', { name: /^C3/ }).waitFor();
  await panel.getByRole('button', { name: 'Overnemen' }).click();
  await choose(page, 5, 'firstname');
  await page.getByRole('button', { name: 'Rij 5 weglaten' }).click();
  await page.getByRole('button', { name: '1 weggelaten' }).waitFor();
  const book = desk.path('van mij - klus.xlsx');
  desk.willChoose('save', book);
  await page.getByRole('button', { name: 'Meer bestanden' }).click();
  await page.getByRole('button', { name: 'Klus overdragen' }).click();
  await page.getByText('Opgeslagen: van mij - klus.xlsx').waitFor();

  const colleague = await Walk.begin();
  try {
    await pick(colleague, book);
    await (await cell(colleague.page, 2, 'firstname')).filter({ hasText: 'Tjaltje' }).waitFor();
    await colleague.page.getByRole('button', { name: '1 weggelaten' }).waitFor();
    await colleague.page.getByRole('button', { name: '1 voorstel', exact: true }).waitFor();
    const rows = await save(colleague, 'van de collega.csv');
    expect(rows.map((r) => [r.firstname, r.middlename, r.lastname])).toEqual([
      ['Tjaltje', '', 'Kanarievogel'],
      ['Roos', 'van den', 'Berg'],
      ['Wil', '', 'de Boer'],
    ]);
    expect(colleague.complaints).toEqual([]);
  } finally {
    await colleague.end();
  }
});
