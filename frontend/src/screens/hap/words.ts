import type { PeriodView, ProgressView, ScorionMark, ShiftLine } from '../../lib/api/hap-types';
import type { IconName } from '../../lib/ui/icons';
import { isDay, noon, shortDay } from '../../lib/ui/day';
import { count } from '../portfolio/words';

/** The literal sentence about a confirmation on the spot; the document says the same. */
export const notChecked = 'bevestigd op de computer van de aios, identiteit niet gecontroleerd';

/** "1 dienst", "12 diensten" */
export function shiftsWords(n: number): string {
  return count(n, 'dienst', 'diensten');
}

/** "za 14-11-2026"; what is no day as it stands. */
export function weekDay(day: string): string {
  if (!isDay(day)) return day;
  return `${noon(day).toLocaleDateString('nl-NL', { weekday: 'short' })} ${shortDay(day)}`;
}

/** "3 maart", with the year when it is another than this one. */
export function dayInWords(iso: string, now: Date = new Date()): string {
  const at = isDay(iso) ? noon(iso) : new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return iso;
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return at.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', ...year });
}

/** The times of a shift: "17:00 – 23:00". */
export function timesWords(line: Pick<ShiftLine, 'begin' | 'end'>): string {
  if (line.begin === '' && line.end === '') return '';
  return `${line.begin || '…'} – ${line.end || '…'}`;
}

/** A shift in a sentence: "consultarts, za 14-11-2026, 17:00 – 23:00". */
export function shiftWords(line: Pick<ShiftLine, 'role' | 'date' | 'begin' | 'end'>): string {
  return [line.role || 'dienst', weekDay(line.date), timesWords(line)].filter(Boolean).join(', ');
}

/** What the marks about Scorion are called, each with its icon. */
export const scorionWords: Record<ScorionMark, { word: string; icon: IconName }> = {
  '': { word: 'niet bijhouden', icon: 'out' },
  todo: { word: 'nog in Scorion zetten', icon: 'next' },
  done: { word: 'staat in Scorion', icon: 'ok' },
};

/** How a period stands: "gehaald", "nog 2 te doen", "2 te weinig". */
export function periodState(
  period: Pick<PeriodView, 'done' | 'norm' | 'now' | 'from'>,
  today: string,
): { word: string; icon: IconName | undefined; tone: 'fine' | 'check' | 'soft' } {
  const short = period.norm - period.done;
  if (period.norm === 0) return { word: '', icon: undefined, tone: 'soft' };
  if (short <= 0) return { word: 'gehaald', icon: 'ok', tone: 'fine' };
  if (period.now) return { word: `loopt, nog ${short} te doen`, icon: 'history', tone: 'soft' };
  if (period.from > today) return { word: 'begint nog', icon: undefined, tone: 'soft' };
  return { word: `${short} te weinig`, icon: 'warning', tone: 'check' };
}

/** What the picture of a stage says, for who does not see it. */
export function progressSummary(stage: ProgressView): string {
  const all = stage.norm > 0 ? `${stage.done} van ${stage.norm} diensten` : shiftsWords(stage.done);
  const parts = stage.periods.map((p) => `${p.label} ${p.norm > 0 ? `${p.done} van ${p.norm}` : p.done}`);
  return `${stage.stage}: ${all}. Per drie maanden: ${parts.join(', ')}.`;
}
