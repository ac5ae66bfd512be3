// Times of the day as text ("19:30"), and as Dutch people write them.

/**
 * The time somebody wrote: 19:30, 19.30, 1930, 19u30, 7:30, 7, 24:00.
 * Undefined when it is none.
 */
export function parseTime(text: string): string | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/\s*(uur|u)$/, '');
  const found = /^(\d{1,2})(?:\s*[:.,u]\s*(\d{2}))?$/.exec(said) ?? /^(\d{1,2})(\d{2})$/.exec(said);
  if (!found) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return clockAt(hour * 60 + minute);
}

/** True for a time as it is kept. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** A time so many minutes further, round midnight. */
export function minutesLater(time: string, minutes: number): string {
  return clockAt(minutesOf(time) + minutes);
}

/** Minutes from one time to the next moment the clock shows the other: up to a whole day. */
export function minutesBetween(from: string, to: string): number {
  return (minutesOf(to) - minutesOf(from) + 1440) % 1440;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function clockAt(minutes: number): string {
  const within = ((minutes % 1440) + 1440) % 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}
