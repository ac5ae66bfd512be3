import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { given } from './browser';
import { kanarie } from './people';
import type { Walk } from './walk';

/** Who has a portfolio. */
export interface Owner {
  naam: string;
  gebruikersnaam: string;
  wachtwoord: string;
}

/** Stands in every portfolio; found outside of it, it has leaked (build/canary.go). */
export const eigenaar: Owner = {
  naam: `${kanarie.voornaam} ${kanarie.achternaam}`,
  gebruikersnaam: `BIG-${kanarie.big}`,
  wachtwoord: kanarie.wachtwoord,
};

export const tweede: Owner = {
  naam: 'Roos van den Berg',
  gebruikersnaam: 'BIG-39000000101',
  wachtwoord: 'Molen=Steen!42',
};

/** Words that stand in forms and in the Kladblok of the journeys; sought as the others are. */
export const inFormulier = 'Zwartkopgrasmus';
export const inKladblok = 'Roodborsttapuit';
/** Stands in documents that are put in. */
export const inDocument = 'Wielewaalnest';

/** A secret that is another in every journey; it is sought as the others are. */
function sought(...secrets: string[]): void {
  for (const one of secrets) appendFileSync(join(given('AIOSMAP_E2E_DIR'), 'geheimen.txt'), `${one}\n`);
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const title = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Waits until something is said: at its place, and in the status line for who hears the window. */
export const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** The password field with a label. */
export const secret = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** To the first screen of the portfolio, or to where one was in it. */
export async function toPortfolio(page: Page): Promise<void> {
  await button(page, 'Mijn portfolio').click();
}

/** The herstelcode that stands on the screen, written down as a user would. */
export async function writtenDown(walk: Walk): Promise<string> {
  const shown = await walk.page.locator('[aria-label^="Herstelcode: "]').getAttribute('aria-label');
  const code = (shown ?? '').replace('Herstelcode: ', '').replaceAll(' ', '-');
  sought(code, code.replaceAll('-', ''));
  walk.desk.put(`herstelcode ${code.slice(0, 4)}.txt`, `${code}\n${code.replaceAll('-', '')}\n`);
  return code;
}

/** Fills in whose portfolio it is, up to the herstelcode. */
export async function upToCode(walk: Walk, owner: Owner): Promise<string> {
  const { page } = walk;
  await page.getByLabel('Je naam').fill(owner.naam);
  await page.getByLabel('Je instituut').selectOption({ label: 'Leiden (LUMC)' });
  await page.getByLabel('Je gebruikersnaam').fill(owner.gebruikersnaam);
  await page.getByLabel('Je e-mailadres').fill(kanarie.email);
  await button(page, 'Verder naar je wachtwoord').click();
  await secret(page, 'Wachtwoord').fill(owner.wachtwoord);
  await secret(page, 'Nog een keer').fill(owner.wachtwoord);
  await button(page, 'Verder naar je herstelcode').click();
  await title(page, 'Je herstelcode');
  return writtenDown(walk);
}

/** Makes a portfolio from the import screen, and stands in its dossiers; gives the herstelcode. */
export async function make(walk: Walk, owner: Owner = eigenaar): Promise<string> {
  const { page } = walk;
  await toPortfolio(page);
  await button(page, 'Portfolio maken').or(button(page, 'Een nieuw portfolio maken')).click();
  const code = await upToCode(walk, owner);
  await button(page, 'Ik heb de code op papier').click();
  await page.getByLabel('Herstelcode', { exact: true }).fill(code);
  await button(page, 'Portfolio maken').click();
  await title(page, 'Je portfolio is gemaakt');
  await button(page, 'Naar mijn dossiers').click();
  await title(page, 'Dossiers');
  return code;
}

/** Fills in user name and password where a portfolio is opened. */
export async function tryOpen(page: Page, owner: Owner, password = owner.wachtwoord): Promise<void> {
  await page.getByLabel('Gebruikersnaam').fill(owner.gebruikersnaam);
  await secret(page, 'Wachtwoord van je portfolio in Aiosmap').fill(password);
  await button(page, 'Portfolio openen').click();
}

/** Opens a portfolio from the import screen, and stands in its dossiers. */
export async function open(walk: Walk, owner: Owner = eigenaar, password = owner.wachtwoord): Promise<void> {
  await toPortfolio(walk.page);
  await tryOpen(walk.page, owner, password);
  await title(walk.page, 'Dossiers');
}

/** Chooses something under the account icon. */
export async function account(page: Page, item: string): Promise<void> {
  await button(page, 'Mijn account in Aiosmap').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

export async function logOut(page: Page): Promise<void> {
  await account(page, 'Uitloggen');
  await title(page, 'Mijn portfolio');
}

/** Makes a form in a dossier and stands in it. */
export async function newForm(page: Page, kind: string, dossier: string): Promise<void> {
  await button(page, 'Nieuw formulier').click();
  const asked = page.getByRole('dialog', { name: 'Nieuw formulier' });
  await asked.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await asked.getByLabel('In dossier').selectOption({ label: dossier });
  await button(page, 'Formulier maken').click();
  await asked.waitFor({ state: 'detached' });
  await button(page, 'Valideren en sluiten').waitFor();
}

/** Waits until what was typed is on the disk. */
export async function kept(page: Page): Promise<void> {
  await page.getByText(/Opgeslagen (vandaag|gisteren)/).waitFor();
}

/** A form in the list of dossiers. */
export const line = (page: Page, name: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: name }).getByRole('button');

/** The portfolio files of a core. */
export function files(walk: Walk): string[] {
  const folder = join(walk.core.home, 'data', 'aiosmap', 'portfolios');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.aiosmap'))
    .map((name) => join(folder, name));
}
