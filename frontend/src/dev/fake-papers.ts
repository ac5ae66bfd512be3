import { REPORTS_FOLDER } from '../lib/api/documents-types';
import type { PapersService } from '../lib/api/hap';
import { DECLARATION, type IssuedLine } from '../lib/api/hap-types';
import type { FakeDocuments } from './fake-documents';
import type { FakeKept } from './fake-dossiers';
import { ofKind, type FakeHapSettings } from './fake-hap';
import { fakePaper } from './fake-pdf';
import { no } from './fake-rules';
import type { Answer } from './fake-settings';

export type FakePapers = Pick<PapersService, 'Preview' | 'Issue' | 'List'>;

interface Given {
  lying: FakeDocuments;
  kept: FakeKept;
  settings: FakeHapSettings;
  /** Whose they are. */
  name(): string;
  answer: Answer;
  now(): string;
}

/** The document for the HAP, of make-believe. */
export function fakePapers({ lying, kept, settings, name, answer, now }: Given): FakePapers {
  const fileName = 'Bekwaamheidsverklaring HAP - Berg, van den - 2026-11-27.pdf';
  // What each document was made of, by its number.
  const made = new Map<string, string>();

  const finals = () => ofKind(kept, DECLARATION).filter((f) => f.state === 'closed');

  /** The declarations on the document: those asked for, else the newest of each role. */
  function on(only: readonly string[]) {
    const all = finals();
    if (only.length > 0) return all.filter((f) => only.includes(f.id));
    return all.filter((f, i) => all.findIndex((x) => x.values.rol === f.values.rol) === i);
  }

  const rolesOf = (only: readonly string[]) => on(only).map((f) => f.values.rol ?? '');
  const content = (only: readonly string[]) => JSON.stringify(on(only).map((f) => [f.id, f.values]));

  const issued = (): IssuedLine[] =>
    lying
      .lines()
      .filter((d) => d.number)
      .map((document) => ({
        document,
        number: document.number,
        made: document.added.slice(0, 10),
        roles: ['telefoonarts', 'consultarts'],
        withdrawn: document.withdrawn ? ['telefoonarts'] : [],
        outdated: made.has(document.number) ? made.get(document.number) !== content([]) : true,
        signed: lying.lines().find((d) => d.id === document.signed) ?? null,
        mail: document.withdrawn ? ('sent' as const) : ('none' as const),
        sent: document.withdrawn ? '2026-05-04T09:00:00Z' : '',
      }))
      .sort((a, b) => b.document.added.localeCompare(a.document.added));

  const same = (only: readonly string[]) =>
    issued().find((i) => made.get(i.number) === content(only)) ?? null;

  function missing(): string[] {
    const list: string[] = [];
    if (finals().length === 0)
      list.push(
        'Er is nog geen definitieve bekwaamheidsverklaring. Maak er een en laat je opleider tekenen.',
      );
    if (settings.now.practice.phone === '')
      list.push('De praktijk en haar telefoonnummer ontbreken. Vul ze in, zodat een HAP kan terugbellen.');
    return list;
  }

  return {
    Preview: (only) =>
      answer('Preview', [only], () => {
        const roles = rolesOf(only);
        const ids = on(only).map((f) => f.id);
        return {
          pdf: roles.length > 0 ? fakePaper(name(), '', roles) : '',
          fileName,
          missing: missing(),
          doubts: [],
          issued: same(only),
          declarations: finals().map((f) => ({
            id: f.id,
            role: f.values.rol ?? '',
            date: f.values.datum ?? '',
            state: 'final' as const,
            on: ids.includes(f.id),
          })),
        };
      }),
    Issue: (only) =>
      answer('Issue', [only], () => {
        const roles = rolesOf(only);
        if (roles.length === 0)
          throw no('paper-empty', 'Er is niets om op het document te zetten.', 'Maak eerst een verklaring.');
        const before = same(only);
        if (before) return { issued: before, again: true };
        const number = `HAP-2026-9QX2-4M${String(made.size + 7).padStart(2, '0')}`;
        made.set(number, content(only));
        lying.put(
          { name: fileName, folder: REPORTS_FOLDER, origin: 'report', number, added: now() },
          fakePaper(name(), number, roles),
        );
        const line = issued().find((i) => i.number === number);
        if (!line) throw new Error('nothing was issued');
        return { issued: line, again: false };
      }),
    List: () =>
      answer('List', [], () => ({
        scorion: lying
          .lines()
          .filter((d) => d.origin === 'scorion')
          .sort((a, b) => b.added.localeCompare(a.added)),
        issued: issued(),
      })),
  };
}
