import { SvelteMap } from 'svelte/reactivity';
import { failed } from './failed';
import { Drops } from '../../lib/api/drops.svelte';
import type { PortfolioCore } from '../../lib/api/portfolio';
import type {
  DossiersView,
  FrameView,
  LockedView,
  PageView,
  SessionView,
} from '../../lib/api/portfolio-types';
import type { CoreEvent, Failure } from '../../lib/api/types';
import { Documents } from '../documents/documents.svelte';
import { Loose } from '../documents/loose.svelte';
import { Hap } from '../hap/hap.svelte';
import { Opening } from './opening.svelte';
import { home, overviewOf, parsePlace, placeText, type Place } from './place';
import { Saver } from './saver.svelte';

/** The core is told of a touch no more often than this, in milliseconds. */
const TOUCH = 30_000;

/** Work that takes longer than this, in milliseconds, is told. */
const LONG = 300;

/** Something that was removed, and the way back. */
export interface Removed {
  words: string;
  undo: () => Promise<void>;
}

/** Long work that tells how far it is. */
export interface Progress {
  work: string;
  done: number;
  /** 0 when it is not known. */
  total: number;
  /** Ends it; undefined for what cannot be ended. */
  stop?: (() => void) | undefined;
}

/** A saver of whatever it saves. */
type AnySaver = Pick<Saver<never>, 'state' | 'failure' | 'flush' | 'drop' | 'hold'> & {
  readonly unsaved: unknown;
};

/**
 * The portfolio in this window: whether it is open, where the aios is in it,
 * and what is being typed. When it locks, everything of it is dropped here;
 * only words that were not saved yet are kept for when it opens again.
 */
export class Portfolio {
  session: SessionView | undefined = $state.raw();
  place: Place = $state.raw(home);
  /** Why the last thing did not go through. */
  setback: Failure | undefined = $state.raw();
  /** What was last achieved, told politely. */
  said = $state('');
  /** What runs now, in words; empty when nothing does. */
  working = $state('');
  private lasting = $state(false);
  /** What the core itself says that it is doing, or what is being handed over to it, and how far it is. */
  progress: Progress | undefined = $state.raw();
  private clock: ReturnType<typeof setTimeout> | undefined;
  /** The pages before a portfolio is open; they stand while one looks elsewhere. */
  opening: Opening = $state.raw(new Opening(this));
  /** What was just removed; it can be put back until something else is done. */
  removed: Removed | undefined = $state.raw();
  /** Which page takes what is dropped or pasted. */
  readonly drops = new Drops();
  readonly documents = new Documents(this);
  /** What is filled in without a portfolio. */
  readonly loose = new Loose(this);
  readonly hap = new Hap(this);
  dossiers: DossiersView | undefined = $state.raw();
  pages: PageView[] | undefined = $state.raw();
  /** What is searched for, kept while hits are looked at. */
  asked = $state('');
  /** Doubts about the file that were put away. */
  private seen: readonly string[] = $state.raw([]);

  // What is being typed, by "form:ID" or "page:ID"; and of a portfolio that locked.
  private readonly savers = new SvelteMap<string, AnySaver>();
  private late: { file: string; savers: [string, AnySaver][] } | undefined;
  private touched = 0;
  private running = 0;

  constructor(readonly core: PortfolioCore) {}

  /** The open portfolio. */
  get frame(): FrameView | undefined {
    return this.session?.frame ?? undefined;
  }

  get locked(): LockedView | undefined {
    return this.frame ? undefined : (this.session?.locked ?? undefined);
  }

  /** Work that takes long enough to be told, in words. */
  get work(): string {
    return this.progress?.work || (this.lasting ? this.working : '');
  }

  /** Nothing leads to a portfolio where the IT department allows the import alone. */
  get allowed(): boolean {
    return this.session?.allowed ?? false;
  }

  /** What is still to be told about the file. */
  get doubts(): Failure[] {
    return this.frame?.doubts.filter((d) => !this.seen.includes(d.message)) ?? [];
  }

  putAway(doubt: Failure): void {
    this.seen = [...this.seen, doubt.message];
  }

  async begin(): Promise<void> {
    try {
      this.take(await this.core.session.Now());
    } catch (reason) {
      this.setback = failed(reason);
    }
  }

  /** Takes what the core says of the session; a portfolio that is open now is shown where it was left. */
  take(session: SessionView): void {
    const before = this.frame?.id;
    this.session = session;
    const now = session.frame?.id;
    if (before !== now) this.opening = new Opening(this);
    if (before && before !== now) this.clear(before);
    if (now && before !== now) {
      this.place = parsePlace(session.frame?.place ?? '');
      this.recover(now);
    }
  }

  /** A portfolio was opened. */
  opened(frame: FrameView, at?: Place): void {
    this.take({ allowed: true, frame, locked: null });
    if (at) this.place = at;
    this.setback = undefined;
    this.said = 'Je portfolio is open.';
  }

  /** Asks the core anew: after a backup, or when it says that nothing is open. */
  async look(): Promise<void> {
    try {
      this.take(await this.core.session.Now());
    } catch (reason) {
      this.setback = failed(reason);
    }
  }

  async heard(event: CoreEvent): Promise<void> {
    switch (event.what) {
      case 'locked':
        await this.look();
        if (event.failure) this.setback = event.failure;
        return;
      case 'backup':
        await this.look();
        return;
      case 'working':
        this.progress = event.work
          ? {
              work: event.work,
              done: event.done,
              total: event.total,
              stop: event.stop ? () => void this.core.documents.Stop() : undefined,
            }
          : undefined;
        return;
      case 'closing':
        await this.flush();
        await this.core.session.Flushed();
    }
  }

  /** Somebody touched the window. */
  touch(now: number = Date.now()): void {
    if (!this.frame || now - this.touched < TOUCH) return;
    this.touched = now;
    void this.core.session.Active().catch(() => undefined);
  }

  go(place: Place): void {
    void this.flush();
    this.setback = undefined;
    this.removed = undefined;
    this.said = '';
    this.place = place;
    void this.core.session.Where(placeText(place)).catch(() => undefined);
  }

  /** Opens a form; from a page of the dashboard one stays there, and comes back to it. */
  openForm(id: string): void {
    this.go({ at: 'form', id, from: overviewOf(this.place) });
  }

  async lock(): Promise<void> {
    await this.leave('Vergrendelen', () => this.core.session.Lock());
  }

  async logOut(): Promise<void> {
    if (await this.leave('Uitloggen', () => this.core.session.LogOut())) this.said = 'Je bent uitgelogd.';
  }

  private async leave(words: string, call: () => Promise<SessionView>): Promise<boolean> {
    if (!(await this.flush())) {
      this.setback = {
        code: 'unsaved',
        message: 'Je laatste woorden zijn nog niet opgeslagen, dus je portfolio blijft open.',
        hint: 'Zie hierboven wat er aan de hand is.',
      };
      return false;
    }
    const session = await this.run(words, call);
    if (session) this.take(session);
    return Boolean(session);
  }

  /** Runs something of the core; what it refuses is the setback or goes to `refused`, and then there is no answer. */
  async run<T>(
    words: string,
    call: () => Promise<T>,
    refused: (reason: unknown) => void = (reason) => this.refused(reason),
  ): Promise<T | undefined> {
    const turn = ++this.running;
    this.working = words;
    clearTimeout(this.clock);
    this.lasting = false;
    this.clock = setTimeout(() => (this.lasting = true), LONG);
    try {
      const answer = await call();
      this.setback = undefined;
      return answer;
    } catch (reason) {
      refused(reason);
      return undefined;
    } finally {
      if (turn === this.running) {
        clearTimeout(this.clock);
        this.working = '';
        this.lasting = false;
      }
    }
  }

  /** Asks something of the core on the side: what was told stands. */
  async ask<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (reason) {
      this.refused(reason);
      return undefined;
    }
  }

  /** Tells why something did not go through. */
  refused(reason: unknown): void {
    const failure = failed(reason);
    if (failure.code === 'portfolio-closed') void this.look();
    else this.setback = failure;
  }

  tell(said: string): void {
    this.said = said;
  }

  /** The saver of something that is typed in; the same one until all of it is saved. */
  saver<T>(key: string, make: () => Saver<T>): Saver<T> {
    const held = this.savers.get(key) as Saver<T> | undefined;
    if (held) return held;
    const made = make();
    this.savers.set(key, made);
    return made;
  }

  /** Savers that failed and did not succeed since; what they hold is not on the disk. */
  get failing(): AnySaver[] {
    return [...this.savers.values()].filter((s) => s.failure !== undefined);
  }

  /** How many texts of the portfolio that locked are not on the disk yet. */
  get unsavedLate(): number {
    return this.late?.savers.filter(([, s]) => s.unsaved !== undefined).length ?? 0;
  }

  /** Hands over everything that was typed; true when all of it is on the disk. */
  async flush(): Promise<boolean> {
    const done = await Promise.all([...this.savers.values()].map((s) => s.flush()));
    return done.every(Boolean);
  }

  /** Shows the dossiers as they are. */
  async loadDossiers(): Promise<void> {
    const view = await this.ask(() => this.core.dossiers.View());
    if (view) this.dossiers = view;
  }

  /** Drops everything that came out of a portfolio, except words that are not on the disk. */
  private clear(file: string): void {
    const left = [...this.savers].filter(([, s]) => s.unsaved !== undefined || s.state === 'saving');
    for (const [, saver] of left) saver.hold();
    if (left.length > 0) this.late = { file, savers: left };
    this.savers.clear();
    this.place = home;
    this.dossiers = undefined;
    this.pages = undefined;
    this.documents.clear();
    this.hap.clear();
    this.removed = undefined;
    this.setback = undefined;
    this.asked = '';
    this.said = '';
    this.seen = [];
  }

  /** The same portfolio is open again: what came too late to be saved is saved after all. */
  private recover(file: string): void {
    const { late } = this;
    if (late?.file !== file) return;
    this.late = undefined;
    for (const [key, saver] of late.savers) this.savers.set(key, saver);
    void this.flush();
  }
}
