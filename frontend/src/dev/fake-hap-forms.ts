import { APPROVAL, DECLARATION, SHIFT } from '../lib/api/hap-types';
import type { DefinitionView, FieldView, FormState, FormValues } from '../lib/api/portfolio-types';
import type { FakeForm } from './fake-forms';

// Diensten, akkoorden and bekwaamheidsverklaringen of make-believe.

/** The dossier they lie in. */
export const HAP_DOSSIER = 'd6';

/** Kinds that are made definitief, once and for all. */
export const finals: readonly string[] = [APPROVAL, DECLARATION];

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

const acts = [
  field({ id: 'bevestigd-naam', label: 'Bevestigd door', kind: 'text', act: 'confirm' }),
  field({ id: 'bevestigd-big', label: 'BIG-nummer van wie bevestigde', kind: 'text', act: 'confirm' }),
  field({ id: 'bevestigd-op', label: 'Bevestigd op', kind: 'date', act: 'confirm' }),
  field({ id: 'reden', label: 'Reden van intrekken', kind: 'long', act: 'withdraw' }),
];
const note = field({
  id: 'toelichting',
  label: 'Toelichting',
  kind: 'long',
  help: 'Zonder gegevens van patiënten.',
});
const dossier = field({ id: 'dossier', label: 'Dossier', kind: 'dossier', required: true });
const role = field({ id: 'rol', label: 'Rol', kind: 'text', required: true, list: 'rol' });
const post = field({ id: 'hap', label: 'HAP', kind: 'text', required: true, list: 'hap' });
const trainer = field({ id: 'opleider', label: 'Opleider', kind: 'person', required: true });

export const hapDefinitions: DefinitionView[] = [
  {
    id: SHIFT,
    version: 1,
    title: 'Verrichte dienst',
    purpose: 'Een dienst op de huisartsenpost die je hebt gedaan.',
    fields: [
      field({
        id: 'datum',
        label: 'Datum',
        kind: 'date',
        required: true,
        help: 'De dag waarop de dienst begon.',
      }),
      field({ id: 'begin', label: 'Begin', kind: 'time', required: true }),
      field({
        id: 'einde',
        label: 'Einde',
        kind: 'time',
        required: true,
        help: 'Vroeger dan het begin betekent: de volgende dag.',
      }),
      post,
      role,
      field({ id: 'fase', label: 'Fase', kind: 'text', required: true, list: 'fase' }),
      field({ id: 'supervisie', label: 'Supervisie', kind: 'text', list: 'supervisie' }),
      field({
        id: 'opmerkingen',
        label: 'Opmerkingen',
        kind: 'long',
        help: 'Zonder gegevens van patiënten.',
      }),
      dossier,
    ],
  },
  {
    id: APPROVAL,
    version: 1,
    title: 'Akkoord huisartsopleider diensten',
    purpose: 'Je opleider is akkoord met de diensten van een huisartsstage.',
    fields: [
      field({ id: 'fase', label: 'Fase', kind: 'text', required: true, list: 'fase' }),
      field({
        id: 'datum',
        label: 'Datum',
        kind: 'date',
        required: true,
        help: 'De dag waarop je opleider akkoord gaf.',
      }),
      trainer,
      note,
      ...acts,
      dossier,
    ],
  },
  {
    id: DECLARATION,
    version: 1,
    title: 'Bekwaamheidsverklaring dienst HAP',
    purpose: 'Je opleider verklaart dat je een rol op de huisartsenpost kunt vervullen.',
    fields: [
      role,
      field({
        id: 'datum',
        label: 'Datum',
        kind: 'date',
        required: true,
        help: 'De dag waarop je bekwaam bent verklaard.',
      }),
      post,
      field({ id: 'fase', label: 'Fase', kind: 'text', list: 'fase' }),
      trainer,
      field({
        id: 'hoedanigheid',
        label: 'Hoedanigheid',
        kind: 'choice',
        required: true,
        choices: [
          { value: 'opleider', label: 'Opleider' },
          { value: 'waarnemend', label: 'Waarnemend opleider' },
        ],
      }),
      note,
      ...acts,
      dossier,
    ],
  },
];

function made(
  id: string,
  definition: string,
  state: FormState,
  values: FormValues,
  more: Partial<FakeForm> = {},
): FakeForm {
  const found = hapDefinitions.find((d) => d.id === definition);
  if (!found) throw new Error(`no definition ${definition}`);
  const all = { ...values, dossier: HAP_DOSSIER };
  const time = `${values.datum}T20:00:00Z`;
  return {
    id,
    dossier: HAP_DOSSIER,
    definition: found,
    state,
    values: all,
    kept: state === 'concept' ? time : '',
    versions:
      state === 'concept'
        ? []
        : [
            {
              id: `v-${id}`,
              time: more.withdrawnOn ?? time,
              state: state === 'open' ? 'open' : state,
              values: all,
            },
          ],
    conflict: [],
    removed: '',
    ...more,
  };
}

const days = [
  ['2026-03-14', '08:00', '17:00', 'telefoonarts'],
  ['2026-03-29', '17:00', '23:00', 'telefoonarts'],
  ['2026-04-11', '08:00', '17:00', 'telefoonarts'],
  ['2026-04-27', '17:00', '23:00', 'consultarts'],
  ['2026-05-16', '08:00', '17:00', 'consultarts'],
  ['2026-06-06', '23:00', '08:00', 'consultarts'],
  ['2026-06-20', '17:00', '23:00', 'consultarts'],
  ['2026-07-04', '08:00', '17:00', 'consultarts'],
  ['2026-09-12', '17:00', '23:00', 'consultarts'],
  ['2026-09-26', '08:00', '17:00', 'visitearts'],
  ['2026-10-10', '17:00', '23:00', 'visitearts'],
  ['2026-10-24', '23:00', '08:00', 'visitearts'],
  ['2026-11-07', '08:00', '17:00', 'visitearts'],
  ['2026-11-14', '17:00', '23:00', 'consultarts'],
] as const;

export const longPost =
  'Huisartsenpost Bollenstreek en omstreken, locatie Alrijne ziekenhuis Leiderdorp (ingang spoedplein)';

/** What lies in a portfolio that is not empty. */
export function firstHapForms(long: boolean): FakeForm[] {
  const hap = long ? longPost : 'HAP Leiden';
  const opleider = long
    ? 'Anne-Sophie Wilhelmina van Oosterhout-van den Bergh-Ruiterkamp'
    : 'Eefje van der Veen';
  const fase = 'Eerste huisartsstage';
  const shifts = days.map(([datum, begin, einde, rol], i) =>
    made(
      `s${i + 1}`,
      SHIFT,
      'closed',
      {
        datum,
        begin,
        einde,
        hap,
        rol,
        fase,
        supervisie: i < 4 ? 'directe supervisie' : 'supervisie op de post',
      },
      i < 8 ? { scorion: 'done', scorionAt: '2026-07-10T09:00:00Z' } : { scorion: i < 12 ? 'todo' : '' },
    ),
  );
  return [
    ...shifts,
    made('dec1', DECLARATION, 'closed', {
      rol: 'telefoonarts',
      datum: '2026-05-02',
      hap,
      fase,
      opleider,
      hoedanigheid: 'opleider',
      'bevestigd-naam': opleider,
      'bevestigd-big': '69000000201',
      'bevestigd-op': '2026-05-02',
    }),
    made('dec2', DECLARATION, 'closed', {
      rol: 'consultarts',
      datum: '2026-09-20',
      hap,
      fase,
      opleider,
      hoedanigheid: 'opleider',
      toelichting: 'Ook de nachten zelfstandig.',
    }),
    made(
      'dec3',
      DECLARATION,
      'withdrawn',
      {
        rol: 'consultarts',
        datum: '2026-08-01',
        hap,
        fase,
        opleider: 'Jan-Willem Smits',
        hoedanigheid: 'waarnemend',
        reden: 'Verkeerde datum ingevuld; de goede is van 20 september.',
      },
      { withdrawnOn: '2026-09-20T19:00:00Z' },
    ),
    made('dec4', DECLARATION, 'concept', {
      rol: 'visitearts',
      datum: '',
      hap,
      fase,
      opleider: '',
      hoedanigheid: '',
    }),
    made('akk1', APPROVAL, 'concept', { fase, datum: '', opleider: '' }),
  ];
}
