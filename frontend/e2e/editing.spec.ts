import { expect } from 'vitest';
import { cell, choose, fill, pick, save } from './hands';
import { kanarie, listOf, noor, roos, sven, wil } from './people';
import { journey } from './walk';

journey('typed, F2, chosen and answered values come in the CSV', async (walk) => {
  const { page, desk } = walk;
  const list = listOf(
    kanarie,
    { ...roos, achternaam: 'van den Berg', tussenvoegsel: '' },
    { ...wil, achternaam: 'de Boer' },
    { ...noor, geslacht: '' },
    sven,
  );
  await pick(walk, desk.put('bewerken.csv', list));

  await fill(page, 2, 'firstname', 'Tjaltje');
  await choose(page, 6, 'lastname');
  await page.keyboard.press('F2');
  await page.keyboard.type(' - Mol');
  await page.keyboard.press('Enter');
  await (await cell(page, 6, 'lastname')).filter({ hasText: 'Zandstra - Mol' }).waitFor();

  // The gender is a choice of two: a letter chooses, Enter takes it.
  await choose(page, 5, 'gender');
  await page.keyboard.press('Enter');
  const choices = page.getByRole('listbox');
  expect(await choices.getByRole('option').count()).toBe(2);
  await choices.getByRole('option', { name: 'vrouw' }).click();
  await (await cell(page, 5, 'gender')).filter({ hasText: 'gender_v' }).waitFor();

  // One suggestion is taken over in its row, the other one left.
  const panel = page.getByRole('region', { name: 'Gekozen cel' });
  await choose(page, 3, 'lastname');
  await panel.getByRole('heading', { name: /^C3/ }).waitFor();
  await panel.getByRole('button', { name: 'Overnemen' }).click();
  await (await cell(page, 3, 'middlename')).filter({ hasText: 'van den' }).waitFor();
  await choose(page, 4, 'lastname');
  await panel.getByRole('heading', { name: /^C4/ }).waitFor();
  await panel.getByRole('button', { name: 'Zo laten' }).click();
  await page.getByRole('button', { name: '0 voorstellen' }).waitFor();

  const rows = await save(walk, 'bewerkt.csv');
  expect(rows.map((r) => [r.firstname, r.middlename, r.lastname, r.gender])).toEqual([
    ['Tjaltje', '', 'Kanarievogel', 'gender_m'],
    ['Roos', 'van den', 'Berg', 'gender_v'],
    ['Wil', '', 'de Boer', 'gender_m'],
    ['Noor', '', 'Veldman', 'gender_v'],
    ['Sven', '', 'Zandstra - Mol', 'gender_m'],
  ]);
});

journey('undo of everything, redo, a filter, and all answers at once', async (walk) => {
  const { page, desk } = walk;
  const list = listOf(
    kanarie,
    { ...roos, achternaam: 'van den Berg', tussenvoegsel: '' },
    { ...wil, achternaam: 'de Boer' },
    { ...noor, big: '99000000302' },
  );
  await pick(walk, desk.put('terug en vooruit.csv', list));

  await page.getByRole('button', { name: 'Alle overnemen' }).click();
  await (await cell(page, 4, 'middlename')).filter({ hasText: 'de' }).waitFor();
  await fill(page, 2, 'firstname', 'Tjaltje');

  await page.getByRole('button', { name: 'Meer', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Alles terug naar het bestand/ }).click();
  await (await cell(page, 2, 'firstname')).filter({ hasText: 'Tjalling' }).waitFor();
  await page.getByRole('button', { name: '2 voorstellen' }).waitFor();

  await page.getByRole('button', { name: 'Stap vooruit' }).click();
  await page.getByRole('button', { name: '0 voorstellen' }).waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+y');
  await (await cell(page, 2, 'firstname')).filter({ hasText: 'Tjaltje' }).waitFor();
  await page.keyboard.press('Control+z');
  await (await cell(page, 2, 'firstname')).filter({ hasText: 'Tjalling' }).waitFor();

  await page.getByRole('button', { name: '1 nakijken' }).click();
  await page.locator('[role=grid][aria-rowcount="2"]').waitFor();
  await (await cell(page, 5, 'big_nr')).waitFor();
  await page.getByRole('button', { name: '4 rijen' }).click();

  await choose(page, 3, 'firstname');
  await page.getByRole('button', { name: 'Rij 3 weglaten' }).click();
  await page.getByRole('button', { name: '1 weggelaten' }).waitFor();
  await choose(page, 5, 'firstname');
  await page.getByRole('button', { name: 'Apart zetten voor later' }).click();
  await page.getByRole('button', { name: '1 apart gezet' }).waitFor();
  const rows = await save(walk, 'twee over.csv');
  expect(rows.map((r) => r.lastname)).toEqual(['Kanarievogel', 'Boer']);
});
