import type { AccountPage } from './place';
import type { FormState } from '../../lib/api/portfolio-types';
import type { IconName } from '../../lib/ui/icons';
import { dayOf, later } from '../../lib/ui/day';

/** A moment in running text: "vandaag 14:03", "gisteren 09:12", "14 april 2026, 14:03". */
export function moment(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return '';
  const time = clock(iso);
  const day = dayOf(at);
  if (day === dayOf(now)) return `vandaag ${time}`;
  if (day === later(dayOf(now), -1)) return `gisteren ${time}`;
  return `${at.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })}, ${time}`;
}

/** A day in a list: "vandaag", "gisteren", "14 apr 2026". */
export function dayWords(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return '';
  const day = dayOf(at);
  if (day === dayOf(now)) return 'vandaag';
  if (day === later(dayOf(now), -1)) return 'gisteren';
  return at.toLocaleDateString('nl-NL', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The time on the clock: "14:03". */
export function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
}

/** Bytes as people read them: "2,3 MB". */
export function size(bytes: number): string {
  const one = (n: number) => n.toLocaleString('nl-NL', { maximumFractionDigits: 1 });
  if (bytes < 1_000_000) return `${one(Math.max(1, Math.round(bytes / 1000)))} kB`;
  if (bytes < 1_000_000_000) return `${one(bytes / 1_000_000)} MB`;
  return `${one(bytes / 1_000_000_000)} GB`;
}

/** "1 formulier", "12 formulieren" */
export function count(n: number, one: string, more: string): string {
  return `${n.toLocaleString('nl-NL')} ${n === 1 ? one : more}`;
}

/** A state as it is shown: one of a form that is made definitief has words of its own. */
export type ShownState = FormState | 'final' | 'withdrawn';

/** What the states of a form are called, each with its icon. */
export const states: Record<ShownState, { word: string; icon: IconName }> = {
  concept: { word: 'concept', icon: 'changed' },
  open: { word: 'open', icon: 'opened' },
  closed: { word: 'gesloten', icon: 'locked' },
  final: { word: 'definitief', icon: 'ok' },
  withdrawn: { word: 'ingetrokken', icon: 'out' },
};

/** How a form's state is shown; final: its kind is made definitief, once and for all. */
export function shownState(state: ShownState, final: boolean): ShownState {
  if (!final) return state;
  return state === 'closed' ? 'final' : state === 'open' ? 'concept' : state;
}

/** The pages under the account icon, in their groups. */
export const accountWords: Record<AccountPage, string> = {
  general: 'Algemeen',
  password: 'Wachtwoord',
  code: 'Herstelcode vernieuwen',
  backups: 'Reservekopieën',
  move: 'Verhuizen',
  export: 'Exporteren',
  tidy: 'Opruimen',
  keys: 'Sleutels vernieuwen',
  lock: 'Vergrendelen',
};
