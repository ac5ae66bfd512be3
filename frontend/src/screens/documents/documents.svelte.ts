import type {
  AddedView,
  DocumentLine,
  DocumentsView,
  DocumentTarget,
  RefusedFile,
} from '../../lib/api/documents-types';
import { toBase64 } from '../../lib/api/intake';
import type { Failure } from '../../lib/api/types';
import { failed } from '../portfolio/failed';
import type { Portfolio } from '../portfolio/portfolio.svelte';
import { count } from '../portfolio/words';

/** Bytes of a file that are handed over at once. */
const PIECE = 1 << 20;

/** What is thrown when handing over is stopped; nothing of the file is kept. */
const STOPPED: Failure = { code: 'stopped', message: 'Het toevoegen is gestopt.', hint: '' };

/** What was dropped: paths where the system gives them, else files with their content. */
export type Given = readonly string[] | readonly File[];

/** Mijn documenten in this window: what lies there, and what is being put in. */
export class Documents {
  view: DocumentsView | undefined = $state.raw();
  /** What did not go in with the last files, and why. */
  refused: readonly RefusedFile[] = $state.raw([]);
  /** Files are being put in. */
  adding = $state(false);
  private line: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.documents;
  }

  async load(): Promise<void> {
    const view = await this.portfolio.ask(() => this.core.View());
    if (view) this.view = view;
  }

  /** The attachments of a form. */
  of(form: string): DocumentLine[] {
    return this.view?.documents.filter((d) => d.form === form) ?? [];
  }

  document(id: string): DocumentLine | undefined {
    return this.view?.documents.find((d) => d.id === id);
  }

  /** Puts files in, one after the other; gives what is there now. */
  add(given: Given, target: DocumentTarget): Promise<readonly DocumentLine[]> {
    const [first] = given;
    if (first === undefined) return Promise.resolve([]);
    return this.turn(() =>
      typeof first === 'string'
        ? this.core.AddPaths(given as string[], target)
        : this.hand(given as readonly File[], target),
    );
  }

  /** Asks for files in the system's dialog and puts them in. */
  pick(target: DocumentTarget): Promise<readonly DocumentLine[]> {
    return this.turn(() => this.core.AddPick(target));
  }

  /** Does something to the documents; true when it went through. */
  async change(words: string, call: () => Promise<DocumentsView>, said: string): Promise<boolean> {
    const view = await this.portfolio.run(words, call);
    if (!view) return false;
    this.view = view;
    this.portfolio.tell(said);
    return true;
  }

  /**
   * The same for what a dialog asks; gives why it was refused. A name can differ
   * from what was typed, so what is told may look at what there is now.
   */
  async tried(
    call: () => Promise<DocumentsView>,
    said: (now: DocumentsView, before: DocumentsView | undefined) => string,
  ): Promise<Failure | undefined> {
    const before = this.view;
    try {
      const now = await call();
      this.view = now;
      this.portfolio.setback = undefined;
      this.portfolio.tell(said(now, before));
      return undefined;
    } catch (reason) {
      return failed(reason);
    }
  }

  /** Removes documents, which can be put back. */
  async remove(gone: readonly DocumentLine[]): Promise<boolean> {
    const ids = gone.map((d) => d.id);
    const one = gone.length === 1;
    const what = one ? `‘${gone[0]?.name}’ is` : `${gone.length} documenten zijn`;
    const done = await this.change(
      'Verwijderen',
      () => this.core.Remove(ids),
      `${what} verwijderd. Je kunt ${one ? 'het' : 'ze'} terugzetten.`,
    );
    if (!done) return false;
    this.portfolio.removed = {
      words: `${what} verwijderd.`,
      undo: async () => {
        await this.change('Terugzetten', () => this.core.Unremove(ids), `${what} teruggezet.`);
      },
    };
    return true;
  }

  /** A locked portfolio leaves nothing behind. */
  clear(): void {
    this.stopped = true;
    this.view = undefined;
    this.refused = [];
  }

  /** One after the other: two drops shortly after each other both go in. */
  private async turn(adding: () => Promise<AddedView | null>): Promise<readonly DocumentLine[]> {
    const before = this.line;
    const mine = before.then(() => this.put(adding));
    this.line = mine;
    return mine;
  }

  private async put(adding: () => Promise<AddedView | null>): Promise<readonly DocumentLine[]> {
    this.adding = true;
    this.stopped = false;
    this.refused = [];
    try {
      const came = await this.portfolio.run('Bestanden toevoegen', adding);
      if (!came) return [];
      this.view = came.view;
      this.refused = came.refused;
      this.portfolio.tell(this.said(came));
      return came.added;
    } finally {
      this.adding = false;
    }
  }

  private said({ added, refused, stopped }: AddedView): string {
    const one = added.length === 1 ? `‘${added[0]?.name}’ is` : `${added.length} documenten zijn`;
    const came = added.length > 0 ? `${one} toegevoegd.` : '';
    if (stopped) return came ? `Gestopt. ${came}` : 'Gestopt. Er is niets toegevoegd.';
    if (refused.length === 0) return came;
    return `${came} ${count(refused.length, 'bestand is', 'bestanden zijn')} niet toegevoegd.`.trim();
  }

  /** Hands the content of files over in pieces. */
  private async hand(files: readonly File[], target: DocumentTarget): Promise<AddedView> {
    const added: DocumentLine[] = [];
    const refused: RefusedFile[] = [];
    try {
      for (const file of files) {
        if (this.stopped) break;
        try {
          added.push(await this.send(file, target));
        } catch (reason) {
          if (reason === STOPPED) break;
          const failure = failed(reason);
          // Without a portfolio the rest will not go in either.
          if (failure.code === 'portfolio-closed') throw reason;
          refused.push({ name: file.name, failure });
        }
      }
      return { view: await this.core.View(), added, refused, stopped: this.stopped };
    } finally {
      this.portfolio.progress = undefined;
    }
  }

  private async send(file: File, target: DocumentTarget): Promise<DocumentLine> {
    const id = await this.core.Begin(file.name, file.size, target);
    try {
      for (let at = 0; at < file.size; at += PIECE) {
        this.portfolio.progress = {
          work: `‘${file.name}’ toevoegen`,
          done: at,
          total: file.size,
          stop: () => (this.stopped = true),
        };
        const piece = await read(file.slice(at, at + PIECE));
        if (this.stopped) throw STOPPED;
        await this.core.Append(id, piece);
      }
      if (this.stopped) throw STOPPED;
      return await this.core.Finish(id);
    } catch (reason) {
      await this.core.Abort(id).catch(() => undefined);
      throw reason;
    }
  }
}

/** A piece of a file as base64. A folder has a name and no content, and a file can be gone. */
async function read(piece: Blob): Promise<string> {
  try {
    return await toBase64(piece);
  } catch {
    throw {
      code: 'file-unread',
      message: 'Dit kon niet gelezen worden.',
      hint: 'Is het een map, sleep dan de bestanden die erin staan.',
    } satisfies Failure;
  }
}
