import type { DossiersService, ScratchService } from '../lib/api/portfolio';
import type {
  BlockView,
  DossiersView,
  FieldProblem,
  FormValues,
  FormView,
  MarkView,
  PageView,
  RemovedView,
  RunView,
  VersionView,
} from '../lib/api/portfolio-types';
import type { Failure } from '../lib/api/types';
import { APPROVAL, DECLARATION, SHIFT } from '../lib/api/hap-types';
import { isDay, shortDay } from '../lib/ui/day';
import { differences } from './fake-differences';
import { definitionOf, definitions, firstDossiers, firstForms, firstPages } from './fake-forms';
import type { FakeDossier, FakeForm, FakeVersion } from './fake-forms';
import { finals } from './fake-hap-forms';
import type { Answer } from './fake-settings';

/** Kinds that go into Scorion too. */
const copyable: readonly string[] = [SHIFT, APPROVAL, DECLARATION];

export interface FakeDossiersGiven {
  /** Nothing lies in it yet. */
  empty: boolean;
  long: boolean;
  answer: Answer;
  now(): string;
  /** What a list of suggestions holds. */
  options?: (list: string) => string[];
}

/** What other services of make-believe do with forms. */
export interface FakeKept {
  forms: FakeForm[];
  formOf(id: string): FakeForm;
  formView(form: FakeForm, problems?: FieldProblem[]): FormView;
  titleOf(form: FakeForm): string;
  /** A concept in a dossier. */
  begin(definition: string, dossier: string, values: FormValues): FakeForm;
  version(form: FakeForm, values: FormValues, state: FakeVersion['state']): void;
  /** What is still empty or cannot be read. */
  matters(form: FakeForm, values: FormValues): FieldProblem[];
}

export interface FakeDossiers {
  dossiers: DossiersService;
  scratch: ScratchService;
  kept: FakeKept;
}

/** Dossiers, forms and the Kladblok of make-believe. */
export function fakeDossiers({
  empty,
  long,
  answer,
  now,
  options = () => [],
}: FakeDossiersGiven): FakeDossiers {
  let folders: FakeDossier[] = firstDossiers(!empty, long);
  const forms: FakeForm[] = empty ? [] : firstForms(long);
  const pages = empty ? [] : firstPages();
  let made = 100;

  function formOf(id: string): FakeForm {
    const found = forms.find((f) => f.id === id);
    if (found) return found;
    throw {
      code: 'form-unknown',
      message: 'Dit formulier staat niet in je portfolio.',
      hint: 'Ga terug naar je dossiers.',
    } satisfies Failure;
  }

  function pageOf(id: string) {
    const found = pages.find((p) => p.id === id);
    if (found) return found;
    throw { code: 'page-unknown', message: 'Deze bladzijde is er niet meer.', hint: '' } satisfies Failure;
  }

  function titleOf(f: FakeForm): string {
    const { titel, rol, fase, datum, hap } = f.values;
    const parts = f.definition.id === APPROVAL ? [fase, datum] : [rol, datum, hap];
    const title = copyable.includes(f.definition.id)
      ? parts
          .map((p) => (p && isDay(p) ? shortDay(p) : p))
          .filter(Boolean)
          .join(', ')
      : titel?.trim();
    return title || `${f.definition.title} zonder titel`;
  }
  const isFinal = (f: FakeForm) => finals.includes(f.definition.id);
  const changedOf = (f: FakeForm) => f.kept || f.versions[0]?.time || now();

  function view(): DossiersView {
    return {
      dossiers: folders.map((d) => ({
        ...d,
        forms: forms
          .filter((f) => f.dossier === d.id && f.removed === '')
          .sort((a, b) => changedOf(b).localeCompare(changedOf(a)))
          .map((f) => {
            const required = f.definition.fields.filter((x) => x.required);
            return {
              id: f.id,
              title: titleOf(f),
              kind: f.definition.title,
              state: f.state,
              final: isFinal(f),
              changed: changedOf(f),
              concept: f.kept !== '',
              conflict: f.conflict.length > 0,
              doubt: false,
              required: required.length,
              filled: required.filter((x) => (f.values[x.id] ?? '').trim() !== '').length,
            };
          }),
      })),
      definitions: definitions.map(({ id, title, purpose }) => ({ id, title, purpose })),
    };
  }

  function versionView(f: FakeForm, v: FakeVersion, before: FormValues): VersionView {
    return {
      id: v.id,
      time: v.time,
      state: v.state,
      author: 'jij',
      doubts: [],
      values: v.values,
      differences: differences(f.definition, before, v.values),
    };
  }

  function formView(f: FakeForm, problems: FieldProblem[] = []): FormView {
    return {
      id: f.id,
      title: titleOf(f),
      dossier: f.dossier,
      state: f.state,
      saved: f.versions[0]?.time ?? '',
      kept: f.kept,
      versions: f.versions.length,
      definition: {
        ...f.definition,
        fields: f.definition.fields.map((x) => (x.list ? { ...x, options: options(x.list) } : x)),
      },
      values: { ...f.values },
      problems,
      people: ['Eefje van der Veen', 'Jan-Willem Smits', 'Bo Óskarsdóttir'],
      dossiers: folders.filter((d) => !d.closed || d.id === f.dossier).map(({ id, name }) => ({ id, name })),
      foreign: false,
      doubts: [],
      final: isFinal(f),
      copyable: copyable.includes(f.definition.id),
      scorion: f.scorion ?? '',
      scorionAt: f.scorionAt ?? '',
      attachments: [],
      signed: null,
      issued: [],
      conflict: f.conflict.map((v, i) => versionView(f, v, f.conflict[i === 0 ? 1 : 0]?.values ?? {})),
      removed: f.removed !== '',
    };
  }

  function wrong(f: FakeForm, values: FormValues): FieldProblem[] {
    return f.definition.fields.flatMap(({ id, kind }) => {
      const value = (values[id] ?? '').trim();
      if (value === '') return [];
      if (kind === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value))
        return [
          {
            field: id,
            message: 'Hier staat geen datum. Schrijf dag, maand en jaar, zoals 14-04-2026 of 14 april 2026.',
          },
        ];
      if (kind === 'number' && !/^\d+([,.]\d+)?$/.test(value))
        return [{ field: id, message: 'Hier staat geen getal. Schrijf alleen cijfers, zoals 1,5.' }];
      return [];
    });
  }

  function missing(f: FakeForm, values: FormValues): FieldProblem[] {
    return f.definition.fields
      .filter((x) => x.required && (values[x.id] ?? '').trim() === '')
      .map((x) => ({ field: x.id, message: `‘${x.label}’ is nog leeg. Vul het in om te sluiten.` }));
  }

  function version(f: FakeForm, values: FormValues, state: FakeVersion['state']) {
    f.versions.unshift({ id: `v${made++}`, time: now(), state, values: { ...values } });
    Object.assign(f, { values: { ...values }, state, kept: '', conflict: [] });
  }

  function begin(definition: string, dossier: string, values: FormValues): FakeForm {
    const form: FakeForm = {
      id: `f${made++}`,
      dossier,
      definition: definitionOf(definition),
      state: 'concept',
      values,
      kept: now(),
      versions: [],
      conflict: [],
      removed: '',
    };
    forms.push(form);
    return form;
  }

  const pageLine = (p: { id: string; text: string; changed: string }): PageView => {
    const [first = '', ...rest] = p.text.split('\n');
    return {
      id: p.id,
      title: first.trim() || 'Lege bladzijde',
      excerpt: rest.join(' ').trim(),
      changed: p.changed,
    };
  };
  const pageList = () =>
    pages
      .filter((p) => p.removed === '')
      .sort((a, b) => b.changed.localeCompare(a.changed))
      .map(pageLine);

  const removed = (): RemovedView[] => [
    ...forms
      .filter((f) => f.removed !== '')
      .map((f) => ({
        id: f.id,
        what: 'form' as const,
        title: titleOf(f),
        dossier: folders.find((d) => d.id === f.dossier)?.name ?? '',
        removed: f.removed,
      })),
    ...pages
      .filter((p) => p.removed !== '')
      .map((p) => ({
        id: p.id,
        what: 'page' as const,
        title: pageLine(p).title,
        dossier: '',
        removed: p.removed,
      })),
  ];

  return {
    kept: {
      forms,
      formOf,
      formView,
      titleOf,
      begin,
      version,
      matters: (f, values) => [...missing(f, values), ...wrong(f, values)],
    },
    dossiers: {
      View: () => answer('Dossiers.View', [], view),
      CreateDossier: (name) =>
        answer('CreateDossier', [name], () => {
          folders.push({ id: `d${made++}`, name: name.trim(), own: true, closed: false });
          return view();
        }),
      RenameDossier: (id, name) =>
        answer('RenameDossier', [id, name], () => {
          folders = folders.map((d) => (d.id === id ? { ...d, name: name.trim() } : d));
          return view();
        }),
      OrderDossiers: (ids) =>
        answer('OrderDossiers', [ids], () => {
          folders = ids.flatMap((id) => folders.filter((d) => d.id === id));
          return view();
        }),
      CloseDossier: (id, closed) =>
        answer('CloseDossier', [id, closed], () => {
          folders = folders.map((d) => (d.id === id ? { ...d, closed } : d));
          return view();
        }),
      CreateForm: (dossier, definition) =>
        answer('CreateForm', [dossier, definition], () => {
          return formView(begin(definition, dossier, {}));
        }),
      Form: (id) => answer('Form', [id], () => formView(formOf(id))),
      Autosave: (id, values) =>
        answer('Dossiers.Autosave', [id, values], () => {
          const f = formOf(id);
          f.values = { ...values };
          f.kept = now();
          return { at: f.kept, problems: wrong(f, values) };
        }),
      Save: (id, values) =>
        answer('Dossiers.Save', [id, values], () => {
          const f = formOf(id);
          version(f, values, 'open');
          return formView(f);
        }),
      CloseForm: (id, values) =>
        answer('CloseForm', [id, values], () => {
          const f = formOf(id);
          const problems = [...missing(f, values), ...wrong(f, values)];
          if (problems.length === 0) version(f, values, 'closed');
          else f.values = { ...values };
          return formView(f, problems);
        }),
      Reopen: (id) =>
        answer('Reopen', [id], () => {
          const f = formOf(id);
          version(f, f.values, 'open');
          return formView(f);
        }),
      Remove: (id) =>
        answer('Dossiers.Remove', [id], () => {
          formOf(id).removed = now();
          return view();
        }),
      Unremove: (id) =>
        answer('Dossiers.Unremove', [id], () => {
          formOf(id).removed = '';
          return view();
        }),
      Move: (id, dossier) =>
        answer('Move', [id, dossier], () => {
          formOf(id).dossier = dossier;
          return formView(formOf(id));
        }),
      History: (id) =>
        answer('History', [id], () => {
          const f = formOf(id);
          return {
            title: titleOf(f),
            versions: f.versions.map((v, i) => versionView(f, v, f.versions[i + 1]?.values ?? {})),
          };
        }),
      Search: (text) =>
        answer('Search', [text], () => {
          const asked = text.trim().toLowerCase();
          const hits = forms
            .filter((f) => f.removed === '')
            .flatMap((f) =>
              f.definition.fields
                .filter(({ id }) => asked !== '' && (f.values[id] ?? '').toLowerCase().includes(asked))
                .slice(0, 1)
                .map(({ id, label }) => ({
                  form: f.id,
                  title: titleOf(f),
                  kind: f.definition.title,
                  dossier: folders.find((d) => d.id === f.dossier)?.name ?? '',
                  state: f.state,
                  final: isFinal(f),
                  changed: changedOf(f),
                  field: id === 'titel' ? '' : label,
                  parts: marks(f.values[id] ?? '', asked),
                })),
            );
          return { hits, more: 0 };
        }),
      Preview: (markdown) => answer('Preview', [markdown], () => blocks(markdown)),
      Removed: () => answer('Removed', [], removed),
      Purge: (ids) =>
        answer('Purge', [ids], () => {
          for (const list of [forms, pages]) {
            for (let i = list.length - 1; i >= 0; i--) if (ids.includes(list[i]?.id ?? '')) list.splice(i, 1);
          }
          return removed();
        }),
    },
    scratch: {
      Pages: () => answer('Pages', [], pageList),
      Page: (id) =>
        answer('Page', [id], () => {
          const { text, changed } = pageOf(id);
          return { id, text, changed };
        }),
      Create: () =>
        answer('Scratch.Create', [], () => {
          const page = { id: `p${made++}`, text: '', changed: now(), removed: '' };
          pages.push(page);
          return page;
        }),
      Autosave: (id, text) =>
        answer('Scratch.Autosave', [id, text], () => {
          Object.assign(pageOf(id), { text, changed: now() });
          return { at: now(), problems: [] };
        }),
      Remove: (id) =>
        answer('Scratch.Remove', [id], () => {
          pageOf(id).removed = now();
          return pageList();
        }),
      Unremove: (id) =>
        answer('Scratch.Unremove', [id], () => {
          pageOf(id).removed = '';
          return pageList();
        }),
    },
  };
}

function marks(text: string, asked: string): MarkView[] {
  const at = text.toLowerCase().indexOf(asked);
  const from = Math.max(0, at - 40);
  return [
    { text: `${from > 0 ? '… ' : ''}${text.slice(from, at)}`, hit: false },
    { text: text.slice(at, at + asked.length), hit: true },
    { text: text.slice(at + asked.length, at + 100), hit: false },
  ];
}

/** Enough of the limited Markdown to look at. */
function blocks(text: string): BlockView[] {
  return text.split(/\n{2,}|\n(?=## )|(?<=^## .*)\n/m).flatMap((piece): BlockView[] => {
    const lines = piece.split('\n').filter((l) => l.trim() !== '');
    if (lines.length === 0) return [];
    const kind = lines[0]?.startsWith('## ')
      ? 'head'
      : lines.every((l) => l.startsWith('- '))
        ? 'points'
        : lines.every((l) => /^\d+\. /.test(l))
          ? 'steps'
          : 'text';
    return [{ kind, start: 1, lines: lines.map((l) => runs(l.replace(/^(## |- |\d+\. )/, ''))) }];
  });
}

function runs(line: string): RunView[] {
  return line
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter(Boolean)
    .map((text) => ({
      text: text.replace(/^\*+|\*+$/g, ''),
      bold: text.startsWith('**'),
      italic: text.startsWith('*') && !text.startsWith('**'),
    }));
}
