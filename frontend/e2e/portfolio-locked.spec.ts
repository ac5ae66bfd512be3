import { expect } from 'vitest';
import {
  account,
  button,
  eigenaar,
  files,
  logOut,
  make,
  open,
  secret,
  title,
  toPortfolio,
  tryOpen,
  writtenDown,
  said,
} from './portfolio';
import { journey } from './walk';

const newPassword = 'Andere#Molen?77';
const password = 'Wachtwoord van je portfolio in Aiosmap';

journey(
  'three wrong passwords lock, a restart does not help, the herstelcode sets a new password',
  async (walk) => {
    const code = await make(walk);
    await logOut(walk.page);
    await tryOpen(walk.page, eigenaar, 'Verkeerd!4567');
    await said(walk.page, 'Je kunt het nog 2 keer proberen.');
    expect(await secret(walk.page, password).inputValue()).toBe('');
    await tryOpen(walk.page, eigenaar, 'Verkeerd!4567');
    await said(walk.page, 'Je kunt het nog één keer proberen.');
    await said(walk.page, 'Vul dan je herstelcode in en kies een nieuw wachtwoord.');
    await button(walk.page, 'Nieuw wachtwoord met je herstelcode').waitFor();

    await walk.again();
    await toPortfolio(walk.page);
    await tryOpen(walk.page, eigenaar, 'Verkeerd!4567');
    const locked = 'Er is drie keer een verkeerd wachtwoord ingevuld.';
    await walk.page.getByText(locked).first().waitFor();

    await walk.again();
    const { page } = walk;
    await toPortfolio(page);
    await tryOpen(page, eigenaar);
    await page.getByText(locked).first().waitFor();
    await button(page, 'Nieuw wachtwoord met je herstelcode').click();
    await title(page, 'Nieuw wachtwoord');
    expect(await page.getByLabel('Gebruikersnaam').inputValue()).toBe(eigenaar.gebruikersnaam);
    const set = async (typed: string) => {
      await page.getByLabel('Herstelcode', { exact: true }).fill(typed);
      await secret(page, 'Nieuw wachtwoord').fill(newPassword);
      await secret(page, 'Nog een keer').fill(newPassword);
      await button(page, 'Nieuw wachtwoord instellen en openen').click();
    };
    await set((code.startsWith('0') ? '1' : '0') + code.slice(1));
    await page.locator('.problem').getByText('zit een typefout').waitFor();
    await set(code);
    await title(page, 'Dossiers');

    await logOut(page);
    await tryOpen(page, eigenaar);
    await said(page, 'Je kunt het nog 2 keer proberen.');
    await tryOpen(page, eigenaar, newPassword);
    await title(page, 'Dossiers');
  },
  {},
);

journey(
  'the login of the computer opens without a password, and sets a new one',
  async (walk) => {
    await make(walk);
    await account(walk.page, 'Vergrendelen');
    await walk.page.getByLabel('Openen met mijn Linux-login').check();
    await said(walk.page, 'Je opent je portfolio nu met je Linux-login.');
    await walk.again();
    await toPortfolio(walk.page);
    await button(walk.page, 'Openen met je Linux-login').click();
    await title(walk.page, 'Dossiers');
    await account(walk.page, 'Nu vergrendelen');
    await title(walk.page, 'Vergrendeld');
    await button(walk.page, 'Openen met je Linux-login').click();
    await title(walk.page, 'Dossiers');

    const { page } = walk;
    await logOut(page);
    await button(page, 'Wachtwoord vergeten').click();
    const login = button(page, 'Liever met je Linux-login');
    await login.or(button(page, 'Liever met de herstelcode')).waitFor();
    if (await login.isVisible()) await login.click();
    await secret(page, 'Nieuw wachtwoord').fill(newPassword);
    await secret(page, 'Nog een keer').fill(newPassword);
    await button(page, 'Nieuw wachtwoord instellen en openen').click();
    await title(page, 'Dossiers');
    await account(page, 'Vergrendelen');
    await page.getByLabel('Openen met mijn Linux-login').uncheck();
    await said(page, 'alleen met je wachtwoord');
    await logOut(page);
    expect(await button(page, 'Openen met je Linux-login').count()).toBe(0);
    await tryOpen(page, eigenaar, newPassword);
    await title(page, 'Dossiers');
  },
  {},
);

journey(
  'without a key store nothing is offered that does not work',
  async (walk) => {
    await make(walk);
    await account(walk.page, 'Vergrendelen');
    await said(walk.page, 'Dat kan op deze computer niet');
    expect(await walk.page.getByLabel(/^Openen met mijn/).count()).toBe(0);
    await walk.again();
    await open(walk);
  },
  { keyless: true },
);

journey(
  'a new password and a new herstelcode take the place of the old ones',
  async (walk) => {
    const { page } = walk;
    const old = await make(walk);
    await account(page, 'Wachtwoord');
    const change = async (now: string) => {
      await secret(page, 'Wachtwoord nu').fill(now);
      await secret(page, 'Nieuw wachtwoord').fill(newPassword);
      await secret(page, 'Nog een keer').fill(newPassword);
      await button(page, 'Wachtwoord wijzigen').click();
    };
    await change('Verkeerd!4567');
    await said(page, 'Dit wachtwoord is niet goed.');
    await change(eigenaar.wachtwoord);
    await said(page, 'Je nieuwe wachtwoord geldt vanaf nu.');

    await account(page, 'Herstelcode vernieuwen');
    await button(page, 'Nieuwe herstelcode maken').click();
    const fresh = await writtenDown(walk);
    await button(page, 'Ik heb de code op papier').click();
    await page.getByLabel('Herstelcode', { exact: true }).fill(old);
    await button(page, 'Herstelcode vernieuwen').last().click();
    await page.locator('.problem').getByText('Dit is een andere herstelcode').waitFor();
    await page.getByLabel('Herstelcode', { exact: true }).fill(fresh);
    await button(page, 'Herstelcode vernieuwen').last().click();
    await said(page, 'Je nieuwe herstelcode geldt.');

    await logOut(page);
    await button(page, 'Wachtwoord vergeten').click();
    const forgot = async (code: string) => {
      await page.getByLabel('Gebruikersnaam').fill(eigenaar.gebruikersnaam);
      await page.getByLabel('Herstelcode', { exact: true }).fill(code);
      await secret(page, 'Nieuw wachtwoord').fill(eigenaar.wachtwoord);
      await secret(page, 'Nog een keer').fill(eigenaar.wachtwoord);
      await button(page, 'Nieuw wachtwoord instellen en openen').click();
    };
    await forgot(old);
    await page.locator('.problem').getByText('hoort niet bij dit portfolio').waitFor();
    await forgot(fresh);
    await title(page, 'Dossiers');
    expect(files(walk)).toHaveLength(1);
  },
  {},
);
