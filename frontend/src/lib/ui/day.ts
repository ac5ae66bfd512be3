// Days as ISO text ("2026-04-14"), and as Dutch people write and read them.

const months = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;

/** The day of a moment on this computer's clock. */
export function dayOf(moment: Date): string {
  return iso(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()) ?? '';
}

/** A day so many days further. */
export function later(day: string, days: number): string {
  const at = noon(day);
  at.setDate(at.getDate() + days);
  return dayOf(at);
}

/** The same day so many months further; the last day of a month that is too short. */
export function monthsLater(day: string, count: number): string {
  const at = noon(day);
  const [wanted, date] = [at.getMonth() + count, at.getDate()];
  at.setDate(1);
  at.setMonth(wanted);
  at.setDate(Math.min(date, new Date(at.getFullYear(), at.getMonth() + 1, 0).getDate()));
  return dayOf(at);
}

/**
 * The day somebody wrote: 14-4-2026, 14/4/26, 14 april, 2026-04-14, 14042026,
 * vandaag. Without a year it is the year of today. Undefined when it is none.
 */
export function parseDay(text: string, today: string): string | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+/, '');
  const near = { vandaag: 0, gisteren: -1, eergisteren: -2, morgen: 1, overmorgen: 2 }[said];
  if (near !== undefined) return later(today, near);
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (whole) return iso(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const close = /^(\d{2})(\d{2})(\d{4})$/.exec(said);
  if (close) return iso(Number(close[3]), Number(close[2]), Number(close[1]));
  const apart = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-zé]{3,9})\.?(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(said);
  if (!apart) return undefined;
  const month = monthOf(apart[2] ?? '');
  const year = apart[3] ? Number(apart[3].padStart(4, '20')) : Number(today.slice(0, 4));
  return month ? iso(year, month, Number(apart[1])) : undefined;
}

function monthOf(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text);
  const start = text.slice(0, 3) === 'mrt' ? 'maa' : text.slice(0, 3);
  const at = months.findIndex((m) => m === start);
  return at < 0 ? undefined : at + 1;
}

function iso(year: number, month: number, date: number): string | undefined {
  const at = new Date(year, month - 1, date, 12);
  if (at.getMonth() !== month - 1 || at.getDate() !== date || year < 1900) return undefined;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(date)}`;
}

/** Noon of a day, far from any change of the clock. */
export function noon(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

/** True for a day as it is kept. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(noon(text).getTime());
}

/** "14-04-2026" */
export function shortDay(day: string): string {
  return `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`;
}

/** "dinsdag 14 april 2026" */
export function wholeDay(day: string): string {
  return noon(day).toLocaleDateString('nl-NL', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** The weeks that a month touches, Monday first; each seven days. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  let at = later(first, -((noon(first).getDay() + 6) % 7));
  const weeks: string[][] = [];
  do {
    weeks.push(Array.from({ length: 7 }, (_, i) => later(at, i)));
    at = later(at, 7);
  } while (at.slice(0, 7) === day.slice(0, 7));
  return weeks;
}
