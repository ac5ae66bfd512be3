import { toBase64 } from '../../lib/api/intake';
import type { KnownSigner, VerifyView } from '../../lib/api/hap-types';
import type { Failure } from '../../lib/api/types';
import { failed } from '../portfolio/failed';
import type { Portfolio } from '../portfolio/portfolio.svelte';

/** Larger files are no document for a HAP, and would fill the window, in bytes. */
const MOST = 20 << 20;

/** The check of a PDF against its signature; it needs no open portfolio. */
export class Verifying {
  found: VerifyView | undefined = $state.raw();
  known: KnownSigner[] = $state.raw([]);
  /** The fingerprint of the open portfolio; empty without one. */
  own = $state('');
  failure: Failure | undefined = $state.raw();
  busy = $state(false);
  /** Pastes and drops are told one after the other; the last one counts. */
  private turn = 0;

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.papers;
  }

  /** Begins, with a document of the open portfolio where one is given. */
  async begin(document?: string): Promise<void> {
    if (document) await this.look(() => this.core.VerifyDocument(document));
    const known = await this.quietly(() => this.core.Known());
    if (known) this.known = known;
    if (this.portfolio.frame) this.own = (await this.quietly(() => this.core.Fingerprint())) ?? '';
  }

  async pick(): Promise<void> {
    await this.look(() => this.core.PickVerify());
  }

  async paths(paths: readonly string[]): Promise<void> {
    const [path] = paths;
    if (paths.length > 1) this.tooMany();
    else if (path) await this.look(() => this.core.VerifyPath(path));
  }

  async files(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (files.length > 1) this.tooMany();
    else if (file && file.size > MOST)
      this.failure = {
        code: 'verify-large',
        message: `‘${file.name}’ is te groot voor een document van Aiosmap.`,
        hint: 'Kijk of je het goede bestand koos.',
      };
    else if (file) await this.look(async () => this.core.VerifyContent(file.name, await contentOf(file)));
  }

  /** Keeps a fingerprint, and looks again at what was found. */
  async add(fingerprint: string): Promise<Failure | undefined> {
    try {
      this.known = await this.core.AddKnown(fingerprint);
    } catch (reason) {
      return failed(reason);
    }
    await this.again();
    this.portfolio.tell('De vingerafdruk is bewaard.');
    return undefined;
  }

  async remove(fingerprint: string): Promise<void> {
    const left = await this.portfolio.run('Verwijderen', () => this.core.RemoveKnown(fingerprint));
    if (!left) return;
    this.known = left;
    await this.again();
    this.portfolio.tell('De vingerafdruk is verwijderd.');
  }

  /** What was found, by the fingerprints that are kept now. */
  private async again(): Promise<void> {
    if (!this.found) return;
    const mine = this.turn;
    const found = await this.quietly(() => this.core.VerifyAgain());
    if (found && mine === this.turn) this.found = found;
  }

  private tooMany(): void {
    this.failure = {
      code: 'verify-several',
      message: 'Dit zijn meer bestanden.',
      hint: 'Laat ze één voor één nakijken.',
    };
  }

  private async look(make: () => Promise<VerifyView | null>): Promise<void> {
    const mine = ++this.turn;
    this.busy = true;
    this.failure = undefined;
    try {
      const found = await make();
      if (mine !== this.turn || !found) return;
      this.found = found;
      this.portfolio.tell(`‘${found.file}’: ${found.words}`);
    } catch (reason) {
      if (mine === this.turn) this.failure = failed(reason);
    } finally {
      if (mine === this.turn) this.busy = false;
    }
  }

  private async quietly<T>(make: () => Promise<T>): Promise<T | undefined> {
    try {
      return await make();
    } catch (reason) {
      this.failure = failed(reason);
      return undefined;
    }
  }
}

async function contentOf(file: File): Promise<string> {
  try {
    return await toBase64(file);
  } catch {
    throw {
      code: 'file-unread',
      message: `‘${file.name}’ kon niet gelezen worden.`,
      hint: 'Sla het bestand eerst op en kies het daarna.',
    } satisfies Failure;
  }
}
