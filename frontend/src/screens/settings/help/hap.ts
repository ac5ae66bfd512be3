import type { Topic } from './topic';

/** Diensten on the HAP: shifts, declarations, their document, a list of shifts. */
export const hapTopics = {
  shifts: {
    title: 'Diensten',
    blocks: [
      {
        text: 'Onder Dashboard, bij Diensten, staan je bekwaamheidsverklaringen per rol, het akkoord van je huisartsopleider per stage, hoe ver je bent met de norm, en al je diensten met hun datum. Alles staat in je portfolio in Aiosmap. In Scorion zet je het zelf.',
      },
      { head: 'Een dienst invullen' },
      {
        steps: [
          'Typ de datum: 14-11, gisteren of zaterdag 14 november. Ga met [Tab] naar het volgende veld.',
          'Typ begin en einde: 1700 wordt 17:00. Is het einde vroeger dan het begin, dan is dat de volgende dag.',
          'Kies of typ HAP, rol en fase. [↓] toont wat je eerder gebruikte.',
          'Druk op [Enter]. De dienst staat in de lijst en je bent terug bij de datum. HAP, rol, fase en supervisie blijven staan.',
        ],
      },
      {
        text: 'Klopt er iets niet, dan staat dat bij het veld: een dienst in de toekomst, twee diensten tegelijk, een dienst van vóór je stage of een rol die niet bestaat. Er is dan nog niets toegevoegd.',
      },
      {
        text: 'Klik op een dienst om hem te bekijken of te veranderen. Verwijderen kan ook; je kunt hem meteen terugzetten.',
      },
      { head: 'De norm' },
      {
        text: 'De figuur en de tabel tellen je diensten per drie maanden, vanaf het begin van je stage. Staat dat begin niet ingevuld, dan zijn het de kwartalen van het jaar. De norm is een gewoonte, geen officieel getal: vraag na wat bij jouw instituut geldt en pas hem aan onder ‘HAP’s, rollen en norm’.',
      },
      { head: 'In Scorion' },
      {
        text: 'Open een dienst of verklaring, en kies ‘nog in Scorion zetten’ of ‘staat in Scorion’. Met ‘Overnemen in Scorion’ kopieer je de velden een voor een of allemaal tegelijk. Aiosmap zet zelf nooit iets in Scorion.',
      },
    ],
  },
  declarations: {
    title: 'Bekwaamheidsverklaringen HAP',
    blocks: [
      {
        text: 'Een bekwaamheidsverklaring zegt dat je een rol op de huisartsenpost zelfstandig kunt doen: telefoonarts, consultarts, visitearts. Je opleider of de waarnemend opleider tekent. Wat je hier maakt, is opgesteld buiten ScorionX en is geen officieel formulier.',
      },
      { head: 'Maken en tekenen' },
      {
        terms: [
          ['Concept', 'Je kunt alles nog veranderen.'],
          [
            'Tekenen met de pen',
            'De gewone weg. Kies ‘Definitief maken’, druk het document af en laat tekenen. Zet daarna een scan of foto terug met ‘Getekend exemplaar terugplaatsen’; die stuur je dan mee.',
          ],
          [
            'Ter plekke bevestigen',
            'Je opleider vult op jouw computer zijn naam en BIG-nummer in. Het document zegt dan: bevestigd op de computer van de aios, identiteit niet gecontroleerd.',
          ],
          ['Definitief', 'Verandert nooit meer. Klopt er iets niet, trek hem dan in en maak een nieuwe.'],
          [
            'Ingetrokken',
            'Blijft staan, met de reden en de dag. Eerdere documenten waar hij in staat, worden gemarkeerd.',
          ],
        ],
      },
      { head: 'Het document voor de HAP' },
      {
        steps: [
          'Open onder Dashboard ‘Bekwaamheidsverklaringen Diensten HAP’. Je ziet het document zoals het wordt.',
          'Kies onderaan het printericoon en dan Ok.',
          'De PDF staat in Mijn documenten, in de map Mijn rapportages. Je kunt hem openen, opslaan, afdrukken en mailen.',
        ],
      },
      {
        text: 'Elk document heeft een nummer. Verandert er niets, dan krijg je dezelfde PDF met hetzelfde nummer. Wie het document krijgt, kan de praktijk bellen die erop staat, of het in Aiosmap laten controleren.',
      },
      {
        text: 'Afdrukken doet het PDF-programma van je computer: de PDF gaat daarin open. Mailen doet Aiosmap niet zelf. Je krijgt het bestand en de tekst klaar; zonder internet wacht het onder ‘Klaar om te versturen’.',
      },
      { head: 'De PDF van Scorion' },
      {
        text: 'Heb je het document al in Scorion gemaakt, sleep die PDF dan op de bladzijde. Hij staat bovenaan en je kunt hem zonder internet afdrukken en mailen. Dat is het papier dat de HAP kent.',
      },
    ],
  },
  'shift-list': {
    title: 'Diensten uit een lijst',
    blocks: [
      {
        text: 'Houd je je diensten bij in Excel, dan neem je ze in één keer over. Kies bij Diensten ‘Lijst overnemen’ en sleep het bestand op de bladzijde, kies het, of plak de cellen. Het bestand zelf verandert niet.',
      },
      {
        terms: [
          [
            'Aangepast',
            'Aiosmap schreef een datum of tijd zoals hij hoort. Per soort of per rij zet je het uit.',
          ],
          [
            'Voorstel',
            'Aiosmap denkt te weten wat er hoort te staan. Er verandert niets voordat je het overneemt.',
          ],
          ['Fout', 'Zo kan de dienst niet in je portfolio. Verbeter de cel, of laat de rij weg.'],
          ['Nakijken', 'Het kan kloppen, maar kijk er even naar.'],
          [
            'Weggelaten',
            'Komt niet mee. Een dienst die dubbel is, omdat hij al in je portfolio of hoger in de lijst staat, is vanzelf weggelaten.',
          ],
        ],
      },
      {
        text: 'Staat de HAP, rol of fase nergens in je lijst, dan vul je die boven de rijen één keer in, voor alle rijen.',
      },
      {
        text: 'Je werkt in de rijen zoals in Excel. [F7] gaat naar de volgende cel die aandacht vraagt, [Ctrl+Z] een stap terug.',
      },
      {
        text: 'Pas als je de diensten overneemt, staan ze in je portfolio: allemaal tegelijk, of geen. Daarna kun je alles in één keer terugdraaien.',
      },
    ],
  },
} satisfies Record<string, Topic>;
