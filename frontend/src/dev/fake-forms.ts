import type { ScorionMark } from '../lib/api/hap-types';
import type {
  DefinitionView,
  DossierView,
  FieldView,
  FormState,
  FormValues,
} from '../lib/api/portfolio-types';
import { firstHapForms, HAP_DOSSIER, hapDefinitions } from './fake-hap-forms';

// What lies in the portfolio of make-believe: definitions, dossiers, forms and
// pages. Nobody in it exists.

/** One version of a make-believe form. */
export interface FakeVersion {
  id: string;
  time: string;
  state: 'open' | 'closed' | 'withdrawn';
  values: FormValues;
}

export interface FakeForm {
  id: string;
  dossier: string;
  definition: DefinitionView;
  state: FormState;
  values: FormValues;
  kept: string;
  versions: FakeVersion[];
  conflict: FakeVersion[];
  removed: string;
  scorion?: ScorionMark;
  scorionAt?: string;
  withdrawnOn?: string;
}

export interface FakePage {
  id: string;
  text: string;
  changed: string;
  removed: string;
}

export type FakeDossier = Omit<DossierView, 'forms'>;

const field = (part: Pick<FieldView, 'id' | 'label' | 'kind'> & Partial<FieldView>): FieldView => ({
  help: '',
  required: false,
  choices: [],
  unit: '',
  maxLength: 0,
  list: '',
  options: [],
  act: '',
  ...part,
});

export const definitions: DefinitionView[] = [
  {
    id: 'reflectie',
    version: 1,
    title: 'Reflectie',
    purpose: 'Terugkijken op iets wat je meemaakte, en wat je eruit meeneemt.',
    fields: [
      field({ id: 'titel', label: 'Titel', kind: 'text', required: true, maxLength: 120 }),
      field({ id: 'datum', label: 'Wanneer was het', kind: 'date', required: true }),
      field({
        id: 'soort',
        label: 'Soort situatie',
        kind: 'choice',
        choices: [
          { value: 'spreekuur', label: 'Spreekuur' },
          { value: 'visite', label: 'Visite' },
          { value: 'dienst', label: 'Dienst op de huisartsenpost' },
          { value: 'anders', label: 'Anders' },
        ],
      }),
      field({
        id: 'situatie',
        label: 'Wat gebeurde er',
        help: 'Beschrijf het kort, zoals je het een collega zou vertellen.',
        kind: 'long',
        required: true,
        maxLength: 20000,
      }),
      field({ id: 'geleerd', label: 'Wat neem je mee', kind: 'long', required: true, maxLength: 20000 }),
      field({ id: 'met', label: 'Besproken met', kind: 'person' }),
      field({
        id: 'uren',
        label: 'Tijd die je eraan besteedde',
        help: 'Een schatting is genoeg.',
        kind: 'number',
        unit: 'uur',
      }),
    ],
  },
  {
    id: 'leerdoel',
    version: 1,
    title: 'Leerdoel',
    purpose: 'Wat je wilt leren, hoe je dat doet en wanneer het gelukt is.',
    fields: [
      field({ id: 'titel', label: 'Leerdoel', kind: 'text', required: true, maxLength: 160 }),
      field({ id: 'aanpak', label: 'Hoe pak je het aan', kind: 'long', required: true }),
      field({ id: 'klaar', label: 'Wanneer is het gelukt', kind: 'long' }),
      field({ id: 'voor', label: 'Klaar op', kind: 'date' }),
      field({ id: 'dossier', label: 'Hoort bij dossier', kind: 'dossier' }),
    ],
  },
  {
    id: 'vrij-document',
    version: 1,
    title: 'Vrij document',
    purpose: 'Een eigen tekst, voor alles waarvoor geen formulier is.',
    fields: [
      field({ id: 'titel', label: 'Titel', kind: 'text', required: true, maxLength: 160 }),
      field({ id: 'tekst', label: 'Tekst', kind: 'long', required: true }),
    ],
  },
  ...hapDefinitions,
];

export function definitionOf(id: string): DefinitionView {
  const found = definitions.find((d) => d.id === id);
  if (!found) throw new Error(`no definition ${id}`);
  return found;
}

export function firstDossiers(full: boolean, long: boolean): FakeDossier[] {
  const first = [
    { id: 'd1', name: 'Leerdoelen', own: false, closed: false },
    { id: 'd2', name: 'Reflecties', own: false, closed: false },
    { id: 'd3', name: 'Overig', own: false, closed: false },
  ];
  if (full) {
    first.push(
      {
        id: 'd4',
        name: long
          ? 'Voorbereiding op het voortgangsgesprek met groepsbegeleiders, opleider en hoofd in het tweede jaar'
          : 'Voortgangsgesprek jaar 2',
        own: true,
        closed: false,
      },
      { id: 'd5', name: 'Stage ziekenhuis', own: true, closed: true },
      { id: HAP_DOSSIER, name: 'Diensten en HAP', own: false, closed: false },
    );
  }
  return first;
}

export function firstForms(long: boolean): FakeForm[] {
  const before = 'De patiënt kwam voor de derde keer met dezelfde klacht. Ik stelde gesloten vragen.';
  const after =
    'De patiënt kwam voor de derde keer met dezelfde klacht. Ik stelde eerst een open vraag en liet een stilte vallen.';
  const values = (titel: string, situatie: string): FormValues => ({
    titel,
    datum: '2026-11-12',
    soort: 'spreekuur',
    situatie,
    geleerd: '## Volgende keer\n- **open** beginnen\n- een stilte *laten vallen*\n\nEn dan pas onderzoeken.',
    met: 'Eefje van der Veen',
  });
  const title = long
    ? 'Een heel lange titel van een reflectie over het gesprek met iemand die telkens terugkwam en waarbij ik <b>niet</b> goed luisterde & te snel onderzocht'
    : 'Derde keer dezelfde klacht';
  return [
    {
      id: 'f1',
      dossier: 'd2',
      definition: definitionOf('reflectie'),
      state: 'open',
      values: values(title, after),
      kept: '',
      versions: [
        { id: 'v2', time: '2026-11-14T19:12:00Z', state: 'open', values: values(title, after) },
        { id: 'v1', time: '2026-11-12T18:03:00Z', state: 'open', values: values(title, before) },
      ],
      conflict: [],
      removed: '',
    },
    {
      id: 'f2',
      dossier: 'd2',
      definition: definitionOf('reflectie'),
      state: 'closed',
      values: values('Visite in de avond', before),
      kept: '',
      versions: [
        {
          id: 'v3',
          time: '2026-10-02T20:40:00Z',
          state: 'closed',
          values: values('Visite in de avond', before),
        },
      ],
      conflict: [],
      removed: '',
    },
    {
      id: 'f3',
      dossier: 'd1',
      definition: definitionOf('leerdoel'),
      state: 'concept',
      values: { titel: 'Oogspiegelen', aanpak: 'Elke week twee keer oefenen.' },
      kept: '2026-11-26T16:20:00Z',
      versions: [],
      conflict: [],
      removed: '',
    },
    {
      id: 'f4',
      dossier: 'd2',
      definition: definitionOf('reflectie'),
      state: 'open',
      values: values('Eerste dienst', after),
      kept: '',
      versions: [
        { id: 'v5', time: '2026-11-20T07:15:00Z', state: 'open', values: values('Eerste dienst', after) },
        { id: 'v4', time: '2026-11-19T21:00:00Z', state: 'open', values: values('Eerste dienst', before) },
      ],
      conflict: [
        { id: 'v5', time: '2026-11-20T07:15:00Z', state: 'open', values: values('Eerste dienst', after) },
        { id: 'v4', time: '2026-11-19T21:00:00Z', state: 'open', values: values('Eerste dienst', before) },
      ],
      removed: '',
    },
    {
      id: 'f5',
      dossier: 'd3',
      definition: definitionOf('vrij-document'),
      state: 'open',
      values: { titel: 'Oud plan', tekst: 'Vervangen door het leerdoel.' },
      kept: '',
      versions: [
        {
          id: 'v6',
          time: '2026-09-01T08:00:00Z',
          state: 'open',
          values: { titel: 'Oud plan', tekst: 'Vervangen door het leerdoel.' },
        },
      ],
      conflict: [],
      removed: '2026-11-01T09:00:00Z',
    },
    ...firstHapForms(long),
  ];
}

export function firstPages(): FakePage[] {
  return [
    {
      id: 'p1',
      text: 'Vragen voor donderdag\nWie neemt de dienst over? Waar staan de formulieren van de post?',
      changed: '2026-11-26T21:40:00Z',
      removed: '',
    },
    {
      id: 'p2',
      text: 'Ideeën\nEen lijst van wat ik nog wil zien.',
      changed: '2026-11-03T12:00:00Z',
      removed: '',
    },
  ];
}
