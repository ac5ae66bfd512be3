import { TOP_FOLDER } from '../../lib/api/documents-types';

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

/** The pages of the dashboard that lead to forms, and back from them. */
export const overviews = ['shifts', 'declarations'] as const;

export type Overview = (typeof overviews)[number];

/** Where the aios is in an open portfolio. */
export type Place =
  | { at: 'dossiers' }
  /** from: the page that it was opened from; else it is reached by its dossier. */
  | { at: 'form'; id: string; from?: Overview | undefined }
  | { at: 'history'; id: string; from?: Overview | undefined }
  | { at: 'search' }
  /** id empty: no page is chosen yet. */
  | { at: 'scratch'; id: string }
  /** folder empty: Mijn documenten itself. */
  | { at: 'documents'; folder: string }
  | { at: 'document'; id: string }
  /** Klaar om te versturen. */
  | { at: 'post' }
  /** A PDF that is held against its signature; document names one of Mijn documenten to begin with. */
  | { at: 'verify'; document?: string | undefined }
  /** The dashboard's page Diensten. */
  | { at: 'shifts' }
  /** Bekwaamheidsverklaringen Diensten HAP: the document. */
  | { at: 'declarations' }
  /** A list of shifts from Excel. */
  | { at: 'shift-list' }
  /** HAPs, roles, norms and the practice. */
  | { at: 'shift-settings' }
  | { at: 'account'; page: AccountPage }
  /** Just made: what is asked once. */
  | { at: 'begun' };

/** The modules of an open portfolio, in the order of the rail. */
export type PortfolioModule = 'dashboard' | 'dossiers' | 'documents';

/** Where a portfolio opens. */
export const home: Place = { at: 'dossiers' };

/** Where each module begins. */
export const starts: Readonly<Partial<Record<PortfolioModule, Place>>> = {
  dashboard: { at: 'shifts' },
  dossiers: home,
  documents: { at: 'documents', folder: TOP_FOLDER },
};

const modules: Readonly<Partial<Record<Place['at'], PortfolioModule>>> = {
  shifts: 'dashboard',
  declarations: 'dashboard',
  'shift-list': 'dashboard',
  'shift-settings': 'dashboard',
  dossiers: 'dossiers',
  form: 'dossiers',
  history: 'dossiers',
  scratch: 'dossiers',
  documents: 'documents',
  document: 'documents',
  post: 'documents',
  verify: 'documents',
};

/** The module a place belongs to; undefined for what belongs to whichever one is in. */
export function moduleOf(place: Place): PortfolioModule | undefined {
  return modules[overviewOf(place) ?? place.at];
}

/** The page of the dashboard that a place is, or that a form was opened from. */
export function overviewOf(place: Place): Overview | undefined {
  if (place.at === 'form' || place.at === 'history') return place.from;
  return overviews.find((at) => at === place.at);
}

/** The place as the core remembers it over a lock. */
export function placeText(place: Place): string {
  return JSON.stringify(place);
}

/** Places that are themselves alone. */
const plainPlaces = [
  'search',
  'shifts',
  'declarations',
  'shift-list',
  'shift-settings',
  'post',
  'verify',
] as const;

/** The place in a text of the core's; the dossiers for what is none. */
export function parsePlace(text: string): Place {
  try {
    const p = JSON.parse(text) as Partial<{
      at: string;
      id: string;
      from: string;
      page: string;
      folder: string;
    }>;
    if ((p.at === 'form' || p.at === 'history') && typeof p.id === 'string') {
      const from = overviews.find((at) => at === p.from);
      return from ? { at: p.at, id: p.id, from } : { at: p.at, id: p.id };
    }
    if (p.at === 'document' && typeof p.id === 'string') return { at: p.at, id: p.id };
    if (p.at === 'scratch') return { at: 'scratch', id: typeof p.id === 'string' ? p.id : '' };
    if (p.at === 'documents')
      return { at: 'documents', folder: typeof p.folder === 'string' ? p.folder : TOP_FOLDER };
    const plain = plainPlaces.find((at) => at === p.at);
    if (plain) return { at: plain };
    const page = accountPages.find((a) => a === p.page);
    if (p.at === 'account' && page) return { at: 'account', page };
  } catch {
    // Nothing was remembered.
  }
  return home;
}
