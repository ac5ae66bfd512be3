import type { HapService } from '../lib/api/hap';
import {
  APPROVAL,
  DECLARATION,
  SHIFT,
  type ApprovalLine,
  type DeclarationLine,
  type FinalState,
  type HapSettings,
  type HapView,
  type PeriodView,
  type ShiftLine,
} from '../lib/api/hap-types';
import type { FieldProblem, FormValues } from '../lib/api/portfolio-types';
import { isDay, later, monthsLater, noon, wholeDay } from '../lib/ui/day';
import type { FakeKept } from './fake-dossiers';
import type { FakeDocuments } from './fake-documents';
import type { FakeForm } from './fake-forms';
import { finals, HAP_DOSSIER, longPost } from './fake-hap-forms';
import { no } from './fake-rules';
import type { Answer } from './fake-settings';

// Diensten on the HAP of make-believe: enough of the rules to see what the
// screens make of them.

/** Settings that several services look at. */
export interface FakeHapSettings {
  now: HapSettings;
}

export function firstSettings(empty: boolean, long: boolean): HapSettings {
  return {
    big: '',
    roles: ['telefoonarts', 'consultarts', 'visitearts'],
    supervision: ['directe supervisie', 'supervisie op de post', 'supervisie op afstand'],
    posts: empty
      ? []
      : [
          {
            name: long ? longPost : 'HAP Leiden',
            email: 'secretariaat@hapleiden.test',
            phone: '071 000 00 00',
          },
          { name: 'HAP Alphen', email: '', phone: '' },
        ],
    stages: [
      {
        name: 'Eerste huisartsstage',
        norm: 20,
        start: empty ? '' : '2026-03-01',
        end: empty ? '' : '2027-02-28',
      },
      { name: 'Tweede huisartsstage', norm: 15, start: '', end: '' },
    ],
    perQuarter: 5,
    practice: empty
      ? { name: '', phone: '' }
      : { name: 'Huisartsenpraktijk De Brug', phone: '071 111 11 11' },
  };
}

/** What a list of suggestions of a field holds. */
export function optionsOf(settings: HapSettings, list: string): string[] {
  return (
    {
      hap: settings.posts.map((p) => p.name),
      rol: settings.roles,
      fase: settings.stages.map((s) => s.name),
      supervisie: settings.supervision,
    }[list] ?? []
  );
}

interface Given {
  kept: FakeKept;
  lying: FakeDocuments;
  settings: FakeHapSettings;
  answer: Answer;
  now(): string;
}

const stateOf = (f: FakeForm): FinalState =>
  f.state === 'closed' ? 'final' : f.state === 'withdrawn' ? 'withdrawn' : 'concept';

/** Forms of one kind that were not removed, the newest first. */
export function ofKind(kept: FakeKept, definition: string): FakeForm[] {
  return kept.forms
    .filter((f) => f.definition.id === definition && f.removed === '')
    .sort((a, b) =>
      `${b.values.datum ?? ''}${b.values.begin ?? ''}`.localeCompare(
        `${a.values.datum ?? ''}${a.values.begin ?? ''}`,
      ),
    );
}

export function fakeHap({ kept, lying, settings, answer, now }: Given): HapService {
  const today = () => now().slice(0, 10);

  function both(f: FakeForm) {
    const v = (id: string) => f.values[id] ?? '';
    const copy = lying.lines().find((d) => d.origin === 'signed' && d.form === f.id);
    return {
      id: f.id,
      title: kept.titleOf(f),
      state: stateOf(f),
      stage: v('fase'),
      date: v('datum'),
      trainer: v('opleider'),
      note: v('toelichting'),
      confirmed: v('bevestigd-naam')
        ? { name: v('bevestigd-naam'), big: v('bevestigd-big'), on: v('bevestigd-op') }
        : null,
      withdrawn: f.state === 'withdrawn' ? { on: f.versions[0]?.time ?? '', reason: v('reden') } : null,
      scorion: f.scorion ?? ('' as const),
      scorionAt: f.scorionAt ?? '',
      signed: copy ?? null,
      changed: f.kept || (f.versions[0]?.time ?? ''),
      doubt: false,
    };
  }

  const declaration = (f: FakeForm): DeclarationLine => ({
    ...both(f),
    role: f.values.rol ?? '',
    post: f.values.hap ?? '',
    capacity: { opleider: 'opleider', waarnemend: 'waarnemend opleider' }[f.values.hoedanigheid ?? ''] ?? '',
  });

  const approval = (f: FakeForm): ApprovalLine => both(f);

  function shift(f: FakeForm): ShiftLine {
    const v = (id: string) => f.values[id] ?? '';
    return {
      id: f.id,
      title: kept.titleOf(f),
      state: f.state,
      date: v('datum'),
      begin: v('begin'),
      end: v('einde'),
      overnight: v('einde') !== '' && v('einde') < v('begin'),
      post: v('hap'),
      role: v('rol'),
      stage: v('fase'),
      supervision: v('supervisie'),
      note: v('opmerkingen'),
      doubts: f.id === 's6' ? ['Duurt langer dan 8 uur.'] : [],
      scorion: f.scorion ?? '',
      scorionAt: f.scorionAt ?? '',
      changed: f.versions[0]?.time ?? f.kept,
    };
  }

  function periods(stage: string, start: string): PeriodView[] {
    const days = ofKind(kept, SHIFT)
      .filter((f) => f.state === 'closed' && f.values.fase === stage)
      .map((f) => f.values.datum ?? '')
      .sort();
    const first = start || (days[0] ? `${days[0].slice(0, 4)}-${quarter(days[0])}-01` : '');
    if (first === '') return [];
    const list: PeriodView[] = [];
    for (let from = first; from <= today(); from = monthsLater(from, 3)) {
      const to = later(monthsLater(from, 3), -1);
      const month = (day: string) => noon(day).toLocaleDateString('nl-NL', { month: 'short' });
      list.push({
        label: `${month(from)} – ${month(to)} ${to.slice(0, 4)}`,
        from,
        to,
        done: days.filter((d) => d >= from && d <= to).length,
        norm: settings.now.perQuarter,
        now: from <= today() && today() <= to,
      });
    }
    return list;
  }

  function missing(): string[] {
    const list: string[] = [];
    if (!ofKind(kept, DECLARATION).some((f) => f.state === 'closed'))
      list.push(
        'Er is nog geen definitieve bekwaamheidsverklaring. Maak er een en laat je opleider tekenen.',
      );
    if (settings.now.practice.phone === '')
      list.push('De praktijk en haar telefoonnummer ontbreken. Vul ze in, zodat een HAP kan terugbellen.');
    return list;
  }

  function view(): HapView {
    const all = ofKind(kept, DECLARATION);
    const agreed = ofKind(kept, APPROVAL);
    const shifts = ofKind(kept, SHIFT);
    const last = shifts[0]?.values ?? {};
    const roles = [
      ...new Set([...settings.now.roles, ...all.map((f) => f.values.rol ?? '').filter(Boolean)]),
    ];
    const stages = [
      ...new Set([
        ...settings.now.stages.map((s) => s.name),
        ...agreed.map((f) => f.values.fase ?? '').filter(Boolean),
      ]),
    ];
    return {
      settings: settings.now,
      roles: roles.map((role) => ({
        role,
        known: settings.now.roles.includes(role),
        items: all.filter((f) => f.values.rol === role).map(declaration),
      })),
      approvals: stages.map((stage) => ({
        stage,
        known: settings.now.stages.some((s) => s.name === stage),
        items: agreed.filter((f) => f.values.fase === stage).map(approval),
      })),
      shifts: shifts.map(shift),
      progress: settings.now.stages.map((s) => {
        const done = shifts.filter((f) => f.state === 'closed' && f.values.fase === s.name).length;
        return { stage: s.name, norm: s.norm, done, periods: periods(s.name, s.start) };
      }),
      missing: missing(),
      next: {
        hap: last.hap ?? '',
        rol: last.rol ?? '',
        fase: last.fase ?? settings.now.stages[0]?.name ?? '',
        supervisie: last.supervisie ?? '',
      },
      people: ['Eefje van der Veen', 'Jan-Willem Smits'],
    };
  }

  function shiftProblems(values: FormValues): FieldProblem[] {
    const v = (id: string) => (values[id] ?? '').trim();
    const list: FieldProblem[] = [];
    const labels = {
      datum: 'de datum',
      begin: 'het begin',
      einde: 'het einde',
      hap: 'de HAP',
      rol: 'de rol',
      fase: 'de fase',
    };
    for (const [field, label] of Object.entries(labels)) {
      if (v(field) === '') list.push({ field, message: `Vul ${label} in.` });
    }
    if (v('datum') !== '' && !isDay(v('datum')))
      list.push({ field: 'datum', message: 'Hier staat geen datum. Schrijf bijvoorbeeld 14-11-2026.' });
    else if (v('datum') > today())
      list.push({
        field: 'datum',
        message: `${wholeDay(v('datum'))} moet nog komen. Vul een dienst in nadat je hem deed.`,
      });
    const other = ofKind(kept, SHIFT).find(
      (f) => f.values.datum === v('datum') && f.values.begin === v('begin'),
    );
    if (other && v('datum') !== '')
      list.push({ field: 'begin', message: 'Op die dag en tijd staat al een dienst. Kijk de tijd na.' });
    if (v('rol') !== '' && !settings.now.roles.includes(v('rol')))
      list.push({
        field: 'rol',
        message: `‘${v('rol')}’ is geen rol die je gebruikt. Kies er een, of voeg hem toe bij HAP’s, rollen en norm.`,
      });
    if (v('hap') !== '' && !settings.now.posts.some((p) => p.name === v('hap')))
      list.push({
        field: 'hap',
        message: `‘${v('hap')}’ is nieuw en staat nu in je lijst van HAP’s.`,
        warning: true,
      });
    return list;
  }

  function wrongSettings(given: HapSettings): FieldProblem[] {
    const list: FieldProblem[] = [];
    given.posts.forEach((p, i) => {
      if (p.name.trim() === '')
        list.push({ field: `posts.${i}.name`, message: 'Vul de naam van de HAP in.' });
      if (p.email !== '' && !/^\S+@\S+\.\S+$/.test(p.email))
        list.push({ field: `posts.${i}.email`, message: 'Dit is geen e-mailadres. Kijk het na.' });
    });
    given.stages.forEach((s, i) => {
      if (s.norm < 0)
        list.push({ field: `stages.${i}.norm`, message: 'Vul een heel getal in, of 0 als er geen norm is.' });
    });
    given.roles.forEach((r, i) => {
      if (given.roles.indexOf(r) < i) list.push({ field: `roles.${i}`, message: `‘${r}’ staat er al.` });
    });
    if (given.perQuarter < 0)
      list.push({ field: 'perQuarter', message: 'Vul een heel getal in, of 0 als er geen norm is.' });
    return list;
  }

  return {
    View: () => answer('Hap.View', [], view),
    AddShift: (values) =>
      answer('AddShift', [values], () => {
        const problems = shiftProblems(values);
        if (problems.some((p) => !p.warning)) return { view: view(), id: '', problems };
        const f = kept.begin(SHIFT, HAP_DOSSIER, { ...values, dossier: HAP_DOSSIER });
        kept.version(f, f.values, 'closed');
        const name = (values.hap ?? '').trim();
        if (!settings.now.posts.some((p) => p.name === name))
          settings.now = { ...settings.now, posts: [...settings.now.posts, { name, email: '', phone: '' }] };
        return { view: view(), id: f.id, problems };
      }),
    Begin: (definition, values) =>
      answer('Begin', [definition, values], () =>
        kept.formView(kept.begin(definition, HAP_DOSSIER, { ...values, dossier: HAP_DOSSIER })),
      ),
    CheckConfirm: (id, values, name, big) =>
      answer('Hap.CheckConfirm', [id, values, name, big], () => {
        if (!/^\d{11}$/.test(big))
          return [{ field: 'bevestigd-big', message: 'Een BIG-nummer heeft 11 cijfers. Kijk het na.' }];
        if (!big.endsWith('01'))
          return [{ field: 'bevestigd-big', message: 'Dit is geen nummer van een arts.', warning: true }];
        return [];
      }),
    Confirm: (id, values, name, big) =>
      answer('Confirm', [id, values, name, big], () => {
        const f = kept.formOf(id);
        const problems = kept.matters(f, values);
        if (!/^\d{11}$/.test(big.replace(/\s/g, '')))
          problems.push({
            field: 'bevestigd-big',
            message: 'Een BIG-nummer heeft 11 cijfers. Kijk het na.',
          });
        if (problems.length > 0) return kept.formView(f, problems);
        kept.version(
          f,
          { ...values, 'bevestigd-naam': name, 'bevestigd-big': big, 'bevestigd-op': today() },
          'closed',
        );
        return kept.formView(f);
      }),
    Withdraw: (id, reason) =>
      answer('Withdraw', [id, reason], () => {
        const f = kept.formOf(id);
        if (!finals.includes(f.definition.id)) throw no('form-not-final', 'Dit kun je niet intrekken.', '');
        kept.version(f, { ...f.values, reden: reason }, 'withdrawn');
        return kept.formView(f);
      }),
    RemoveForms: (ids) =>
      answer('RemoveForms', [ids], () => {
        for (const id of ids) kept.formOf(id).removed = now();
        return view();
      }),
    UnremoveForms: (ids) =>
      answer('UnremoveForms', [ids], () => {
        for (const id of ids) kept.formOf(id).removed = '';
        return view();
      }),
    SetScorion: (id, mark) =>
      answer('SetScorion', [id, mark], () => {
        Object.assign(kept.formOf(id), { scorion: mark, scorionAt: mark ? now() : '' });
        return view();
      }),
    Copyable: (id) =>
      answer('Copyable', [id], () => {
        const f = kept.formOf(id);
        return f.definition.fields
          .filter((x) => x.act === '' && x.kind !== 'dossier' && (f.values[x.id] ?? '') !== '')
          .map((x) => ({ label: x.label, value: f.values[x.id] ?? '' }));
      }),
    SetSettings: (given) =>
      answer('SetSettings', [given], () => {
        const problems = wrongSettings(given);
        if (problems.length === 0) settings.now = given;
        return { view: view(), problems };
      }),
  };
}

function quarter(day: string): string {
  const month = Number(day.slice(5, 7));
  return String(month - ((month - 1) % 3)).padStart(2, '0');
}
