/** The pages about the portfolio itself, under the account icon. */
export const accountPages = [
  'general',
  'password',
  'code',
  'backups',
  'move',
  'export',
  'tidy',
  'keys',
  'lock',
] as const;

export type AccountPage = (typeof accountPages)[number];

/** Where the aios is in an open portfolio. */
export type Place =
  | { at: 'dossiers' }
  | { at: 'form'; id: string }
  | { at: 'history'; id: string }
  | { at: 'search' }
  /** id empty: no page is chosen yet. */
  | { at: 'scratch'; id: string }
  | { at: 'account'; page: AccountPage }
  /** Just made: what is asked once. */
  | { at: 'begun' };

export const home: Place = { at: 'dossiers' };

/** The place as the core remembers it over a lock. */
export function placeText(place: Place): string {
  return JSON.stringify(place);
}

/** The place in a text of the core's; the dossiers for what is none. */
export function parsePlace(text: string): Place {
  try {
    const p = JSON.parse(text) as Partial<{ at: string; id: string; page: string }>;
    if ((p.at === 'form' || p.at === 'history') && typeof p.id === 'string') return { at: p.at, id: p.id };
    if (p.at === 'scratch') return { at: 'scratch', id: typeof p.id === 'string' ? p.id : '' };
    if (p.at === 'search') return { at: 'search' };
    const page = accountPages.find((a) => a === p.page);
    if (p.at === 'account' && page) return { at: 'account', page };
  } catch {
    // Nothing was remembered.
  }
  return home;
}
