/** An ISO date as it stands in running text: "14 april 2026". What is no date stays as it is. */
export function longDate(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T12:00:00`);
  if (Number.isNaN(day.getTime())) return iso;
  return day.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });
}
