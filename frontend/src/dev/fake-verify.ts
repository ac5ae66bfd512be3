import type { PapersService } from '../lib/api/hap';
import type { KnownSigner, LooseForm, VerifyView } from '../lib/api/hap-types';
import type { FieldProblem } from '../lib/api/portfolio-types';
import type { Failure } from '../lib/api/types';
import { fakePaper } from './fake-pdf';
import { institutes } from './fake-rules';
import type { Answer } from './fake-settings';

// What needs no open portfolio: a document filled in by hand, and the check of
// a PDF. Of make-believe.

export type FakeVerify = Pick<
  PapersService,
  | 'Fingerprint'
  | 'Loose'
  | 'LoosePreview'
  | 'LooseSave'
  | 'LooseOpen'
  | 'LooseShow'
  | 'PickVerify'
  | 'VerifyPath'
  | 'VerifyContent'
  | 'VerifyDocument'
  | 'VerifyAgain'
  | 'Known'
  | 'AddKnown'
  | 'RemoveKnown'
>;

export const OWN = '4A7F 09C2 D1E8 77B0 3F5A 6612 90CE 8D41';
const OTHER = 'B83D 20F7 5C19 EE04 A6D2 7781 3B9F 14CA';

const facts = {
  number: 'HAP-2026-7K4M-Q2XD',
  made: '2026-11-21',
  name: 'Noor van den Berg',
  big: '39000000101',
  institute: 'Leiden (LUMC)',
  practice: { name: 'Huisartsenpraktijk De Linde', phone: '071 000 00 01' },
  declarations: [
    {
      role: 'telefoonarts',
      date: '2026-09-14',
      post: 'HAP Leiden',
      trainer: 'Eefje van der Veen',
      confirmed: true,
      withdrawn: '',
    },
    {
      role: 'consultarts',
      date: '2026-11-14',
      post: 'HAP Leiden',
      trainer: 'Eefje van der Veen',
      confirmed: false,
      withdrawn: '',
    },
  ],
};

const none = {
  number: '',
  made: '',
  name: '',
  big: '',
  institute: '',
  practice: { name: '', phone: '' },
  declarations: [],
};

/** What can be found about a PDF, by the word in its name. */
const findings: Record<string, Omit<VerifyView, 'file' | 'since'>> = {
  eigen: {
    state: 'whole',
    signer: 'own',
    fingerprint: OWN,
    words: 'Dit document is heel: er is niets aan veranderd. Jij hebt het ondertekend.',
    hint: '',
    ...facts,
    withdrawn: [],
  },
  onbekend: {
    state: 'whole',
    signer: 'unknown',
    fingerprint: OTHER,
    words:
      'Dit document is heel: er is niets aan veranderd. De ondertekenaar is onbekend: iedereen kan zo’n document maken.',
    hint: 'Vraag de aios of de praktijk om de vingerafdruk voor te lezen, en bewaar hem als hij klopt. De digitale handtekening is die van de aios, niet die van de opleider.',
    ...facts,
    withdrawn: [],
  },
  veranderd: {
    state: 'changed',
    signer: 'none',
    fingerprint: '',
    words: 'Dit document is veranderd nadat het was gemaakt. Vertrouw niet wat erin staat.',
    hint: 'Vraag het document opnieuw aan de aios, of bel de praktijk op een nummer dat je van elders kent.',
    ...none,
    withdrawn: [],
  },
  los: {
    state: 'unsigned',
    signer: 'none',
    fingerprint: '',
    words:
      'Dit document is zonder portfolio gemaakt en niet digitaal ondertekend. Of er iets aan veranderd is, kan niemand zien.',
    hint: 'Alleen een handtekening in inkt geldt. Bel bij twijfel de praktijk.',
    ...none,
    withdrawn: [],
  },
  vreemd: {
    state: 'foreign',
    signer: 'none',
    fingerprint: '',
    words: 'Dit is geen document van Aiosmap, of het kenmerk is eruit gehaald.',
    hint: 'Is het een document van Scorion, dan kan alleen de aios daar laten zien wat erin staat.',
    ...none,
    withdrawn: [],
  },
  kapot: {
    state: 'damaged',
    signer: 'none',
    fingerprint: '',
    words: 'Dit bestand is beschadigd, of het is geen PDF.',
    hint: 'Vraag of het opnieuw gestuurd kan worden.',
    ...none,
    withdrawn: [],
  },
};

export function fakeVerify(answer: Answer, long: boolean): FakeVerify {
  let known: KnownSigner[] = [];
  let turn = 0;
  const kinds = Object.keys(findings);

  let last = '';

  function look(file: string): VerifyView {
    last = file;
    const kind = kinds.find((k) => file.includes(k)) ?? kinds[turn++ % kinds.length] ?? 'eigen';
    const found = findings[kind] as Omit<VerifyView, 'file' | 'since'>;
    const mine = known.find((k) => k.fingerprint === found.fingerprint);
    return {
      file,
      ...found,
      ...(mine && found.signer === 'unknown'
        ? {
            signer: 'known' as const,
            words:
              'Dit document is heel: er is niets aan veranderd. De ondertekenaar is bekend: je bewaarde deze vingerafdruk op 27 november 2026.',
            hint: '',
          }
        : {}),
      since: mine?.since ?? '',
      ...(long && found.name ? { name: 'Anne-Sophie Wilhelmina van Oosterhout-van den Bergh' } : {}),
    };
  }

  function wrong(form: LooseForm): FieldProblem[] {
    const problems: FieldProblem[] = [];
    const say = (field: string, message: string) =>
      problems.push({ field, message, severity: 'error' } as FieldProblem);
    if (form.name.trim() === '') say('name', 'Vul je naam in.');
    if (!/^\d{11}$/.test(form.big)) say('big', 'Een BIG-nummer heeft 11 cijfers.');
    form.declarations.forEach((d, i) => {
      if (d.role === '') say(`declarations.${i}.role`, 'Kies waarvoor je bekwaam bent.');
      if (d.date === '') say(`declarations.${i}.date`, 'Vul een datum in.');
      if (d.trainer === '') say(`declarations.${i}.trainer`, 'Vul de naam van je opleider in.');
    });
    return problems;
  }

  const name = (form: LooseForm) => `Bekwaamheidsverklaring HAP - ${form.name} - 2026-11-27.pdf`;

  return {
    Fingerprint: () => answer('Fingerprint', [], () => OWN),
    Loose: () =>
      answer('Loose', [], () => ({
        form: {
          institute: '',
          name: '',
          big: '',
          stage: '',
          practice: { name: '', phone: '' },
          declarations: [
            { role: '', post: '', date: '', stage: '', trainer: '', capacity: 'opleider' as const, note: '' },
          ],
          approvals: [],
          shifts: [],
        },
        institutes,
        roles: ['telefoonarts', 'consultarts', 'visitearts'],
        stages: [
          { name: 'Eerste huisartsstage', norm: 20, start: '', end: '' },
          { name: 'Tweede huisartsstage', norm: 15, start: '', end: '' },
        ],
      })),
    LoosePreview: (form) =>
      answer('LoosePreview', [form], () => {
        const problems = wrong(form);
        return {
          pdf:
            problems.length > 0
              ? ''
              : fakePaper(
                  form.name,
                  'HAP-2026-0000-0001',
                  form.declarations.map((d) => d.role),
                ),
          fileName: name(form),
          problems,
        };
      }),
    LooseSave: (form) =>
      answer('LooseSave', [form], () => ({
        path: `C:\\Users\\noor\\Documents\\${name(form)}`,
        file: name(form),
        written: 0,
        leftOut: [],
        aside: [],
        sha256: '',
      })),
    LooseOpen: (form) => answer('LooseOpen', [form], () => undefined),
    LooseShow: () => answer('LooseShow', [], () => undefined),
    PickVerify: () => answer('PickVerify', [], () => look(`document ${turn + 1}.pdf`)),
    VerifyPath: (path) => answer('VerifyPath', [path], () => look(path.replace(/^.*[\\/]/, ''))),
    VerifyContent: (file, base64) => answer('VerifyContent', [file, base64], () => look(file)),
    VerifyAgain: () => answer('VerifyAgain', [], () => (last ? look(last) : null)),
    VerifyDocument: (id) => answer('VerifyDocument', [id], () => look('eigen.pdf')),
    Known: () => answer('Known', [], () => known),
    AddKnown: (fingerprint) =>
      answer('AddKnown', [fingerprint], () => {
        const plain = fingerprint.replace(/[\s-]/g, '').toUpperCase();
        if (!/^[0-9A-F]{32}$/.test(plain))
          throw {
            code: 'fingerprint-wrong',
            message: 'Dit is geen vingerafdruk.',
            hint: 'Hij heeft acht groepen van vier tekens: de cijfers en A tot en met F.',
          } satisfies Failure;
        const groups = plain.match(/.{4}/g)?.join(' ') ?? '';
        if (known.some((k) => k.fingerprint === groups))
          throw { code: 'fingerprint-known', message: 'Deze vingerafdruk staat er al.', hint: '' };
        known = [{ fingerprint: groups, since: '2026-11-27' }, ...known];
        return known;
      }),
    RemoveKnown: (fingerprint) =>
      answer('RemoveKnown', [fingerprint], () => {
        known = known.filter((k) => k.fingerprint !== fingerprint);
        return known;
      }),
  };
}
