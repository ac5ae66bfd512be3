import type { InstitutePlace, PortfolioFileView, RuleView, UserNameView } from '../lib/api/portfolio-types';
import type { Failure } from '../lib/api/types';

// What the core of make-believe says of names, passwords, codes and files.

export const CODE = '7KQM-3F9T-XW2P-D6RA-HJ58-VN4C-B1GE';

export const no = (code: string, message: string, hint: string): Failure => ({ code, message, hint });

export const institutes: InstitutePlace[] = [
  { id: 'groningen', name: 'Groningen (UMCG)', zNumbers: false },
  { id: 'leiden', name: 'Leiden (LUMC)', zNumbers: false },
  { id: 'nijmegen', name: 'Nijmegen (Radboudumc)', zNumbers: true },
];

export const matters: Record<PortfolioFileView['state'], Failure | null> = {
  ok: null,
  damaged: no(
    'portfolio-broken',
    'Dit portfolio is beschadigd.',
    'Zet een reservekopie terug. Het beschadigde bestand blijft bewaard.',
  ),
  newer: no(
    'portfolio-newer',
    'Dit portfolio is gemaakt met een nieuwere Aiosmap.',
    'Werk Aiosmap op deze computer bij en open het daarna.',
  ),
  busy: no(
    'portfolio-busy',
    'Dit portfolio is al open in een ander venster van Aiosmap.',
    'Sluit dat venster en probeer het opnieuw.',
  ),
  denied: no(
    'portfolio-denied',
    'Aiosmap mag dit bestand niet openen.',
    'Vraag wie deze computer beheert om je toegang tot de map te geven.',
  ),
  leftover: no(
    'portfolio-leftover',
    'Het opslaan van dit portfolio is afgebroken. Er ligt een nieuw bestand klaar dat nog niet op zijn plaats staat.',
    'Neem dat bestand, of zet een reservekopie terug.',
  ),
  missing: no(
    'portfolio-gone',
    'Dit portfolio staat niet meer op zijn plaats. De reservekopieën zijn er nog.',
    'Zet een reservekopie terug.',
  ),
};

/** Refuses what is not the herstelcode. */
export function checkCode(text: string) {
  const bare = text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[\s-]/g, '');
  const wrong = /[^0-9A-HJKMNP-TV-Z]/.exec(bare);
  if (wrong)
    throw no(
      'code-letter',
      `Teken ${wrong.index + 1} is ‘${wrong[0]}’. Dat komt in een herstelcode niet voor.`,
      'Kijk op je papier wat daar staat.',
    );
  if (bare.length !== 28)
    throw no(
      'code-length',
      `Je typte ${bare.length} van de 28 tekens.`,
      'Een herstelcode heeft zeven groepjes van vier.',
    );
  if (bare !== CODE.replaceAll('-', ''))
    throw no('code-check', 'Er zit een typefout in de herstelcode.', 'Vergelijk elk groepje met je papier.');
}

export function rules(text: string): RuleView[] {
  const marks = '!#%+:=?@~&()<>|';
  return [
    { id: 'length', words: 'minstens 12 tekens', met: [...text].length >= 12 },
    {
      id: 'special',
      words: '1 speciaal teken: ! # % + : = ? @ ~ & ( ) < > |',
      met: [...text].some((c) => marks.includes(c)),
    },
    { id: 'digit', words: '1 cijfer', met: /\d/.test(text) },
    { id: 'capital', words: '1 hoofdletter', met: /\p{Lu}/u.test(text) },
    {
      id: 'allowed',
      words: 'geen andere tekens dan letters, cijfers en deze leestekens',
      met: text !== '' && [...text].every((c) => /[\p{L}\d]/u.test(c) || marks.includes(c)),
    },
  ];
}

export function checkUser(text: string): UserNameView {
  const bare = text.replace(/\s/g, '');
  const z = /^z(\d{6})$/i.exec(bare);
  if (z) return { canonical: `z${z[1]}`, kind: 'z', problem: null, doubt: null };
  const big = /^(?:big-?)?(\d{11})$/i.exec(bare);
  if (big)
    return {
      canonical: `BIG-${big[1]}`,
      kind: 'big',
      problem: null,
      doubt:
        big[1] === '01234567890'
          ? no(
              'big-check',
              'Het controlecijfer van dit BIG-nummer klopt niet.',
              'Kijk het na. Klopt het toch, ga dan verder.',
            )
          : null,
    };
  return {
    canonical: '',
    kind: '',
    problem: no(
      'user-name',
      'Dit is geen gebruikersnaam.',
      'Schrijf BIG- met je 11 cijfers, of je z-nummer.',
    ),
    doubt: null,
  };
}
