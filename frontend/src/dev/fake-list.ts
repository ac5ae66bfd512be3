import type {
  Action,
  CellView,
  ChangeView,
  KindView,
  MalView,
  NewValue,
  PlaceView,
  ProblemView,
  RowDetail,
  RowView,
} from '../lib/api/types';

// A list of make-believe: invented names, and numbers that satisfy the check.
// It decides nothing; it only makes every state that the screens must draw.

const numbers = ['39000000101', '69000000201', '99000000301', '09000001901', '09000002701', '19000000701'];
const first = ['Noor', 'Daan', 'Yasmina', 'Björn', 'Maartje', 'Thijs', 'Esmée', 'Koen'];
const last = ['Veldman', 'Rozema', 'Aksoy', 'Hólm', 'Wolthuis', 'Brandsma', 'Terpstra', 'Kuiper'];

/** The number of the first row added by hand, as in the core. */
const TYPED = 2_000_001;

export const fakeColumns = [
  ['firstname', 'voornaam', 'A'],
  ['middlename', 'tussenvoegsel', ''],
  ['lastname', 'achternaam', 'B'],
  ['email', 'e-mail', 'C'],
  ['username', 'gebruikersnaam', ''],
  ['status', 'status', ''],
  ['rolegroup', 'rolegroup', ''],
  ['rol', 'rol', ''],
  ['password', 'wachtwoord', ''],
  ['gender', 'geslacht', 'E'],
  ['instituut', 'instituut', ''],
  ['niv2', 'niv2', ''],
  ['big_nr', 'BIG-nummer', 'D'],
  ['in_opleiding', 'in_opleiding', ''],
] as const;

export const fakeFixed = ['status', 'rolegroup', 'rol', 'instituut', 'niv2', 'in_opleiding'];

type Group = 'error' | 'suggestion' | 'warning' | 'fix';

export const fakeKinds: [group: Group, code: string, label: string, explain: string, fixed: boolean][] = [
  [
    'error',
    'edit-conflict',
    'Bestand veranderd onder je wijziging',
    'In het bestand staat nu iets anders dan toen je deze cel wijzigde.',
    true,
  ],
  ['error', 'name-missing', 'Naam ontbreekt', 'De voornaam of achternaam is leeg.', true],
  ['error', 'email-invalid', 'Geen geldig e-mailadres', 'Het adres mist een @ of een domein.', true],
  [
    'suggestion',
    'prefix-split',
    'Tussenvoegsel in de achternaam',
    'Het tussenvoegsel krijgt zijn eigen kolom; de achternaam begint dan met een hoofdletter.',
    false,
  ],
  [
    'warning',
    'name-suspect',
    'Vreemde tekens in een naam',
    'Een naam met een vraagteken of een cijfer is vaak onderweg beschadigd.',
    true,
  ],
  [
    'fix',
    'big-leading-zero',
    'Voorloopnul toegevoegd',
    'Excel laat de nul vooraan vallen als het nummer als getal wordt gelezen.',
    false,
  ],
  ['fix', 'gender', 'Geslacht omgezet', 'Scorion vraagt gender_m of gender_v.', false],
  [
    'fix',
    'email',
    'E-mailadres opgeschoond',
    'Spaties, haken en leestekens rond het adres horen er niet in.',
    false,
  ],
  ['fix', 'edit', 'Zelf ingevuld', 'Deze waarde heb je zelf ingevuld.', true],
];

export interface FakeListSettings {
  rows: number;
  long: boolean;
  clean: boolean;
  /** Row 3's e-mail address was changed in the file under an edit. */
  conflict: boolean;
}

/** One row with everything that is known of it. */
export interface FakeRow {
  view: RowView;
  detail: RowDetail;
}

/** The choices that a series of actions adds up to, and the rows they make. */
export class FakeList {
  private steps: Action[] = [];
  private at = 0;
  private made: FakeRow[] | undefined;

  constructor(
    private readonly settings: FakeListSettings,
    private readonly mal: () => MalView,
  ) {}

  /** Forgets rows made with another mal. */
  stale(): void {
    this.made = undefined;
  }

  act(action: Action): void {
    let step = action;
    if (step.do === 'aside' && step.kind === 'error') {
      step = { do: 'aside', rows: this.under('error').map((r) => r.view.row) };
    }
    this.steps = [...this.steps.slice(0, this.at), step];
    this.at++;
    this.made = undefined;
  }

  go(by: number): void {
    this.at = Math.min(this.steps.length, Math.max(0, this.at + by));
    this.made = undefined;
  }

  history() {
    const words = (a: Action | undefined): string => {
      if (!a) return '';
      if (a.do === 'edit')
        return a.cells?.length === 1 ? '1 cel wijzigen' : `${a.cells?.length} cellen wijzigen`;
      if (a.do === 'accept') return 'voorstel overnemen';
      if (a.do === 'leave') return 'zo laten';
      if (a.do === 'drop') return 'rij weglaten';
      if (a.do === 'aside') return 'rijen apart zetten';
      if (a.do === 'type') return 'rij toevoegen';
      return 'keuze wijzigen';
    };
    return {
      canUndo: this.at > 0,
      canRedo: this.at < this.steps.length,
      undo: words(this.steps[this.at - 1]),
      redo: words(this.steps[this.at]),
      steps: this.at,
    };
  }

  set(name: string): string {
    return lastOf(this.done(), (s) => s.do === 'set' && s.name === name)?.value ?? '';
  }

  rows(): FakeRow[] {
    if (!this.made) {
      const typed = this.done().filter((s) => s.do === 'type').length;
      this.made = [
        ...Array.from({ length: this.settings.rows }, (_, i) => this.row(i, i + 2)),
        ...Array.from({ length: typed }, (_, i) => this.row(-1, TYPED + i)).filter(
          (r) => r.view.state !== 'out',
        ),
      ];
    }
    return this.made;
  }

  under(filter: string): FakeRow[] {
    const has = (severity: string) => (r: FakeRow) =>
      inList(r) && r.detail.problems.some((p) => p.severity === severity);
    const asks = (r: FakeRow) =>
      inList(r) && r.detail.changes.some((c) => c.group === 'suggestion' && c.answer === '');
    const code = filter.replace('kind:', '');
    switch (filter) {
      case '':
        return this.rows();
      case 'changed':
        return this.rows().filter((r) => r.view.cells.some((c) => c.state === 'changed'));
      case 'suggestion':
        return this.rows().filter(asks);
      case 'check':
        return this.rows().filter(has('warning'));
      case 'error':
        return this.rows().filter(has('error'));
      case 'out':
      case 'aside':
        return this.rows().filter((r) => r.view.state === filter);
      default:
        return this.rows().filter((r) => placesIn(r, code).length > 0);
    }
  }

  places(kind: string): PlaceView[] {
    return this.under(`kind:${kind}`).flatMap((r, index) => placesIn(r, kind).map((p) => ({ ...p, index })));
  }

  kinds(): KindView[] {
    return fakeKinds
      .map(([group, code, label, explain, fixed]): KindView => {
        const found = this.places(code);
        const said = (answer: string) => found.filter((p) => p.answer === answer).length;
        const problem = group === 'error' || group === 'warning';
        return {
          group,
          code,
          label,
          explain,
          count: found.length,
          open: problem ? 0 : said(''),
          taken: problem ? 0 : said('yes'),
          left: problem ? 0 : said('no'),
          answer: this.answered(code, 0),
          fixed,
        };
      })
      .filter((k) => k.count > 0);
  }

  /** The next cell that asks for something, round the end. */
  next(row: number, field: string, back: boolean, filter: string): PlaceView | null {
    const rows = this.under(filter);
    const asks = rows.flatMap((r, index) =>
      inList(r)
        ? r.view.cells.flatMap((c, col): (PlaceView & { col: number })[] => {
            const wanted = ['error', 'warning', 'suggestion'].includes(c.state ?? '');
            const changes = filter === 'changed' || filter.startsWith('kind:');
            if (!wanted && !(changes && c.state === 'changed')) return [];
            const column = fakeColumns[col]?.[0] ?? '';
            const problem = r.detail.problems.find((p) => p.column === column);
            return [
              {
                ...blankPlace(r, column),
                message: problem?.message ?? '',
                before: c.value,
                after: c.offer ?? '',
                index,
                col,
              },
            ];
          })
        : [],
    );
    const col = fakeColumns.findIndex(([f]) => f === field);
    const after = (p: { row: number; col: number }) => p.row > row || (p.row === row && p.col > col);
    const before = (p: { row: number; col: number }) => p.row < row || (p.row === row && p.col < col);
    if (back) return lastOf(asks, before) ?? asks.at(-1) ?? null;
    return asks.find(after) ?? asks[0] ?? null;
  }

  private done(): Action[] {
    return this.steps.slice(0, this.at);
  }

  private answered(kind: string, row: number): string {
    const said = lastOf(
      this.done(),
      (s) =>
        ['accept', 'leave', 'ask'].includes(s.do) &&
        s.kind === kind &&
        ((s.rows ?? []).length === 0 || (row > 0 && (s.rows ?? []).includes(row))),
    );
    return said?.do === 'accept' ? 'yes' : said?.do === 'leave' ? 'no' : '';
  }

  private edited(row: number, field: string): string | undefined {
    const step = lastOf(
      this.done(),
      (s) => (s.do === 'edit' || s.do === 'file') && (s.cells ?? []).some((c) => at(c, row, field)),
    );
    if (!step || step.do === 'file') return undefined;
    return (step.cells ?? []).find((c) => at(c, row, field))?.value;
  }

  private row(index: number, number: number): FakeRow {
    const { clean, long } = this.settings;
    const typed = index < 0;
    const pick = (words: readonly string[], at: number) => (typed ? '' : (words[at % words.length] ?? ''));
    const name = pick(first, index);
    const family = pick(last, index * 3);
    const big = pick(numbers, index);
    const dirty = !clean && !typed;
    const facts = {
      prefix: dirty && index % 9 === 4,
      wrong: dirty && index % 11 === 6,
      check: dirty && index % 13 === 7,
      lost: big.startsWith('0'),
      messy: !typed && index % 7 === 3,
    };
    const changes: ChangeView[] = [];
    const problems: ProblemView[] = [];
    const letter = (field: string) => fakeColumns.find(([f]) => f === field)?.[2] ?? '';
    const address = (field: string) => (typed || letter(field) === '' ? '' : `${letter(field)}${number}`);

    const change = (kind: string, field: string, before: string, after: string): boolean => {
      const [group, , label, explain, fixed] = fakeKinds.find(([, c]) => c === kind) ?? [
        'fix',
        '',
        kind,
        '',
        true,
      ];
      const said = this.answered(kind, number);
      const answer = group === 'fix' && said === '' ? 'yes' : said;
      changes.push({
        kind,
        label,
        explain,
        group,
        field,
        cell: address(field),
        before,
        after,
        answer,
        fixed,
      });
      return answer === 'yes';
    };
    const problem = (
      code: string,
      severity: string,
      column: string,
      value: string,
      message: string,
      hint: string,
    ) => problems.push({ code, severity, row: number, column, cell: address(column), value, message, hint });

    const value = (field: string): { value: string; before?: string; offer?: string; mark?: number } => {
      const own = this.edited(number, field);
      switch (field) {
        case 'firstname': {
          const plain = long && !typed ? `${name}-Wilhelmina Alexandrine Josephina Cornelia` : name;
          return own === undefined ? { value: plain } : { value: own, before: plain };
        }
        case 'middlename': {
          if (own !== undefined) return { value: own, before: '' };
          if (!facts.prefix) return { value: '' };
          return change('prefix-split', field, '', 'van der')
            ? { value: 'van der', before: '' }
            : { value: '', offer: 'van der' };
        }
        case 'lastname': {
          const plain = long && !typed ? `${family} van Oudenaarde tot Wijngaarden-Schimmelpenninck` : family;
          const found = facts.prefix ? `van der ${family}` : facts.check ? `${plain}?` : plain;
          if (own !== undefined) return { value: own, before: found };
          if (!facts.prefix) return { value: found };
          return change('prefix-split', field, found, plain)
            ? { value: plain, before: found }
            : { value: found, offer: plain };
        }
        case 'email': {
          const plain = typed ? '' : `${name.toLowerCase()}.${family.toLowerCase()}@voorbeeld.nl`;
          const found = facts.wrong
            ? `${name.toLowerCase()}.voorbeeld.nl`
            : facts.messy
              ? ` ${plain};`
              : plain;
          if (own !== undefined) return { value: own, before: found };
          if (facts.wrong || !facts.messy) return { value: found };
          return change('email', field, found, plain) ? { value: plain, before: found } : { value: found };
        }
        case 'gender': {
          const found = typed ? '' : index % 2 ? 'm' : 'v';
          const plain = typed ? '' : `gender_${found}`;
          if (own !== undefined) return { value: own, before: found };
          if (typed) return { value: '' };
          return change('gender', field, found, plain) ? { value: plain, before: found } : { value: found };
        }
        case 'big_nr': {
          const found = facts.lost ? big.slice(1) : big;
          if (own !== undefined) return { value: own, before: found };
          if (!facts.lost) return { value: big };
          return change('big-leading-zero', field, found, big)
            ? { value: big, before: found, mark: 1 }
            : { value: found };
        }
        case 'username': {
          const nr = value('big_nr').value;
          return { value: nr === '' ? '' : `BIG-${nr}` };
        }
        default:
          return { value: this.mal().constants.find((c) => c.column === field)?.value ?? '' };
      }
    };

    const values = fakeColumns.map(([field]) => {
      const keep = changes.length;
      const made = value(field);
      // The user name looks at the number again; its change stands once.
      if (field === 'username') changes.length = keep;
      if (this.edited(number, field) !== undefined) change('edit', field, made.before ?? '', made.value);
      return made;
    });
    const text = (field: string) => values[fakeColumns.findIndex(([f]) => f === field)]?.value ?? '';
    const out = this.out(number);

    if (text('email') !== '' && !text('email').includes('@')) {
      problem(
        'email-invalid',
        'error',
        'email',
        text('email'),
        'Dit is geen e-mailadres: er staat geen @ in.',
        'Vraag het juiste adres aan de afzender en vul het hier in.',
      );
    }
    if (text('lastname') === '' || text('firstname') === '') {
      const empty = text('firstname') === '' ? 'firstname' : 'lastname';
      problem('name-missing', 'error', empty, '', 'Hier ontbreekt een naam.', 'Vul de naam in.');
    }
    if (text('lastname').includes('?')) {
      problem(
        'name-suspect',
        'warning',
        'lastname',
        text('lastname'),
        'In deze naam staat een vraagteken.',
        'Kijk in de bron of de naam klopt.',
      );
    }
    if (this.settings.conflict && number === 3 && this.edited(3, 'email') !== undefined && !this.settled()) {
      problem(
        'edit-conflict',
        'error',
        'email',
        'daan@elders.nl',
        `In het bestand staat nu ‘daan@elders.nl’; jij vulde ‘${text('email')}’ in toen er iets anders stond.`,
        'Kies welke van de twee geldt.',
      );
    }
    const cells = fakeColumns.map(([field], i): CellView => {
      const made = values[i] ?? { value: '' };
      const found = problems.find((p) => p.column === field);
      const changed = made.before !== undefined && made.before !== made.value;
      const state = found?.severity ?? (made.offer !== undefined ? 'suggestion' : changed ? 'changed' : '');
      return {
        value: made.value,
        ...(changed ? { before: made.before, changed } : {}),
        ...(state === '' ? {} : { state }),
        ...(made.offer === undefined || this.answered('prefix-split', number) === 'no'
          ? {}
          : { offer: made.offer, offered: true }),
        ...(made.mark ? { mark: made.mark } : {}),
      };
    });
    if (this.answered('prefix-split', number) === 'no') {
      for (const cell of cells) if (cell.state === 'suggestion') delete cell.state;
    }
    const order = ['error', 'suggestion', 'warning', 'changed'];
    const state = out || (order.find((s) => cells.some((c) => c.state === s)) ?? 'ok');
    const label = typed ? `+${number - TYPED + 1}` : '';
    return {
      view: { row: number, ...(label ? { label } : {}), state, cells },
      detail: {
        row: number,
        label: label || String(number),
        name: [text('firstname'), text('middlename'), text('lastname')].filter(Boolean).join(' '),
        state,
        out: out === 'out' ? 'Door jou weggelaten.' : out === 'aside' ? 'Apart gezet voor later.' : '',
        typed,
        changes: [...changes].sort((a, b) => Number(a.group === 'fix') - Number(b.group === 'fix')),
        problems,
      },
    };
  }

  private out(row: number): '' | 'out' | 'aside' {
    const step = lastOf(
      this.done(),
      (s) => ['drop', 'aside', 'take'].includes(s.do) && (s.rows ?? []).includes(row),
    );
    return step?.do === 'drop' ? 'out' : step?.do === 'aside' ? 'aside' : '';
  }

  /** The second value for the cell in conflict is the answer to it. */
  private settled(): boolean {
    return this.done().filter((s) => s.do === 'edit' && s.cells?.some((c) => at(c, 3, 'email'))).length > 1;
  }
}

function lastOf<T>(all: readonly T[], fits: (one: T) => boolean): T | undefined {
  return all.filter(fits).at(-1);
}

function at(c: NewValue, row: number, field: string): boolean {
  return c.row === row && c.field === field;
}

function inList(r: FakeRow): boolean {
  return r.view.state !== 'out' && r.view.state !== 'aside';
}

function blankPlace(r: FakeRow, field: string): PlaceView {
  const letter = fakeColumns.find(([f]) => f === field)?.[2] ?? '';
  return {
    row: r.view.row,
    rowLabel: r.detail.label,
    field,
    cell: r.detail.typed || letter === '' ? '' : `${letter}${r.view.row}`,
    name: r.detail.name,
    before: '',
    after: '',
    message: '',
    answer: '',
    index: 0,
  };
}

/** Where a kind stands in a row; a change of two cells is one place. */
function placesIn(r: FakeRow, kind: string): PlaceView[] {
  const change = lastOf(r.detail.changes, (c) => c.kind === kind);
  if (change) {
    const { field, before, after, answer } = change;
    return [{ ...blankPlace(r, field), before, after, answer }];
  }
  if (!inList(r)) return [];
  return r.detail.problems
    .filter((p) => p.code === kind)
    .map((p) => ({ ...blankPlace(r, p.column), before: p.value, message: p.message }));
}
