import type { BeforeView, CSVView, PersonView, WrittenView } from '../../lib/api/types';

/** "1 aios", "37 aiossen". */
export function aiossen(n: number): string {
  return `${n.toLocaleString('nl-NL')} ${n === 1 ? 'aios' : 'aiossen'}`;
}

/** A date in running text, 3 maart 2026, of an ISO date; what is no date stays as it is. */
export function longDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return iso;
  return new Date(year, month - 1, day).toLocaleDateString('nl-NL', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** Date and time of an ISO moment: 3 maart 2026 om 16:20. */
export function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = at.toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${longDate(day.join('-'))} om ${time}`;
}

/** Whether something asks to be looked at before the CSV is written. */
export function asksToLook(before: BeforeView): boolean {
  return before.guesses.length > 0 || before.more > 0 || before.malOld || otherNumber(before);
}

/** Whether another number of aios is written than the sender announced. */
export function otherNumber(before: BeforeView): boolean {
  return before.expected > 0 && before.expected !== before.written;
}

/** How the written CSV stands, in one sentence. */
export function writtenState(written: WrittenView): string {
  switch (written.state) {
    case 'older':
      return 'De lijst is daarna veranderd: in de CSV staat nog hoe het was.';
    case 'changed':
      return `De CSV is na het opslaan veranderd. ${written.message}`.trim();
    case 'gone':
      return 'De CSV staat niet meer op deze plek.';
    default:
      return 'De CSV is ongewijzigd sinds het opslaan.';
  }
}

/** How a finished CSV stands, as the heading above it. */
export function csvTitle(csv: CSVView): string {
  switch (csv.state) {
    case 'same':
    case 'right':
      return 'Deze CSV is in orde';
    case 'changed':
      return 'Deze CSV kan zo niet naar Scorion';
    default:
      return 'Deze CSV kan Aiosmap niet herstellen';
  }
}

/** Where somebody stands in the list, for a second line under the name. */
export function place(person: PersonView): string {
  return [person.rowLabel && `rij ${person.rowLabel}`, person.username].filter(Boolean).join(' · ');
}
