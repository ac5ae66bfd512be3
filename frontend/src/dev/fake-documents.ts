import { fromBase64 } from '../lib/ui/bytes';
import type { DocumentsService } from '../lib/api/documents';
import {
  REPORTS_FOLDER,
  type DocumentLine,
  type DocumentsView,
  type DocumentTarget,
  type FolderView,
} from '../lib/api/documents-types';
import type { PostService } from '../lib/api/hap';
import type { LetterView, PostView } from '../lib/api/hap-types';
import type { Failure, Saved } from '../lib/api/types';
import { fakePaper, fakePdf } from './fake-pdf';
import type { Answer } from './fake-settings';

// Mijn documenten and klaar om te versturen of make-believe.

export interface FakeDocumentsGiven {
  /** Nothing lies in it yet. */
  empty: boolean;
  long: boolean;
  answer: Answer;
  now(): string;
}

export interface FakeDocuments {
  documents: DocumentsService;
  post: PostService;
  /** What another service does with documents, such as making one. */
  put(line: Partial<DocumentLine> & { name: string }, base64: string): DocumentLine;
  lines(): DocumentLine[];
}

const MOST_ONE = 100 << 20;

const no = (code: string, message: string, hint = ''): Failure => ({ code, message, hint });

interface Stored {
  line: DocumentLine;
  base64: string;
  removed: boolean;
}

export function fakeDocuments({ empty, long, answer, now }: FakeDocumentsGiven): FakeDocuments {
  let made = 100;
  let folders: Pick<FolderView, 'id' | 'name' | 'parent' | 'fixed' | 'form'>[] = [
    { id: REPORTS_FOLDER, name: 'Mijn rapportages', parent: '', fixed: true, form: '' },
    ...(empty
      ? []
      : [
          { id: 'm1', name: 'Certificaten', parent: '', fixed: false, form: '' },
          {
            id: 'm2',
            name: long
              ? 'Scans van alles wat ik tijdens de eerste huisartsstage op papier kreeg en moest bewaren'
              : 'Scans',
            parent: '',
            fixed: false,
            form: '',
          },
          { id: 'm3', name: '2026', parent: 'm2', fixed: false, form: '' },
          { id: 'mf1', name: 'Derde keer dezelfde klacht', parent: '', fixed: true, form: 'f1' },
        ]),
  ];
  const stored: Stored[] = [];
  const uploads = new Map<
    string,
    { name: string; size: number; target: DocumentTarget; base64: string; bytes: number }
  >();
  let letters: LetterView[] = [];

  function put(part: Partial<DocumentLine> & { name: string }, base64: string): DocumentLine {
    const type = part.type ?? (part.name.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream');
    const line: DocumentLine = {
      id: `x${made++}`,
      folder: '',
      type,
      show: type.endsWith('pdf')
        ? 'pdf'
        : type.startsWith('image/')
          ? 'image'
          : type.startsWith('text/')
            ? 'text'
            : 'other',
      size: fromBase64(base64).length,
      added: now(),
      origin: 'own',
      form: '',
      formTitle: '',
      of: '',
      signed: '',
      number: '',
      withdrawn: false,
      ...part,
    };
    stored.push({ line, base64, removed: false });
    return line;
  }

  if (!empty) {
    const name = long ? 'Anne-Sophie van Oosterhout-van den Bergh-Ruiterkamp' : 'Noor van den Berg';
    put(
      {
        id: 'x1',
        name: long
          ? 'Bekwaamheidsverklaring HAP - Oosterhout-van den Bergh-Ruiterkamp, van - 2026-11-21.pdf'
          : 'Bekwaamheidsverklaring HAP - Berg, van den - 2026-11-21.pdf',
        folder: REPORTS_FOLDER,
        origin: 'report',
        number: 'HAP-2026-7K4M-Q2XD',
        added: '2026-11-21T09:12:00Z',
        signed: 'x2',
      },
      fakePaper(name, 'HAP-2026-7K4M-Q2XD', ['telefoonarts', 'consultarts']),
    );
    put(
      {
        id: 'x2',
        name: 'Getekend exemplaar 2026-11-23.pdf',
        folder: REPORTS_FOLDER,
        origin: 'signed',
        of: 'x1',
        added: '2026-11-23T16:40:00Z',
      },
      fakePdf(['Getekend exemplaar', '', 'Een scan met een handtekening.']),
    );
    put(
      {
        id: 'x3',
        name: 'Bekwaamheidsverklaring HAP - Berg, van den - 2026-09-02.pdf',
        folder: REPORTS_FOLDER,
        origin: 'report',
        number: 'HAP-2026-1F0B-9ZTR',
        added: '2026-09-02T08:00:00Z',
        withdrawn: true,
      },
      fakePaper(name, 'HAP-2026-1F0B-9ZTR', ['telefoonarts']),
    );
    put(
      {
        id: 'x4',
        name: 'Bekwaamheidsverklaringen Scorion.pdf',
        folder: REPORTS_FOLDER,
        origin: 'scorion',
        added: '2026-03-03T12:00:00Z',
      },
      fakePdf(['Bekwaamheidsverklaringen', '', 'Zoals Scorion het maakt.']),
    );
    put(
      {
        id: 'x5',
        name: 'Opzet leerlijn dienstdoen.pdf',
        added: '2026-11-12T19:03:00Z',
      },
      fakePdf(
        ...Array.from({ length: 12 }, (_, i) => [
          `Leerlijn dienstdoen, deel ${i + 1}`,
          '',
          'Over het verdelen van de aandacht tijdens een drukke avond.',
          'En over overdragen als je dienst erop zit.',
          '',
          `pagina ${i + 1} van 12`,
        ]),
      ),
    );
    put(
      { id: 'x6', name: 'whiteboard terugkomdag.svg', type: 'image/svg+xml', added: '2026-11-26T13:20:00Z' },
      btoa(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="1600" height="1000" fill="#f4f1e6"/><path d="M200 800 L600 300 L900 620 L1400 180" stroke="#243f86" stroke-width="12" fill="none"/><text x="200" y="180" font-size="80" fill="#1c2745">Leercurve dienstdoen</text></svg>',
      ),
    );
    put(
      { id: 'x7', name: 'aantekeningen.txt', type: 'text/plain', added: '2026-10-01T09:00:00Z' },
      btoa('Vragen voor het voortgangsgesprek\n\n- dienstrooster\n- cursus reanimatie\n'),
    );
    put({ id: 'x8', name: 'presentatie.pptx', size: 8_420_112, added: '2026-10-14T10:11:00Z' }, btoa('PK'));
    put(
      {
        id: 'x9',
        name: 'certificaat reanimatie.pdf',
        folder: 'm1',
        added: '2026-06-02T10:11:00Z',
      },
      fakePdf(['Certificaat', '', 'Reanimatie voor volwassenen en kinderen']),
    );
    put(
      {
        id: 'x10',
        name: 'feedback opleider.pdf',
        folder: 'mf1',
        form: 'f1',
        formTitle: 'Derde keer dezelfde klacht',
        added: '2026-11-13T10:11:00Z',
      },
      fakePdf(['Feedback', '', 'Vraag eerder door.']),
    );
    letters = [
      letter('l1', 'x2', '2026-11-24T18:22:00Z', ''),
      { ...letter('l2', 'x3', '2026-09-02T08:10:00Z', '2026-09-03T07:55:00Z'), subject: 'Telefoonarts' },
    ];
  }

  function letter(id: string, document: string, at: string, sent: string): LetterView {
    const line = stored.find((s) => s.line.id === document && !s.removed)?.line ?? null;
    return {
      id,
      document: line,
      to: 'planning@hap-leiden.test',
      subject: 'Bekwaamheidsverklaring diensten van N. van den Berg',
      text: 'Beste collega,\n\nHierbij mijn bekwaamheidsverklaring voor diensten op de huisartsenpost. Documentnummer HAP-2026-7K4M-Q2XD.\n\nBel gerust met de praktijk om het na te vragen.\n\nMet vriendelijke groet,\nNoor van den Berg',
      made: at,
      sent,
      posts: [
        { name: 'HAP Leiden', email: 'planning@hap-leiden.test', phone: '071 000 00 00' },
        { name: 'HAP Alphen', email: 'rooster@hap-alphen.test', phone: '' },
      ],
      doubts: line?.withdrawn ? ['Er staat een verklaring op die daarna is ingetrokken.'] : [],
    };
  }

  const here = () => stored.filter((s) => !s.removed);

  function view(): DocumentsView {
    const inside = (folder: string): string[] => [
      folder,
      ...folders.filter((f) => f.parent === folder).flatMap((f) => inside(f.id)),
    ];
    return {
      folders: folders.map((f) => {
        const all = inside(f.id);
        const lines = here().filter((s) => all.includes(s.line.folder));
        return { ...f, documents: lines.length, size: lines.reduce((sum, s) => sum + s.line.size, 0) };
      }),
      documents: here()
        .map((s) => s.line)
        .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
      used: here().reduce((sum, s) => sum + s.line.size, 0),
      most: 2 * 1024 ** 3,
      mostOne: MOST_ONE,
    };
  }

  function of(id: string): Stored {
    const found = stored.find((s) => s.line.id === id);
    if (found) return found;
    throw no('document-unknown', 'Dit document is er niet meer.', 'Ga terug naar Mijn documenten.');
  }

  function change(make: () => void): DocumentsView {
    make();
    return view();
  }

  function place(target: DocumentTarget): Partial<DocumentLine> {
    const folder = target.form
      ? (folders.find((f) => f.form === target.form)?.id ?? newFolder(target.form))
      : target.as === 'own'
        ? target.folder
        : REPORTS_FOLDER;
    return {
      folder,
      form: target.form,
      formTitle: folders.find((f) => f.id === folder && f.form)?.name ?? '',
      origin: target.as,
      of: target.of,
    };
  }

  function newFolder(form: string): string {
    folders = [...folders, { id: `m${form}`, name: 'Formulier', parent: '', fixed: true, form }];
    return `m${form}`;
  }

  function added(names: string[], target: DocumentTarget) {
    const lines = names.map((name) => put({ name, ...place(target) }, fakePdf([name])));
    return { view: view(), added: lines, refused: [], stopped: false };
  }

  const savedAs = (name: string): Saved => ({
    path: `C:\\Users\\noor\\Documents\\${name}`,
    file: name,
    written: 0,
    leftOut: [],
    aside: [],
    sha256: '',
  });

  const posts = (): PostView => ({
    letters: [...letters].sort(
      (a, b) => Number(a.sent !== '') - Number(b.sent !== '') || b.made.localeCompare(a.made),
    ),
  });

  function letterOf(id: string): LetterView {
    const found = letters.find((l) => l.id === id);
    if (found) return found;
    throw no('letter-unknown', 'Deze mail is er niet meer.');
  }

  return {
    put,
    lines: () => here().map((s) => s.line),
    documents: {
      View: () => answer('Documents.View', [], view),
      CreateFolder: (parent, name) =>
        answer('CreateFolder', [parent, name], () =>
          change(() => {
            if (folders.some((f) => f.parent === parent && f.name.toLowerCase() === name.toLowerCase()))
              throw no('folder-exists', `Er is hier al een map ‘${name}’.`, 'Kies een andere naam.');
            folders = [...folders, { id: `m${made++}`, name, parent, fixed: false, form: '' }];
          }),
        ),
      RenameFolder: (id, name) =>
        answer('RenameFolder', [id, name], () =>
          change(() => (folders = folders.map((f) => (f.id === id ? { ...f, name } : f)))),
        ),
      MoveFolder: (id, parent) =>
        answer('MoveFolder', [id, parent], () =>
          change(() => (folders = folders.map((f) => (f.id === id ? { ...f, parent } : f)))),
        ),
      RemoveFolder: (id) =>
        answer('RemoveFolder', [id], () => change(() => (folders = folders.filter((f) => f.id !== id)))),
      AddPaths: (paths, target) =>
        answer('AddPaths', [paths, target], () =>
          added(
            paths.map((p) => p.replace(/^.*[\\/]/, '')),
            target,
          ),
        ),
      AddPick: (target) => answer('AddPick', [target], () => added(['scan 27-11-2026.pdf'], target)),
      Begin: (name, size, target) =>
        answer('Documents.Begin', [name, size, target], () => {
          if (size > MOST_ONE)
            throw no(
              'document-large',
              'Dit bestand is groter dan 100 MB.',
              'Maak het kleiner, of bewaar het buiten je portfolio.',
            );
          const id = `u${made++}`;
          uploads.set(id, { name, size, target, base64: '', bytes: 0 });
          return id;
        }),
      Append: (id, base64) =>
        answer('Append', [id, base64], () => {
          const upload = uploads.get(id);
          if (!upload) throw no('upload-unknown', 'Het toevoegen is afgebroken.', 'Voeg het opnieuw toe.');
          upload.base64 = upload.base64 || base64;
          return (upload.bytes += fromBase64(base64).length);
        }),
      Finish: (id) =>
        answer('Finish', [id], () => {
          const upload = uploads.get(id);
          if (!upload) throw no('upload-unknown', 'Het toevoegen is afgebroken.', 'Voeg het opnieuw toe.');
          uploads.delete(id);
          return put({ name: upload.name, ...place(upload.target), size: upload.bytes }, upload.base64);
        }),
      Abort: (id) => answer('Abort', [id], () => void uploads.delete(id)),
      Rename: (id, name) =>
        answer('Documents.Rename', [id, name], () =>
          change(() => {
            const one = of(id);
            if (here().some((s) => s !== one && s.line.folder === one.line.folder && s.line.name === name))
              throw no('document-exists', `Er is hier al een document ‘${name}’.`, 'Kies een andere naam.');
            one.line = { ...one.line, name };
          }),
        ),
      Move: (ids, folder) =>
        answer('Documents.Move', [ids, folder], () =>
          change(() => ids.map(of).forEach((s) => (s.line = { ...s.line, folder }))),
        ),
      Remove: (ids) =>
        answer('Documents.Remove', [ids], () => change(() => ids.map(of).forEach((s) => (s.removed = true)))),
      Unremove: (ids) =>
        answer('Documents.Unremove', [ids], () =>
          change(() => ids.map(of).forEach((s) => (s.removed = false))),
        ),
      Read: (id, offset, length) =>
        answer('Read', [id, offset, length], () => {
          const raw = atob(of(id).base64);
          return btoa(raw.slice(offset, offset + length));
        }),
      SaveAs: (id) => answer('Documents.SaveAs', [id], () => savedAs(of(id).line.name)),
      Open: (id) => answer('Documents.Open', [id], () => void of(id)),
      ShowFolder: () => answer('Documents.ShowFolder', [], () => undefined),
      Stop: () => answer('Documents.Stop', [], () => undefined),
    },
    post: {
      View: () => answer('Post.View', [], posts),
      Draft: (document) =>
        answer('Draft', [document], () => {
          const line = of(document).line;
          return (
            letters.find((l) => l.document?.id === document && l.sent === '') ?? {
              ...letter('', line.signed || document, now(), ''),
              to: '',
            }
          );
        }),
      Put: (form) =>
        answer('Put', [form], () => {
          if (form.to !== '' && !/^\S+@\S+\.\S+$/.test(form.to))
            throw no('mail-address', 'Dit is geen e-mailadres.', 'Het heeft een @ met iets ervoor en erna.');
          if (form.subject.trim() === '') throw no('mail-subject', 'Vul een onderwerp in.');
          const id = form.id || `l${made++}`;
          const kept = {
            ...letter(id, form.document, now(), ''),
            to: form.to,
            subject: form.subject,
            text: form.text,
          };
          letters = [...letters.filter((l) => l.id !== id), kept];
          return kept;
        }),
      SaveAttachment: (id) =>
        answer('SaveAttachment', [id], () => savedAs(letterOf(id).document?.name ?? 'document.pdf')),
      SaveEml: (id) => answer('SaveEml', [id], () => savedAs(`${letterOf(id).subject}.eml`)),
      Sent: (id, sent) =>
        answer('Sent', [id, sent], () => {
          letters = letters.map((l) => (l.id === id ? { ...l, sent: sent ? now() : '' } : l));
          return posts();
        }),
      Remove: (id) =>
        answer('Post.Remove', [id], () => {
          letters = letters.filter((l) => l.id !== id);
          return posts();
        }),
    },
  };
}
