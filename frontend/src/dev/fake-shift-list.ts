import type { HapService, ShiftListService } from '../lib/api/hap';
import type { ShiftAction, ShiftColumn, ShiftListView, ShiftRow } from '../lib/api/hap-types';
import type { CellView, ChangeView, KindView, ProblemView } from '../lib/api/types';
import { HAP_DOSSIER } from './fake-hap-forms';
import type { FakeKept } from './fake-dossiers';
import { no } from './fake-rules';
import type { Answer } from './fake-settings';

// A list of shifts of make-believe. It decides nothing; it only makes every
// state that the screens must draw.

interface Given {
  kept: FakeKept;
  hap: HapService;
  answer: Answer;
  long: boolean;
}

const fields = ['datum', 'begin', 'einde', 'hap', 'rol', 'fase', 'supervisie', 'opmerkingen'] as const;
type Field = (typeof fields)[number];

const labels: Record<Field, string> = {
  datum: 'Datum',
  begin: 'Begin',
  einde: 'Einde',
  hap: 'HAP',
  rol: 'Rol',
  fase: 'Fase',
  supervisie: 'Supervisie',
  opmerkingen: 'Opmerkingen',
};

/** Rows as they stand in the file: date, begin, end, HAP, role, supervision, remarks. */
const source: readonly (readonly [number, string, string, string, string, string, string, string])[] = [
  [2, '14-3-2026', '8:00', '17:00', 'HAP Leiden', 'telefoonarts', 'direct', ''],
  [3, '45000', '17:00', '23:00', 'HAP Leiden', 'consultarts', 'op de post', ''],
  [4, 'zo 15-11', '17u', '23u', 'HAP Leiden', 'consult arts', 'op de post', 'druk'],
  [5, '16-11-2026', '18:00', '', 'HAP Leiden', 'visitearts', 'op afstand', ''],
  [6, '17-11-2026', '23:00', '8:00', 'Alphen', 'visitearts', 'op afstand', ''],
  [7, '14-11-2026', '17:00', '23:00', 'HAP Leiden', 'consultarts', 'op de post', ''],
  [8, '20-12-2026', '8:00', '17:00', 'HAP Leiden', 'chauffeur', 'op de post', ''],
  [9, '18-11-2026', '8:00', '17:00', 'HAP Leiden', 'consultarts', 'op de post', ''],
];

const kinds: Record<string, Pick<KindView, 'group' | 'label' | 'explain'>> = {
  'time-missing': { group: 'error', label: 'Tijd ontbreekt', explain: 'Begin of einde is leeg.' },
  'role-unknown': {
    group: 'error',
    label: 'Onbekende rol',
    explain: 'De rol staat niet in je lijst van rollen. Voeg hem toe, of kies een andere.',
  },
  'shift-future': { group: 'error', label: 'Dienst in de toekomst', explain: 'De dag moet nog komen.' },
  'role-spelling': {
    group: 'suggestion',
    label: 'Rol anders geschreven',
    explain: 'Het lijkt op een rol die je gebruikt.',
  },
  'post-new': { group: 'warning', label: 'Nieuwe HAP', explain: 'De HAP staat nog niet in je lijst.' },
  'date-written': {
    group: 'fix',
    label: 'Datum voluit',
    explain: 'De datum is geschreven als dag, maand en jaar.',
  },
  'time-written': {
    group: 'fix',
    label: 'Tijd voluit',
    explain: 'De tijd is geschreven als uren en minuten.',
  },
  edit: { group: 'fix', label: 'Door jou gewijzigd', explain: 'Wat je zelf in een cel zette.' },
};

interface Step {
  words: string;
  action: ShiftAction;
}

export function fakeShiftList({ kept, hap, answer, long }: Given): ShiftListService {
  let open = false;
  let file = '';
  let steps: Step[] = [];
  let at = 0;

  /** What the steps that count make of a cell, a row and a kind. */
  function state() {
    const edits = new Map<string, string>();
    const drops = new Map<number, boolean>();
    const answers = new Map<string, 'yes' | 'no' | ''>();
    const fills = new Map<string, string>();
    for (const { action } of steps.slice(0, at)) {
      if (action.do === 'edit') for (const c of action.cells ?? []) edits.set(`${c.row}.${c.field}`, c.value);
      if (action.do === 'set' && action.name?.startsWith('fill:'))
        fills.set(action.name.slice('fill:'.length), action.value ?? '');
      if (action.do === 'file') for (const c of action.cells ?? []) edits.delete(`${c.row}.${c.field}`);
      if (action.do === 'drop' && action.kind === 'error') for (const r of [5, 8]) drops.set(r, true);
      else if (action.do === 'drop' || action.do === 'take')
        for (const r of action.rows ?? []) drops.set(r, action.do === 'drop');
      const said = { accept: 'yes', leave: 'no', ask: '' }[action.do as 'accept'] as
        'yes' | 'no' | '' | undefined;
      if (said !== undefined) {
        const rows = action.rows?.length ? action.rows : source.map(([row]) => row);
        for (const r of rows) answers.set(`${action.kind}.${r}`, said);
      }
    }
    return { edits, drops, answers, fills };
  }

  function row([n, ...found]: (typeof source)[number]): ShiftRow {
    const { edits, drops, answers } = state();
    const raw: Record<Field, string> = {
      datum: found[0] === '45000' ? '14-11-2025' : found[0],
      begin: found[1],
      einde: found[2],
      hap:
        long && found[3] === 'HAP Leiden' ? 'Huisartsenpost Bollenstreek en omstreken, Leiderdorp' : found[3],
      rol: found[4],
      fase: '',
      supervisie: found[5],
      opmerkingen: found[6],
    };
    const changes: ChangeView[] = [];
    const problems: ProblemView[] = [];
    const value: Record<Field, string> = { ...raw, fase: 'Eerste huisartsstage' };
    const before: Partial<Record<Field, string>> = {};
    const change = (kind: string, field: Field, after: string) => {
      const group = kinds[kind]?.group === 'suggestion' ? 'suggestion' : 'fix';
      const given = answers.get(`${kind}.${n}`) ?? (group === 'fix' ? 'yes' : '');
      const was = found[0] === '45000' && field === 'datum' ? '45000' : raw[field];
      changes.push({
        kind,
        label: kinds[kind]?.label ?? kind,
        explain: kinds[kind]?.explain ?? '',
        group,
        field,
        cell: `${'ABCDE FG'[fields.indexOf(field)]}${n}`,
        before: was,
        after,
        answer: given,
        fixed: kind === 'edit',
      });
      if (given === 'yes') {
        value[field] = after;
        before[field] = was;
      }
    };
    const matter = (code: string, field: Field, message: string, hint = '') =>
      problems.push({
        code,
        severity: kinds[code]?.group === 'warning' ? 'warning' : 'error',
        row: n,
        column: field,
        cell: `${'ABCDE FG'[fields.indexOf(field)]}${n}`,
        value: value[field],
        message,
        hint,
      });

    const day = { '14-3-2026': '14-03-2026', '45000': '14-11-2025', 'zo 15-11': '15-11-2026' }[found[0]];
    if (day && !edits.has(`${n}.datum`)) change('date-written', 'datum', day);
    for (const field of ['begin', 'einde'] as const) {
      const short = { '8:00': '08:00', '17u': '17:00', '23u': '23:00' }[raw[field]];
      if (short && !edits.has(`${n}.${field}`)) change('time-written', field, short);
    }
    if (raw.rol === 'consult arts' && !edits.has(`${n}.rol`)) change('role-spelling', 'rol', 'consultarts');
    for (const field of fields) {
      const typed = edits.get(`${n}.${field}`);
      if (typed === undefined) continue;
      change('edit', field, typed);
    }
    const double = value.datum === '14-11-2026' && value.begin === '17:00';
    const out = drops.get(n) ?? double;
    if (!out) {
      if (value.einde === '') matter('time-missing', 'einde', 'Het einde ontbreekt.', 'Vul de tijd in.');
      if (value.rol === 'chauffeur')
        matter(
          'role-unknown',
          'rol',
          '‘chauffeur’ is geen rol die je gebruikt.',
          'Kies een andere, of voeg hem toe.',
        );
      if (value.datum === '20-12-2026')
        matter('shift-future', 'datum', 'Deze dag moet nog komen.', 'Kijk de datum na, of laat de rij weg.');
      if (value.hap === 'Alphen') matter('post-new', 'hap', '‘Alphen’ staat nog niet bij je HAP’s.');
    }
    const waits = changes.filter((c) => c.group === 'suggestion' && c.answer === '');
    const cells: CellView[] = fields.map((field) => {
      const problem = problems.find((p) => p.column === field);
      const offer = waits.find((c) => c.field === field);
      const changed = before[field] !== undefined;
      return {
        value: value[field],
        ...(changed ? { before: before[field] ?? '', changed } : {}),
        ...(offer ? { offer: offer.after, offered: true } : {}),
        state: problem
          ? problem.severity === 'error'
            ? 'error'
            : 'warning'
          : offer
            ? 'suggestion'
            : changed
              ? 'changed'
              : '',
      };
    });
    const worst = ['error', 'suggestion', 'warning', 'changed'].find((s) => cells.some((c) => c.state === s));
    return {
      row: n,
      state: out ? 'out' : (worst ?? 'ok'),
      out: out
        ? double && !drops.get(n)
          ? 'Deze dienst staat al in je portfolio.'
          : 'Deze rij heb je weggelaten.'
        : '',
      double,
      cells,
      problems,
      changes,
    };
  }

  function view(): ShiftListView {
    const rows = source.map(row);
    const take = rows.filter((r) => r.state !== 'out');
    const errors = take.filter((r) => r.problems.some((p) => p.severity === 'error')).length;
    const columns: ShiftColumn[] = fields.map((field, i) => ({
      field,
      label: labels[field],
      required: i < 6,
      header: field === 'fase' ? '' : field === 'begin' ? 'van' : field === 'einde' ? 'tot' : labels[field],
      letter: field === 'fase' ? '' : ('ABCDE FG'[i] ?? ''),
      options: [],
      fill: state().fills.get(field) ?? '',
    }));
    const all = Object.entries(kinds).flatMap(([code, kind]): KindView[] => {
      const changes = rows.flatMap((r) => r.changes.filter((c) => c.kind === code));
      const problems = rows.flatMap((r) => r.problems.filter((p) => p.code === code));
      if (changes.length + problems.length === 0) return [];
      const said = (a: string) => changes.filter((c) => c.answer === a).length;
      return [
        {
          code,
          ...kind,
          count: changes.length + problems.length,
          open: said(''),
          taken: said('yes'),
          left: said('no'),
          answer: said('yes') === changes.length ? 'yes' : said('no') === changes.length ? 'no' : '',
          fixed: code === 'edit' || changes.length === 0,
        },
      ];
    });
    return {
      file,
      path: file === 'Geplakte cellen' ? '' : `C:\\Users\\noor\\Documents\\${file}`,
      format: file === 'Geplakte cellen' ? 'geplakte cellen' : 'Excel-werkmap',
      sheet: 'Diensten',
      sheets: [
        { name: 'Diensten', hidden: false, rows: source.length },
        { name: 'Rooster', hidden: false, rows: 40 },
      ],
      headerRow: 1,
      hiddenRows: 0,
      sourceColumns: columns
        .filter((c) => c.letter !== '')
        .map((c) => ({
          letter: c.letter,
          header: c.header,
          field: c.field,
          fieldLabel: c.label,
          how: c.header === c.label ? 'exact' : 'synonym',
          hidden: false,
        })),
      columns,
      counts: {
        rows: rows.length,
        take: take.length,
        out: rows.length - take.length,
        double: rows.filter((r) => r.double).length,
        changed: take.filter((r) => r.cells.some((c) => c.state === 'changed')).length,
        suggestions: take.filter((r) => r.changes.some((c) => c.group === 'suggestion' && c.answer === ''))
          .length,
        check: take.filter((r) => r.problems.some((p) => p.severity === 'warning')).length,
        errors,
      },
      kinds: all,
      general: [],
      rows,
      history: {
        canUndo: at > 0,
        canRedo: at < steps.length,
        undo: steps[at - 1]?.words ?? '',
        redo: steps[at]?.words ?? '',
        steps: at,
      },
      canTake: errors === 0 && take.length > 0,
      whyNot:
        errors > 0
          ? `${errors === 1 ? 'Eén rij is' : `${errors} rijen zijn`} nog fout. Verbeter ze of laat ze weg.`
          : take.length === 0
            ? 'Er is geen rij om over te nemen.'
            : '',
      takeLabel: `${take.length} ${take.length === 1 ? 'dienst' : 'diensten'} overnemen`,
    };
  }

  function opened(name: string): ShiftListView {
    open = true;
    file = name;
    steps = [];
    at = 0;
    return view();
  }

  function go(by: number): ShiftListView {
    at = Math.min(steps.length, Math.max(0, at + by));
    return view();
  }

  const words: Record<ShiftAction['do'], string> = {
    edit: 'cel gewijzigd',
    file: 'terug naar het bestand',
    accept: 'overgenomen',
    leave: 'zo gelaten',
    ask: 'vraag weer open',
    drop: 'rij weggelaten',
    take: 'rij toch meegenomen',
    set: 'lijst anders gelezen',
  };

  return {
    Pick: () => answer('ShiftList.Pick', [], () => opened('mijn diensten.xlsx')),
    OpenPath: (path) => answer('ShiftList.OpenPath', [path], () => opened(path.replace(/^.*[\\/]/, ''))),
    OpenContent: (name, base64) => answer('ShiftList.OpenContent', [name, base64], () => opened(name)),
    Paste: (text, html) => answer('ShiftList.Paste', [text, html], () => opened('Geplakte cellen')),
    OpenAgain: (password) => answer('ShiftList.OpenAgain', [password], () => opened('mijn diensten.xlsx')),
    Current: () => answer('ShiftList.Current', [], () => (open ? view() : null)),
    Do: (action) =>
      answer('ShiftList.Do', [action], () => {
        steps = [...steps.slice(0, at), { words: words[action.do], action }];
        at = steps.length;
        return view();
      }),
    Undo: () => answer('ShiftList.Undo', [], () => go(-1)),
    Redo: () => answer('ShiftList.Redo', [], () => go(1)),
    Take: () =>
      answer('ShiftList.Take', [], () => {
        const now = view();
        if (!now.canTake) throw no('list-errors', now.whyNot, '');
        const ids = now.rows
          .filter((r) => r.state !== 'out')
          .map((r) => {
            const values = Object.fromEntries(fields.map((f, i) => [f, r.cells[i]?.value ?? '']));
            const [d = '', m = '', y = ''] = (values.datum ?? '').split('-');
            const form = kept.begin('dienst', HAP_DOSSIER, {
              ...values,
              datum: `${y}-${m}-${d}`,
              dossier: HAP_DOSSIER,
            });
            kept.version(form, form.values, 'closed');
            return form.id;
          });
        open = false;
        return ids;
      }).then(async (ids) => ({ ids, view: await hap.View() })),
    Close: () =>
      answer('ShiftList.Close', [], () => {
        open = false;
      }),
  };
}
