import type { BeforeView, CSVView, PersonView, PlaceView, WrittenView } from '../../lib/api/types';

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

/** Whether something asks to be looked at before the CSV is written; `aside` is how many rows wait for a later delivery. */
export function asksToLook(before: BeforeView, aside: number): boolean {
  return before.guesses.length > 0 || before.more > 0 || before.malOld || difference(before, aside) !== 0;
}

/** How many aios there are more than the sender announced, below 0 fewer. Who is set aside was delivered too. */
export function difference(before: BeforeView, aside: number): number {
  return before.expected > 0 ? before.written + aside - before.expected : 0;
}

/** What is uncertain about one cell. */
export interface Doubt {
  place: PlaceView;
  messages: string[];
}

/** The guesses by cell: one cell can be doubtful for more than one reason. */
export function doubts(guesses: readonly PlaceView[]): Doubt[] {
  const out: Doubt[] = [];
  for (const guess of guesses) {
    const known = out.find((d) => d.place.row === guess.row && d.place.field === guess.field);
    if (!known) {
      out.push({ place: guess, messages: guess.message ? [guess.message] : [] });
      continue;
    }
    if (guess.message) known.messages.push(guess.message);
    // What was taken over says what stood there; a later remark does not.
    if (guess.after !== '' && known.place.after === '') known.place = guess;
  }
  return out;
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
