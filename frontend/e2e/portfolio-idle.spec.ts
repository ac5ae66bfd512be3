import { expect } from 'vitest';
import {
  account,
  button,
  eigenaar,
  inFormulier,
  kept,
  line,
  make,
  newForm,
  open,
  secret,
  title,
  said,
} from './portfolio';
import { journey } from './walk';

const again = 'Wachtwoord van je portfolio in Aiosmap';

journey(
  'left alone in the middle of a sentence it locks; the sentence is there when it opens again',
  async (walk) => {
    const { page } = walk;
    await make(walk);
    await newForm(page, 'Reflectie', 'Reflecties');
    await page.getByLabel('Titel').fill('Nachtdienst');
    const text = page.getByLabel('Wat gebeurde er?', { exact: true });
    await text.fill(`Een ${inFormulier} van middelbare leeft`);
    await title(page, 'Vergrendeld');
    for (const word of [inFormulier, 'Nachtdienst']) {
      expect(await page.content()).not.toContain(word);
    }
    await secret(page, again).fill('Verkeerd!4567');
    await button(page, 'Verder werken').click();
    await said(page, 'Je kunt het nog 2 keer proberen.');
    await secret(page, again).fill(eigenaar.wachtwoord);
    await button(page, 'Verder werken').click();
    await title(page, 'Nachtdienst');
    expect(await text.inputValue()).toBe(`Een ${inFormulier} van middelbare leeft`);
    await text.press('End');
    await text.pressSequentially('ijd.');
    await kept(page);
  },
  { idle: '10s' },
);

journey(
  'locking by hand keeps the place, and somebody else can open their own from there',
  async (walk) => {
    const { page } = walk;
    await make(walk);
    await newForm(page, 'Vrij document', 'Overig');
    await page.getByLabel('Titel').fill('Op slot');
    await account(page, 'Nu vergrendelen');
    await title(page, 'Vergrendeld');
    await button(page, 'Import').click();
    await button(page, 'Kies een bestand').waitFor();
    await button(page, 'Mijn portfolio').click();
    await secret(page, again).fill(eigenaar.wachtwoord);
    await button(page, 'Verder werken').click();
    await title(page, 'Op slot');
    await account(page, 'Nu vergrendelen');
    await title(page, 'Vergrendeld');
    await button(page, 'Een ander portfolio openen').click();
    await title(page, 'Mijn portfolio');
    await button(page, 'Import').click();
    await open(walk);
    await line(page, 'Op slot').waitFor();
  },
  {},
);
