import type { Topic } from './topic';

/** Mijn documenten, the mail with a document, the check of a PDF, a declaration without a portfolio. */
export const documentTopics = {
  documents: {
    title: 'Mijn documenten',
    blocks: [
      {
        text: 'Scans, certificaten, foto’s van een getekend formulier: alles wat je bij je portfolio wilt bewaren. Ze liggen versleuteld in hetzelfde bestand als je formulieren en gaan mee in elke reservekopie.',
      },
      { head: 'Toevoegen' },
      {
        points: [
          'Kies ‘Bestanden toevoegen’, of sleep ze naar het venster. Een bijlage uit je mail slepen kan ook.',
          'Plakken kan met [Ctrl+V], bijvoorbeeld een schermafdruk.',
          'Grote bestanden gaan in stukken. Onderaan zie je hoe ver het is, en met ‘Stoppen’ houd je het tegen.',
          'Eén bestand mag 100 MB zijn, alles samen 2 GB.',
        ],
      },
      { head: 'Mappen' },
      {
        terms: [
          [
            'Mijn rapportages',
            'Documenten die Aiosmap maakte, zoals die voor de HAP, met de getekende exemplaren en de PDF uit Scorion.',
          ],
          [
            'Bijlagen van een formulier',
            'Een bijlage die je bij een formulier toevoegt, ligt ook hier, in een map met de naam van dat formulier.',
          ],
          ['Eigen mappen', 'Maak er zoveel je wilt. Verwijderen kan als een map leeg is.'],
        ],
      },
      { head: 'Bekijken en gebruiken' },
      {
        points: [
          'PDF’s, afbeeldingen en teksten bekijk je in Aiosmap zelf. Met [+] en [-] wordt een PDF groter en kleiner, met [0] past hij weer.',
          '‘Openen in ander programma’ is om af te drukken of voor soorten die Aiosmap niet toont. Dat programma krijgt een kopie, die wordt gewist als je portfolio sluit. Wat je in die kopie wijzigt, komt niet terug.',
          'Wat je opslaat met ‘Opslaan als’, is niet meer versleuteld.',
        ],
      },
      { head: 'In de lijst' },
      {
        keys: [
          ['↓', 'Volgende naam; [↑] de vorige'],
          ['Enter', 'Openen'],
          ['F2', 'Naam wijzigen'],
          ['Delete', 'Verwijderen; je kunt het meteen terugzetten'],
        ],
      },
      {
        text: 'Wat je verwijdert, ligt onder Opruimen tot je het wist. Zet niets in je documenten waaraan een patiënt te herkennen is.',
      },
    ],
  },
  post: {
    title: 'Klaar om te versturen',
    blocks: [
      {
        text: 'Aiosmap verstuurt niets, ook niet als er internet is. Een mail aan de HAP wacht hier tot je hem zelf verstuurt.',
      },
      {
        steps: [
          'Kies in Mijn rapportages bij het document ‘Meer’ en dan ‘Mail klaarzetten’.',
          'Sla het bestand op. De map waarin het staat, gaat open.',
          'Maak een nieuwe mail in je eigen mailprogramma. Kopieer adres, onderwerp en tekst, en voeg het bestand toe.',
          'Kies hier ‘Ik heb hem verzonden’.',
        ],
      },
      {
        text: 'Is er een getekend exemplaar, dan gaat dat mee in plaats van het ongetekende. Het adres van je HAP vul je één keer in bij de instellingen van Diensten.',
      },
      {
        text: 'Liever één bestand? Een .eml-bestand is de hele mail met het document erbij. De meeste mailprogramma’s openen het als concept.',
      },
    ],
  },
  verify: {
    title: 'Een PDF nakijken',
    blocks: [
      {
        text: 'Een bekwaamheidsverklaring uit een portfolio in Aiosmap draagt een digitale ondertekening over het hele bestand. Verandert er één teken, dan klopt die niet meer. Nakijken kan zonder portfolio: sleep de PDF op ‘PDF nakijken’.',
      },
      {
        terms: [
          ['Heel', 'Er is na het maken niets veranderd.'],
          ['Veranderd', 'Het bestand is anders dan toen het gemaakt werd. Ga niet af op wat erin staat.'],
          [
            'Niet ondertekend',
            'Het document is gemaakt zonder portfolio. Of er iets in veranderd is, is niet na te gaan.',
          ],
          ['Niet van Aiosmap', 'Een andere PDF, bijvoorbeeld die van Scorion zelf.'],
          ['Beschadigd', 'Het bestand is niet te lezen.'],
        ],
      },
      { head: 'Wie ondertekende het' },
      {
        text: 'Heel zegt niet van wie het is. Elk portfolio heeft een vingerafdruk van acht groepen van vier tekens. Vraag die aan de aios of de praktijk zelf, liefst aan de telefoon, en voeg hem toe bij ‘Bekende ondertekenaars’. Dan zie je voortaan ‘bekende ondertekenaar’.',
      },
      {
        text: 'Aiosmap onthoudt alleen de vingerafdruk en de dag, niet van wie hij is. Een bevestiging door de opleider op de computer van de aios is niet gecontroleerd: bel bij twijfel de praktijk die op het document staat.',
      },
    ],
  },
  loose: {
    title: 'Een verklaring zonder portfolio',
    blocks: [
      {
        text: 'Heb je geen portfolio in Aiosmap, dan kun je toch een bekwaamheidsverklaring voor de HAP maken: kies ‘Mijn portfolio’ en dan ‘Verklaring invullen en afdrukken’.',
      },
      {
        steps: [
          'Vul in wie je bent, en per rol de datum, de HAP en je opleider.',
          'Kies ‘Voorbeeld bekijken’ en lees het na.',
          'Sla de PDF op, of open hem in je PDF-programma om af te drukken.',
          'Laat je opleider met pen tekenen.',
        ],
      },
      {
        text: 'Er wordt niets bewaard. Sluit je Aiosmap, dan is weg wat je invulde. De PDF is niet digitaal ondertekend, en dat staat erop.',
      },
    ],
  },
} satisfies Record<string, Topic>;
