import { renameSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cell, choose, fill, pick, save } from './hands';
import { kanarie, listOf, noor, roos, sven, wil } from './people';
import { journey } from './walk';

journey('saved in Excel while open: own edits stay, rows above move them along', async (walk) => {
  const { page, desk } = walk;
  const path = desk.put('open in Excel.csv', listOf(kanarie, roos, wil));
  await pick(walk, path);
  await fill(page, 4, 'firstname', 'Willem');

  // Rewritten in place, with somebody added above.
  writeFileSync(path, listOf(noor, kanarie, { ...roos, email: 'roos.nieuw@praktijk.example' }, wil));
  await (await cell(page, 5, 'firstname')).filter({ hasText: 'Willem' }).waitFor();
  await page.getByText('opnieuw gelezen: 1 rij erbij').waitFor();
  expect(await (await cell(page, 4, 'email')).textContent()).toContain('roos.nieuw@praktijk.example');

  // Replaced by a new file, as Excel saves: first a lock file and a temporary one.
  desk.put('~$open in Excel.csv', 'slot');
  const fresh = desk.put('A1B2C3D4.tmp', listOf(noor, kanarie, roos, wil, sven));
  renameSync(fresh, path);
  await (await cell(page, 6, 'lastname')).filter({ hasText: 'Zandstra' }).waitFor();
  expect(await (await cell(page, 5, 'firstname')).textContent()).toContain('Willem');
});

journey('a cell changed on both sides is asked about, and answered either way', async (walk) => {
  const { page, desk } = walk;
  const path = desk.put('botsing.csv', listOf(kanarie, roos, wil));
  await pick(walk, path);
  await fill(page, 3, 'email', 'mijn.roos@praktijk.example');
  await fill(page, 4, 'email', 'mijn.wil@praktijk.example');

  writeFileSync(
    path,
    listOf(
      kanarie,
      { ...roos, email: 'hun.roos@praktijk.example' },
      { ...wil, email: 'hun.wil@praktijk.example' },
    ),
  );
  await page.getByText('In 2 cellen vulde je zelf iets anders in').waitFor();
  const panel = page.getByRole('region', { name: 'Gekozen cel' });
  await choose(page, 3, 'email');
  await panel.getByRole('heading', { name: /^D3/ }).waitFor();
  await panel.getByRole('button', { name: 'Mijn waarde houden' }).click();
  await panel.getByRole('button', { name: 'Mijn waarde houden' }).waitFor({ state: 'detached' });
  await choose(page, 4, 'email');
  await panel.getByRole('heading', { name: /^D4/ }).waitFor();
  await panel.getByRole('button', { name: 'Waarde uit het bestand' }).click();
  await (await cell(page, 4, 'email')).filter({ hasText: 'hun.wil@praktijk.example' }).waitFor();

  const rows = await save(walk, 'na de botsing.csv');
  expect(rows.map((r) => r.email)).toEqual([
    kanarie.email,
    'mijn.roos@praktijk.example',
    'hun.wil@praktijk.example',
  ]);
});

journey('a file that is moved away and comes back keeps its list', async (walk) => {
  const { page, desk } = walk;
  const path = desk.put('weg en terug.csv', listOf(kanarie, roos));
  await pick(walk, path);
  await fill(page, 3, 'firstname', 'Roosje');
  renameSync(path, desk.path('elders.csv'));
  await page.getByText('Daar staat hij niet meer').waitFor();
  expect(await (await cell(page, 3, 'firstname')).textContent()).toContain('Roosje');
  renameSync(desk.path('elders.csv'), path);
  await page.getByText('Wordt gevolgd').waitFor();
  writeFileSync(path, listOf(kanarie, roos, sven));
  await (await cell(page, 4, 'lastname')).filter({ hasText: 'Zandstra' }).waitFor();
  expect(await (await cell(page, 3, 'firstname')).textContent()).toContain('Roosje');
});
