import { expect } from 'vitest';
import { press, reach } from './keys';
import { button, eigenaar, inFormulier, kept, line, said, secret, title, writtenDown } from './portfolio';
import { kanarie } from './people';
import { journey } from './walk';

journey(
  'the keyboard alone: a portfolio is made, a form written and closed, the window locked and opened again',
  async (walk) => {
    const { page } = walk;
    await page.evaluate(() => {
      for (const what of ['pointerdown', 'mousedown', 'wheel', 'drop']) {
        addEventListener(what, () => console.error(`the mouse was used: ${what}`), true);
      }
    });
    const go = async (name: string, key = 'Tab') => {
      await reach(page, button(page, name), key);
      await press(page, 'Enter');
    };
    const type = async (label: string, text: string) => {
      await reach(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.insertText(text);
    };

    await go('Mijn portfolio', 'Shift+Tab');
    await title(page, 'Mijn portfolio');
    await go('Portfolio maken');
    // The first field has the focus when a page comes up.
    expect(await page.getByLabel('Je naam').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.insertText(eigenaar.naam);
    await reach(page, page.getByLabel('Je instituut'));
    await page.keyboard.type('Leiden');
    await type('Je gebruikersnaam', eigenaar.gebruikersnaam);
    await type('Je e-mailadres', kanarie.email);
    await press(page, 'Enter');
    await title(page, 'Je wachtwoord');
    await page.keyboard.insertText(eigenaar.wachtwoord);
    await type('Nog een keer', eigenaar.wachtwoord);
    await page.keyboard.press('Enter');
    await title(page, 'Je herstelcode');
    const code = await writtenDown(walk);
    await go('Ik heb de code op papier');
    await title(page, 'De herstelcode overtypen');
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
    await title(page, 'Je portfolio is gemaakt');
    await go('Naar mijn dossiers');
    await title(page, 'Dossiers');

    await go('Nieuw formulier');
    const asked = page.getByRole('dialog', { name: 'Nieuw formulier' });
    await asked.waitFor();
    await reach(page, asked.getByRole('radio').first());
    await press(page, 'ArrowDown');
    await press(page, 'ArrowDown');
    await reach(page, asked.getByLabel('In dossier'));
    await page.keyboard.type('Overig');
    await go('Formulier maken');
    await asked.waitFor({ state: 'detached' });
    await type('Titel', 'Met toetsen');
    await type('Tekst', inFormulier);
    await kept(page);
    await press(page, 'Control+Shift+s');
    // What is missing has the focus.
    await said(page, 'Eén veld vraagt nog iets');
    expect(
      await page.getByLabel('Datum', { exact: true }).evaluate((node) => node === document.activeElement),
    ).toBe(true);
    await page.keyboard.type('27-11-2026');
    await press(page, 'Control+Shift+s');
    await said(page, 'Het formulier is gesloten.');
    await go('Alle dossiers', 'Shift+Tab');
    await line(page, 'Met toetsen').waitFor();

    await reach(page, button(page, 'Mijn account in Aiosmap'), 'Shift+Tab');
    await press(page, 'Enter');
    for (let i = 0; i < 20; i++) {
      const at = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
      if (at === 'Nu vergrendelen') break;
      await press(page, 'ArrowDown');
    }
    await page.keyboard.press('Enter');
    await title(page, 'Vergrendeld');
    expect(
      await secret(page, 'Wachtwoord van je portfolio in Aiosmap').evaluate(
        (node) => node === document.activeElement,
      ),
    ).toBe(true);
    await page.keyboard.insertText(eigenaar.wachtwoord);
    await page.keyboard.press('Enter');
    await title(page, 'Dossiers');
    await press(page, 'Control+f');
    await page.keyboard.type('toetsen');
    await said(page, '1 formulier gevonden');
    await press(page, 'Tab');
  },
  {},
);
