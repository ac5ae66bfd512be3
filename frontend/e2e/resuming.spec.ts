import { expect } from 'vitest';
import { cell, choose, fill, pick, save } from './hands';
import { kanarie, listOf, roos, wil } from './people';
import { journey } from './walk';

const people = listOf(
  kanarie,
  { ...roos, achternaam: 'van den Berg', tussenvoegsel: '' },
  { ...wil, achternaam: 'de Boer' },
);

journey(
  'a kill loses nothing: edits, answers and ticked steps are there again, until the job is finished',
  async (walk) => {
    const { desk } = walk;
    await pick(walk, desk.put('stroom weg.csv', people));
    await fill(walk.page, 2, 'firstname', 'Tjaltje');
    await choose(walk.page, 3, 'lastname');
    const panel = walk.page.getByRole('region', { name: 'Gekozen cel' });
    await panel.getByRole('heading', { name: /^C3/ }).waitFor();
    await panel.getByRole('button', { name: 'Overnemen' }).click();
    await (await cell(walk.page, 3, 'middlename')).filter({ hasText: 'van den' }).waitFor();
    await save(walk, 'stroom weg uit.csv');
    await walk.page.getByRole('button', { name: /^Stappen hierna \(0/ }).click();
    await walk.page.getByRole('checkbox', { name: 'Upload de CSV in Scorion' }).check();
    await walk.page.getByText(/^gedaan op/).waitFor();

    await walk.again();
    const { page } = walk;
    await page.getByRole('heading', { name: 'Klussen' }).waitFor();
    await page.getByRole('button', { name: 'Verder gaan met stroom weg.csv' }).click();
    await (await cell(page, 2, 'firstname')).filter({ hasText: 'Tjaltje' }).waitFor();
    expect(await (await cell(page, 3, 'lastname')).textContent()).toMatch(/^Berg/);
    await page.getByRole('button', { name: '1 voorstel', exact: true }).waitFor();
    await page.getByRole('button', { name: /^Stappen hierna \(1/ }).click();
    expect(await page.getByRole('checkbox', { name: 'Upload de CSV in Scorion' }).isChecked()).toBe(true);

    await page.getByRole('button', { name: 'Klus afronden' }).click();
    const dialog = page.getByRole('dialog', { name: 'Klus afronden' });
    await dialog.getByText('Klik in Scorion op OK').waitFor();
    await dialog.getByRole('button', { name: 'Klus afronden' }).click();
    await page.getByRole('heading', { name: 'Vorige keer' }).waitFor();

    await walk.again();
    await walk.page.getByRole('heading', { name: 'Vorige keer' }).waitFor();
    expect(await walk.page.getByRole('heading', { name: 'Klussen' }).count()).toBe(0);
    expect(await walk.page.getByText('Kanarievogel').count()).toBe(0);
  },
  {},
);

journey(
  'without a key store the window says that nothing is kept, and closing asks',
  async (walk) => {
    const { page, desk } = walk;
    await pick(walk, desk.put('geen sleutel.csv', people));
    await fill(page, 2, 'firstname', 'Tjaltje');
    await page.getByText('Blijft niet bewaard bij afsluiten').waitFor();
    await page.getByRole('button', { name: 'Lijst sluiten' }).click();
    const asked = page.getByRole('dialog', { name: 'Lijst sluiten' });
    await asked.getByRole('button', { name: 'Terug naar de lijst' }).click();
    expect(await (await cell(page, 2, 'firstname')).textContent()).toContain('Tjaltje');
    await page.getByRole('button', { name: 'Lijst sluiten' }).click();
    await asked.getByRole('button', { name: 'Lijst sluiten' }).click();
    await page.getByRole('button', { name: 'Kies een bestand' }).waitFor();

    await walk.again();
    await walk.page.getByRole('heading', { name: 'Eerder geopend' }).waitFor();
    expect(await walk.page.getByRole('heading', { name: 'Klussen' }).count()).toBe(0);
  },
  { keyless: true },
);
