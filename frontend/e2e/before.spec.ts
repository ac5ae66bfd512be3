import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cell, choose, pick, save, saveButton } from './hands';
import { kanarie, listOf, noor, roos, sven, wil } from './people';
import { journey } from './walk';

journey('before saving: guesses by name, a sample to look up, addresses for a test mail', async (walk) => {
  const { page, desk } = walk;
  const list = listOf(kanarie, { ...roos, big: '390O0000101' }, { ...wil, big: '69000000202' }, noor, sven);
  await pick(walk, desk.put('gokken.csv', list));
  await page.getByRole('button', { name: 'Alle overnemen' }).first().click();
  await (await cell(page, 3, 'big_nr')).filter({ hasText: '39000000101' }).waitFor();
  await page.getByRole('textbox', { name: 'Hoeveel aiossen je verwacht' }).fill('6');
  await page.keyboard.press('Enter');
  await page.getByText('1 te weinig').waitFor();

  await saveButton(page).click();
  const before = page.getByRole('dialog', { name: 'Nakijken voor het opslaan' });
  await before.getByText('Verwacht: 6').waitFor();
  await before.getByText('Roos van den Berg').first().waitFor();
  await before.getByText('Steekproef').click();
  expect(await before.getByRole('textbox', { name: /^BIG-nummer van/ }).count()).toBe(3);
  await before.getByText('Adressen voor een testmail').click();
  const addresses = await before.getByRole('textbox', { name: 'E-mailadressen' }).inputValue();
  expect(addresses.split('; ')).toHaveLength(5);
  expect(addresses).toContain(kanarie.email);

  await before.getByRole('button', { name: 'Naar de rij van Wil Jansen' }).first().click();
  await before.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /^E4/ }).waitFor();
  expect(await save(walk, 'na het nakijken.csv')).toHaveLength(5);
});

journey('set aside for later: not in the CSV, and a workbook that opens as a list', async (walk) => {
  const { page, desk } = walk;
  await pick(walk, desk.put('apart.csv', listOf(kanarie, { ...roos, big: '' }, noor)));
  await page.getByText('staat nog een fout').first().waitFor();
  await page.getByRole('button', { name: /^De foute rij apart zetten|^Foute rijen apart zetten/ }).click();
  await page.getByRole('button', { name: '1 apart gezet' }).waitFor();
  const rows = await save(walk, 'zonder fout.csv');
  expect(rows.map((r) => r.lastname)).toEqual(['Kanarievogel', 'Veldman']);
  await page.getByText('Apart gezet voor later: rij 3').waitFor();

  desk.willChoose('save', desk.path('later.xlsx'));
  await page.getByRole('button', { name: 'Apart gezette rijen bewaren' }).click();
  await page.getByText('Opgeslagen: later.xlsx').waitFor();
  await pick(walk, desk.path('later.xlsx'));
  await page.getByRole('heading', { level: 1, name: 'later.xlsx' }).waitFor();
  expect(await (await cell(page, 2, 'lastname')).textContent()).toContain('Berg');
});

journey('questions for the sender: only the rows with a question', async (walk) => {
  const { page, desk } = walk;
  await pick(
    walk,
    desk.put('vragen.csv', listOf(kanarie, { ...roos, big: '39000000102' }, { ...noor, email: '' })),
  );
  await page.getByRole('button', { name: 'Meer bestanden' }).click();
  await page.getByRole('button', { name: 'Mailtekst maken' }).click();
  const mail = page.getByRole('dialog').filter({ hasText: 'Aiosmap verstuurt niets' });
  const text = await mail.getByRole('textbox', { name: 'Tekst' }).inputValue();
  expect(text).toContain('Roos van den Berg');
  expect(text).toContain('Noor Veldman');
  expect(text).not.toContain('Kanarievogel');
  expect(text).not.toContain('Huis(arts');
  desk.willChoose('save', desk.path('kleine werkmap.xlsx'));
  await mail.getByRole('button', { name: 'Kleine werkmap opslaan' }).click();
  await mail.getByText('Opgeslagen: kleine werkmap.xlsx').waitFor();
  expect(readFileSync(desk.path('kleine werkmap.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

journey('after saving: folder, safe workbook, tick list, and the CSV removed', async (walk) => {
  const { page, desk } = walk;
  await pick(walk, desk.put('na afloop.csv', listOf(kanarie, noor)));
  await choose(page, 2, 'firstname');
  await save(walk, 'na afloop uit.csv');
  await page.getByRole('button', { name: 'Map tonen' }).first().click();
  desk.willChoose('save', desk.path('veilig.xlsx'));
  await page.getByRole('button', { name: 'Veilige werkmap opslaan' }).click();
  await page.getByText('Opgeslagen: veilig.xlsx').waitFor();
  expect(readFileSync(desk.path('shown.txt'), 'utf8')).toBe(desk.path('na afloop uit.csv'));

  await page.getByRole('button', { name: /^Stappen hierna/ }).click();
  const steps = page.getByRole('dialog', { name: 'Stappen na het opslaan' });
  expect(await steps.getByRole('checkbox').count()).toBe(7);
  await steps.getByText('niet op Bericht').first().waitFor();
  desk.willChoose('save', desk.path('aftekenen.xlsx'));
  await steps.getByRole('button', { name: 'Aftekenlijst per aios opslaan' }).click();
  await steps.getByText('Opgeslagen: aftekenen.xlsx').waitFor();
  await steps.getByRole('button', { name: 'CSV verwijderen' }).click();
  const remove = page.getByRole('dialog', { name: 'CSV verwijderen' });
  await remove.getByRole('button', { name: 'CSV verwijderen' }).click();
  await steps.getByRole('checkbox', { name: 'Verwijder de CSV van deze computer', checked: true }).waitFor();
  expect(existsSync(desk.path('na afloop uit.csv'))).toBe(false);
});
