import type { Topic } from './topic';

/** From a list that came by mail to a CSV that was saved. */
export const listTopics = {
  overview: {
    title: 'Van lijst naar CSV',
    blocks: [
      {
        text: 'Aiosmap maakt van de lijst die je kreeg de CSV waarmee je aiossen in Scorion zet. Dat moet in één keer goed: van een account dat in Scorion is aangemaakt, kun je zelf niets meer wijzigen. Alleen landelijk beheer kan dat.',
      },
      {
        steps: [
          'Sleep de lijst op het venster, kies het bestand of plak de cellen.',
          'Kijk bovenaan of het goede blad, de goede koppen en de goede mal zijn gebruikt. Klik erop om iets anders te kiezen.',
          'Ga met [F7] langs alles wat aandacht vraagt.',
          'Sla de CSV op.',
          'Zet de CSV in Scorion en werk daarna de stappenlijst af.',
        ],
      },
      {
        text: 'Je lijst zelf verandert nooit. Aiosmap werkt zonder internet en maakt geen verbinding met Scorion; inloggen hoeft niet.',
      },
    ],
  },
  reading: {
    title: 'Een lijst inlezen',
    blocks: [
      { head: 'Hoe komt de lijst erin' },
      {
        points: [
          'Sleep het bestand op het venster. Een bijlage rechtstreeks uit je mail mag ook.',
          'Kies ‘Kies een bestand’ ([Ctrl+O]).',
          'Kopieer de cellen in Excel, Word of je mail en druk in Aiosmap op [Ctrl+V].',
          'Kies ‘Rijen typen’ als er maar één aios bij komt.',
        ],
      },
      {
        text: 'Aiosmap leest Excel-werkmappen (.xlsx en .xlsm), OpenDocument-werkbladen (.ods), CSV en tekst. Een werkmap met een wachtwoord kan ook: Aiosmap vraagt dan het wachtwoord.',
      },
      { head: 'Wat de lijst moet hebben' },
      {
        points: [
          'Eén rij per aios, met koppen erboven.',
          'Voornaam en achternaam, of één kolom met de hele naam. Een tussenvoegsel mag apart staan.',
          'E-mailadres en geslacht.',
          'Het BIG-nummer: altijd 11 cijfers. Is in Excel de nul vooraan weggevallen, dan zet Aiosmap die terug.',
        ],
      },
      { text: 'De volgorde van de kolommen en hun precieze namen maken niet uit.' },
      { head: 'Is het goed gelezen' },
      {
        terms: [
          [
            'Blad en koppen',
            'Staat de lijst op een ander blad of staan de koppen op een andere rij, kies die dan bovenaan.',
          ],
          [
            'Letters',
            'Zien namen als Björn of Zoë er vreemd uit, kies dan een andere manier om de letters te lezen. Je ziet een naam zoals hij er dan uitziet.',
          ],
          [
            'Verborgen rijen',
            'Staan er verborgen rijen met gegevens in, dan vraagt Aiosmap of ze mee moeten.',
          ],
          [
            'Kolommen koppelen',
            'Herkent Aiosmap een kolom niet, kies dan zelf welke het is. De kolommen die niet gebruikt worden, staan erbij.',
          ],
        ],
      },
      { head: 'De lijst in Excel verbeteren' },
      {
        text: 'Laat Aiosmap open, verbeter de lijst in Excel en sla hem daar op. Aiosmap leest hem dan meteen opnieuw. Wat je zelf in Aiosmap had veranderd, blijft staan; verandert dezelfde cel ook in het bestand, dan kies je welke waarde geldt. Cellen die je plakte en een bijlage die je uit je mail sleepte, kan Aiosmap niet volgen.',
      },
    ],
  },
  refused: {
    title: 'Als een bestand niet opengaat',
    blocks: [
      {
        terms: [
          [
            'Oude werkmap (.xls of .xlsb)',
            'Open hem in Excel en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx). Open dan die.',
          ],
          [
            'Pdf of afbeelding',
            'Vraag de afzender om het Excel-bestand. Kun je de cellen selecteren, kopieer ze dan en plak ze in Aiosmap.',
          ],
          ['Wachtwoord', 'Vul het wachtwoord in of vraag het aan de afzender.'],
          [
            'Vertrouwelijkheidslabel',
            'Zo’n werkmap heeft geen wachtwoord om in te vullen. Open hem in Excel, kopieer de cellen en plak ze in Aiosmap.',
          ],
          ['Geen tabel gevonden', 'Kijk of er koppen boven de rijen staan en of het goede blad erin zit.'],
          [
            'Te groot',
            'Een lijst mag 32 MB zijn en 20.000 rijen hebben. Meer is geen lijst van aiossen: haal in Excel de lege en overbodige rijen weg.',
          ],
          ['In gebruik', 'Houdt Excel het bestand vast, sla het daar dan op en sluit het.'],
        ],
      },
    ],
  },
  rows: {
    title: 'De rijen',
    blocks: [
      {
        text: 'Je ziet de rijen zoals ze in de CSV komen. Wat is aangepast of aandacht vraagt, heeft een kleur, een teken en een woord. In het paneel naast de rijen staat waarom.',
      },
      { head: 'Zelf iets veranderen' },
      {
        points: [
          'Typ in een cel, of druk op [F2] om verder te gaan met wat er staat. [Enter] zet het vast, [Esc] laat het zoals het was.',
          'Kopiëren en plakken gaat zoals in Excel, ook met een blok cellen.',
          'Sommige kolommen kun je niet veranderen, zoals de gebruikersnaam: die volgt uit het BIG-nummer.',
          'Met ‘Stap terug’ ([Ctrl+Z]) neem je een wijziging terug, met ‘Stap vooruit’ ([Ctrl+Y]) zet je hem weer.',
          'Met ‘Alles terug naar het bestand’ begin je opnieuw met de lijst zoals je hem kreeg. Ook dat kun je terugnemen.',
        ],
      },
      { head: 'Rijen erbij en eruit' },
      {
        terms: [
          ['Rij toevoegen', 'Voor een aios die niet in de lijst staat.'],
          ['Weglaten', 'De rij komt niet in de CSV.'],
          [
            'Apart zetten',
            'De rij komt nu niet in de CSV, maar je bewaart hem voor een latere levering. Zo kun je verder met de rest.',
          ],
          ['Verwacht', 'Noemde de afzender een aantal, vul dat dan in. Je ziet meteen of het klopt.'],
        ],
      },
    ],
  },
  findings: {
    title: 'Voorstellen en fouten',
    blocks: [
      {
        terms: [
          [
            'Aangepast',
            'Aiosmap heeft de waarde hersteld, bijvoorbeeld de nul vooraan in een BIG-nummer. Je ziet de oude waarde erbij. Je kunt een hele soort uitzetten, of één rij zo laten.',
          ],
          [
            'Voorstel',
            'Aiosmap denkt dat het anders moet, maar verandert niets zonder jouw ja. Kies ‘Overnemen’ of ‘Zo laten’, per rij of voor alles van die soort.',
          ],
          ['Nakijken', 'Het kan kloppen, maar het valt op. Het houdt het opslaan niet tegen.'],
          ['Fout', 'Zo kan het niet in de CSV. Verbeter de waarde, laat de rij weg of zet hem apart.'],
        ],
      },
      { text: '[F7] gaat naar de volgende cel die aandacht vraagt, [Shift+F7] naar de vorige.' },
      { head: 'Het BIG-nummer' },
      {
        points: [
          'Altijd 11 cijfers. De gebruikersnaam in Scorion is BIG- met dat nummer erachter.',
          'Heeft het 10 cijfers en klopt het controlecijfer met een nul ervoor, dan heeft Excel die nul laten vallen en zet Aiosmap hem terug: ‘Voorloopnul toegevoegd’.',
          'In alle andere gevallen vraagt Aiosmap het je eerst.',
          'Staat er iets als 1,23457E+10 als tekst, dan zijn er cijfers weg. Vraag het nummer op.',
          'Het controlecijfer en de laatste twee cijfers (01 is arts) zijn een hulp. Klopt er een niet, zoek het nummer dan op in het BIG-register.',
        ],
      },
      { head: 'Vragen aan de afzender' },
      {
        text: 'Weet je iets niet, gebruik dan ‘Vragen aan de afzender’: een tekst voor je mail of een kleine werkmap met alleen de rijen en kolommen waar een vraag bij is. Het hele verslag bevat alle rijen en kolommen van het blad; stuur dat alleen door als de ander ze allemaal mag zien.',
      },
    ],
  },
  saving: {
    title: 'Opslaan',
    blocks: [
      {
        text: 'Op de knop staat wat er gebeurt: ‘CSV met 37 aiossen opslaan’. Kan het nog niet, dan staat erbij waarom.',
      },
      { head: 'Eerst nog even kijken' },
      {
        points: [
          'Waarden die niet zeker zijn: een voorstel dat je in één keer voor alle rijen overnam, of iets dat nog nagekeken moest worden.',
          'Drie aiossen om op te zoeken in het openbare BIG-register. Klopt het bij die drie, dan zijn de nummers waarschijnlijk niet verschoven.',
          'De e-mailadressen om te kopiëren. Stuur een testmail en zet de adressen in BCC, zodat niemand elkaars adres ziet. Wat terugkomt, klopt niet.',
          'Of de mal nog de laatste is, en of het aantal is wat de afzender noemde.',
        ],
      },
      {
        text: 'Is er niets bijzonders, dan wordt de CSV meteen opgeslagen. Wil je dit toch zien, kies dan boven de rijen ‘Meer’ en dan ‘Nakijken voor het opslaan’.',
      },
      { head: 'Daarna' },
      {
        points: [
          'Open de CSV niet in Excel: dan vallen de nullen vooraan weer weg. Wil je erin kijken, sla dan de veilige werkmap op.',
          'Verandert iemand de CSV toch, dan ziet Aiosmap dat en kan hem herstellen.',
          'Apart gezette rijen bewaar je als werkmap. Die open je later weer als lijst.',
        ],
      },
    ],
  },
} satisfies Record<string, Topic>;
