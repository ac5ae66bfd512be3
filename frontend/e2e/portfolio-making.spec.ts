import { expect } from 'vitest';
import {
  files,
  account,
  button,
  eigenaar,
  logOut,
  make,
  title,
  toPortfolio,
  tryOpen,
  upToCode,
  said,
} from './portfolio';
import { journey } from './walk';

journey(
  'a portfolio is made; the herstelcode typed wrong and right; it closes and opens again',
  async (walk) => {
    const { page } = walk;
    await toPortfolio(page);
    await title(page, 'Mijn portfolio');
    await button(page, 'Portfolio maken').click();
    await button(page, 'Verder naar je wachtwoord').click();
    await said(page, 'Je naam ontbreekt.');
    const code = await upToCode(walk, eigenaar);
    await button(page, 'Ik heb de code op papier').click();

    const field = page.getByLabel('Herstelcode', { exact: true });
    const typed = async (text: string, said: RegExp) => {
      await field.fill(text);
      await button(page, 'Portfolio maken').click();
      await page.locator('.problem').getByText(said).waitFor();
    };
    await typed(code.slice(0, -2), /heeft 28 tekens; dit zijn er 26/);
    await typed(`U${code.slice(1)}`, /Teken 1 komt in geen herstelcode voor/);
    await typed((code.startsWith('0') ? '1' : '0') + code.slice(1), /zit een typefout/);
    await button(page, 'De code nog eens bekijken').click();
    await title(page, 'Je herstelcode');
    await button(page, 'Ik heb de code op papier').click();
    await field.fill(code.toLowerCase().replaceAll('-', ' '));
    await button(page, 'Portfolio maken').click();
    await title(page, 'Je portfolio is gemaakt');
    await button(page, 'Naar mijn dossiers').click();
    for (const name of ['Leerdoelen', 'Reflecties', 'Overig']) {
      await page.getByRole('heading', { level: 2, name }).waitFor();
    }
    expect(files(walk)).toHaveLength(1);

    await logOut(page);
    await tryOpen(page, eigenaar);
    await title(page, 'Dossiers');
    await account(page, 'Algemeen');
    expect(await page.getByLabel('Je gebruikersnaam').inputValue()).toBe(eigenaar.gebruikersnaam);
  },
  {},
);

journey(
  'breaking off before the herstelcode was typed back leaves nothing',
  async (walk) => {
    const { page } = walk;
    await toPortfolio(page);
    await button(page, 'Portfolio maken').click();
    await upToCode(walk, eigenaar);
    await button(page, 'Afbreken').click();
    await title(page, 'Mijn portfolio');
    await button(page, 'Portfolio maken').waitFor();
    await walk.again();
    await make(walk);
    expect(files(walk)).toHaveLength(1);
  },
  {},
);
