import { expect } from 'vitest';
import { pick, save } from './hands';
import { bas, kanarie, listOf, noor, roos, wil } from './people';
import { journey } from './walk';

journey(
  'held against the list of last term: new, changed and gone; only the new ones are left',
  async (walk) => {
    const { page, desk } = walk;
    const earlier = desk.put('vorig halfjaar.csv', listOf(kanarie, roos, wil, bas));
    const now = desk.put(
      'dit halfjaar.csv',
      listOf({ ...kanarie, email: 'tjalling@praktijk.example' }, roos, wil, noor),
    );
    await pick(walk, now);
    desk.willChoose('dialog', earlier);
    await page.getByRole('button', { name: 'Meer', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Vergelijken met een eerdere lijst/ }).click();
    const compared = page.getByRole('dialog', { name: 'Vergeleken met vorig halfjaar.csv' });
    await compared.getByText('1 nieuw, 2 ongewijzigd').waitFor();
    await compared.getByText('1 gewijzigd, 1 niet meer op de lijst').waitFor();
    await compared.getByText('Niet meer op de lijst: 1').click();
    await compared.getByText('Bas de Wit').waitFor();

    await compared.getByRole('checkbox', { name: /Tjalling Kanarievogel/ }).setChecked(true);
    await compared.getByRole('button', { name: 'Tekst voor landelijk beheer maken' }).click();
    const mail = page.getByRole('dialog').filter({ hasText: 'Aiosmap verstuurt niets' });
    const text = await mail.getByRole('textbox', { name: 'Tekst' }).inputValue();
    expect(text).toContain('tjalling@praktijk.example');
    expect(text).not.toContain(roos.big);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Meer', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Vergelijken met een eerdere lijst/ }).click();
    await compared.getByRole('button', { name: 'Alleen de nieuwe overhouden' }).click();
    await page.getByRole('button', { name: '3 weggelaten' }).waitFor();
    const rows = await save(walk, 'alleen nieuw.csv');
    expect(rows.map((r) => r.lastname)).toEqual(['Veldman']);
  },
);
