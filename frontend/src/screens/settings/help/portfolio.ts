import type { Topic } from './topic';

/** The portfolio: what it is, opening it, writing in it, keeping it. */
export const portfolioTopics = {
  portfolio: {
    title: 'Je portfolio in Aiosmap',
    blocks: [
      {
        text: 'Je portfolio in Aiosmap is één bestand op je computer, versleuteld en van jou alleen. Je hebt er geen internet voor nodig.',
      },
      {
        text: 'Het staat los van Scorion. Je gebruikersnaam, wachtwoord en e-mailadres in Aiosmap veranderen niets in Scorion, en omgekeerd. Wat in Scorion moet staan, zet je daar zelf in.',
      },
      { head: 'Een portfolio maken' },
      {
        steps: [
          'Kies links onderaan ‘Mijn portfolio’ en dan ‘Portfolio maken’.',
          'Vul je naam, instituut en gebruikersnaam in: BIG- met je 11 cijfers, of je z-nummer.',
          'Kies een wachtwoord. Niet dat van Scorion. Onder het veld zie je welke eisen al gehaald zijn.',
          'Druk de herstelcode af of schrijf hem over, en typ hem daarna over van papier.',
          'Kies een tweede plek voor reservekopieën, zoals een USB-stick.',
        ],
      },
      {
        text: 'Ben je wachtwoord én herstelcode kwijt, dan kan niemand je portfolio nog openen, ook je instituut niet.',
      },
      { head: 'Meer mensen op één computer' },
      {
        text: 'Ieder maakt een eigen portfolio. De gebruikersnaam wijst het goede bestand aan. In elkaars portfolio kun je niet kijken.',
      },
    ],
  },
  opening: {
    title: 'Openen en wachtwoord',
    blocks: [
      { head: 'Lukt het openen niet' },
      {
        points: [
          'Gebruik het wachtwoord van je portfolio in Aiosmap, niet dat van Scorion of je mail.',
          'Je gebruikersnaam is BIG- met je 11 cijfers, of je z-nummer bij het Radboudumc. Hoofdletters maken daarin niet uit.',
          'In het wachtwoord tellen hoofdletters wel. Kijk of Caps Lock aan staat, en gebruik ‘Tonen’.',
          'Andere taal op het toetsenbord: leestekens zitten dan op een andere plek.',
          'Staat je portfolio op een andere computer, haal het dan hierheen.',
        ],
      },
      {
        text: 'Na drie verkeerde wachtwoorden is het portfolio geblokkeerd, ook als je de computer opnieuw start. Kies liever na twee keer al een nieuw wachtwoord.',
      },
      { head: 'Wachtwoord vergeten' },
      {
        text: 'Kies ‘Wachtwoord vergeten’, vul de herstelcode van je papier in en kies een nieuw wachtwoord. Heb je openen met de login van je computer aangezet, dan kan het ook daarmee. De herstelcode blijft gelden.',
      },
      { head: 'Wachtwoord wijzigen' },
      {
        text: 'Kies rechtsboven het poppetje en dan Wachtwoord. Heb je een z-nummer: in Scorion kun je je wachtwoord niet zelf wijzigen. Dat van je portfolio wel; het geldt alleen in Aiosmap.',
      },
      { head: 'Vergrendelen en uitloggen' },
      {
        text: 'Raak je het venster een tijd niet aan, dan vergrendelt je portfolio zichzelf. Je werk is bewaard en je komt terug waar je was. Onder Vergrendelen kies je na hoeveel minuten. Uitloggen doe je ook rechtsboven.',
      },
      { head: 'Een portfolio met een probleem' },
      {
        terms: [
          [
            'Beschadigd of weg',
            'Zet met één klik een reservekopie terug. Wat er lag, blijft bewaard in dezelfde map.',
          ],
          [
            'Al open',
            'Sluit het andere venster van Aiosmap, of kijk of een ander op deze computer het open heeft.',
          ],
          ['Van een nieuwere Aiosmap', 'Werk Aiosmap bij op deze computer.'],
          ['Afgebroken opslaan', 'Het bestand dat klaarligt is het nieuwst. Neem dat, of een reservekopie.'],
        ],
      },
    ],
  },
  forms: {
    title: 'Dossiers en formulieren',
    blocks: [
      {
        text: 'Een dossier is een map met formulieren. Er zijn er al een paar; je maakt er zelf zoveel bij als je wilt. Een naam geven, ordenen en sluiten doe je bij ‘Meer’ achter het dossier.',
      },
      {
        terms: [
          ['Concept', 'Je bent bezig. Alles wat je typt, wordt vanzelf bewaard.'],
          ['Tussentijds opslaan', 'Legt een versie vast waar je naar terug kunt. Het formulier blijft open.'],
          [
            'Valideren en sluiten',
            'Kijkt of de verplichte velden gevuld zijn en sluit het formulier. Heropenen kan altijd.',
          ],
          [
            'Geschiedenis',
            'Alle versies, met wat er wegging en bij kwam. Je kunt een oude tekst terugzetten.',
          ],
          [
            'Twee versies',
            'Schreef je op twee computers in hetzelfde formulier, dan staan beide er. Je kiest waar je mee verder gaat; de andere blijft in de geschiedenis.',
          ],
        ],
      },
      { head: 'Schrijven' },
      {
        text: 'In lange teksten zet je kopjes, vet, cursief en lijsten met de knoppen boven het veld. Met ‘Bekijken’ zie je hoe het wordt. Een datum typ je zoals je wilt: 14-4-2026, 14 april of gisteren.',
      },
      {
        text: 'Schrijf niets op waaraan een patiënt te herkennen is.',
      },
      { head: 'Verwijderen' },
      {
        text: 'Een verwijderd formulier kun je meteen terugzetten. Daarna vind je het onder Opruimen, waar je het ook voorgoed kunt wissen.',
      },
    ],
  },
  scratch: {
    title: 'Kladblok in je portfolio',
    blocks: [
      {
        text: 'Losse aantekeningen, alleen voor jou. Het Kladblok heeft een eigen sleutel en staat in geen export of afdruk, tenzij je daar zelf om vraagt. Zoeken slaat het over.',
      },
      {
        text: 'De eerste regel van een bladzijde is haar titel. Alles wordt bewaard terwijl je typt. Schrijf ook hier niets op over herkenbare patiënten.',
      },
    ],
  },
  keeping: {
    title: 'Reservekopieën, verhuizen en opruimen',
    blocks: [
      { text: 'Alles hierover staat rechtsboven, onder het poppetje.' },
      {
        terms: [
          [
            'Reservekopieën',
            'Aiosmap maakt ze zelf en kijkt elke kopie na. Kies ook een tweede plek: gaat deze computer stuk, dan heb je je portfolio nog.',
          ],
          [
            'Verhuizen',
            'Sla een kopie op een USB-stick op, en haal die op de andere computer binnen. Gebruikersnaam, wachtwoord en herstelcode blijven dezelfde.',
          ],
          [
            'Exporteren',
            'Alles in één zip-bestand dat je zonder Aiosmap kunt lezen. Een export is niet versleuteld. Het Kladblok gaat alleen mee als je dat aanvinkt.',
          ],
          [
            'Opruimen',
            'Wist verwijderde formulieren met al hun versies. In oude reservekopieën staan ze nog, totdat je ook die wist.',
          ],
          ['Herstelcode vernieuwen', 'Voor als je het papier kwijt bent of iemand het gezien heeft.'],
          [
            'Sleutels vernieuwen',
            'Voor als iemand je wachtwoord of herstelcode heeft én een kopie van je bestand. Oude kopieën openen nog wel met het oude wachtwoord.',
          ],
        ],
      },
      { head: 'Wat Aiosmap beschermt, en wat niet' },
      {
        points: [
          'Wie je bestand, een reservekopie of een kopie vindt, kan er zonder wachtwoord of herstelcode niets in lezen.',
          'Een dief heeft alle tijd om wachtwoorden te proberen. Versleutel daarom ook je schijf, met BitLocker of FileVault.',
          'Verandert iemand iets in het bestand, of zet hij er losse stukken van vroeger in terug, dan merkt Aiosmap dat. Een heel bestand van vroeger terugzetten merkt het niet.',
          'Tegen een virus op een computer waarop je portfolio open staat, helpt geen wachtwoord.',
        ],
      },
    ],
  },
} satisfies Record<string, Topic>;
