import { failed } from './failed';
import type { KeptView } from '../../lib/api/portfolio-types';
import type { Failure } from '../../lib/api/types';

/** A pause in typing that is long enough to save in, in milliseconds. */
export const PAUSE = 600;

/** Somebody who types on and on is saved at least this often. */
const LONGEST = 3_000;

/** After a save that failed it is tried anew by itself. */
const AGAIN = 5_000;

export type SaverState = 'still' | 'typing' | 'saving' | 'failed';

/**
 * Saves one text or form while it is typed: in every pause, one save at a
 * time, the newest words last. What could not be saved stays here and is tried
 * again until it is.
 */
export class Saver<T> {
  state: SaverState = $state('still');
  /** When it was last on the disk, as the core says; empty while nothing was saved here. */
  at = $state('');
  failure: Failure | undefined = $state.raw();

  private waiting: { value: T; since: number } | undefined;
  private clock: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | undefined;
  private held = false;

  /** Is told what the core said about what was saved. */
  heard: (kept: KeptView) => void = () => undefined;

  constructor(private readonly save: (value: T) => Promise<KeptView>) {}

  /** What is not on the disk yet; undefined when all is. */
  get unsaved(): T | undefined {
    return this.waiting?.value;
  }

  /** Something was typed. */
  touch(value: T): void {
    const since = this.waiting?.since ?? Date.now();
    this.waiting = { value, since };
    if (this.state !== 'saving') this.state = this.failure ? 'failed' : 'typing';
    this.plan(Math.min(PAUSE, Math.max(0, since + LONGEST - Date.now())));
  }

  /** Saves what waits now; true when nothing waits any more. */
  async flush(): Promise<boolean> {
    clearTimeout(this.clock);
    this.held = false;
    while (this.running) await this.running;
    if (!this.waiting) return true;
    this.running = this.go(this.waiting.value);
    const done = await this.running;
    return done && !this.waiting;
  }

  /** Lets go of what waits: it goes to the core by another way. Waits for a save under way. */
  async drop(): Promise<void> {
    clearTimeout(this.clock);
    this.waiting = undefined;
    await this.running;
    clearTimeout(this.clock);
    this.waiting = undefined;
    this.failure = undefined;
    this.state = 'still';
  }

  /** Tries nothing by itself until something is typed or flushed. */
  hold(): void {
    clearTimeout(this.clock);
    this.held = true;
  }

  private plan(time: number): void {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => void this.flush(), time);
  }

  private async go(value: T): Promise<boolean> {
    const before = this.waiting;
    this.waiting = undefined;
    this.state = 'saving';
    try {
      const kept = await this.save(value);
      this.failure = undefined;
      this.at = kept.at;
      this.state = this.waiting ? 'typing' : 'still';
      this.heard(kept);
      return true;
    } catch (reason) {
      this.failure = failed(reason);
      this.state = 'failed';
      // Words typed meanwhile are newer than those that failed.
      this.waiting ??= before;
      if (!this.held) this.plan(AGAIN);
      return false;
    } finally {
      this.running = undefined;
    }
  }
}
