import type { Topic } from './topic';

/** The mal, the settings, whom to ask, and what an IT department can fix. */
export const settingsTopics = {
  mal: {
    title: 'De mal',
    blocks: [
      {
        text: 'Elk instituut heeft een eigen mal: een voorbeeld van de CSV, met de kolommen in de goede volgorde en de waarden die voor iedereen gelijk zijn.',
      },
      {
        steps: [
          'Kies je instituut.',
          'Download vóór elke import de laatste mal van de supportsite van Scorion.',
          'Laad hem met ‘Mal laden’, of sleep hem op het scherm Mal. Je ziet wat er anders is dan in de vorige.',
          'Is er geen nieuwere, kies dan ‘Dit is de laatste versie’.',
        ],
      },
      { head: 'Vaste waarden' },
      {
        text: 'De kolommen status, rolegroup, rol, instituut, niv2 (of niv3) en in_opleiding zijn voor alle aiossen gelijk. Aiosmap haalt ze uit de voorbeeldrij van de mal of uit een eerdere CSV van je instituut. Wat ontbreekt, vul je één keer in. Weet je het niet, vraag het je lokaal beheerder.',
      },
      { head: 'Kolommen die Aiosmap niet kent' },
      {
        text: 'Staat er een kolom in je mal die niet in de handleiding voorkomt, kies dan wat erin komt: voor iedereen dezelfde waarde, niets, of een kolom van je lijst. Aiosmap vult daar zelf nooit iets in.',
      },
      { head: 'Versies en voorbeelden' },
      {
        points: [
          'Elke mal blijft bewaard. Je kunt een oude terugzetten.',
          'Sla een leeg of gevuld voorbeeld op om aan de afzender te geven. In de werkmap vallen geen nullen weg.',
        ],
      },
      { head: 'Geavanceerd' },
      {
        terms: [
          ['Scheidingsteken', 'Het teken tussen de kolommen. In Nederland meestal een puntkomma.'],
          [
            'Kenteken vooraan',
            'Een onzichtbaar teken waaraan Excel ziet dat letters als ë en ö in UTF-8 staan. Scorion vraagt UTF-8 sinds augustus 2022.',
          ],
          [
            'Gebruikersnamen',
            'BIG- met het BIG-nummer. Aiossen van het Radboudumc loggen in met een z-nummer; staat dat in een lijst, dan vraagt Aiosmap wat in de CSV moet.',
          ],
        ],
      },
    ],
  },
  settings: {
    title: 'Instellingen',
    blocks: [
      {
        terms: [
          ['Licht of donker', 'Zoals de computer, of altijd licht of donker.'],
          [
            'Wat Aiosmap bewaart',
            'Mallen, gekoppelde kolommen, een kenmerk van elke CSV die je opsloeg, en de klus waar je mee bezig bent. De klus is versleuteld.',
          ],
          ['Eerder geopend', 'Alleen waar de lijsten staan. Je kunt het wissen.'],
          [
            'SOON en SGBO',
            'Gebruikersnamen waarop Scorion een bestand weigerde, versleuteld. Vergeet je ze, dan waarschuwt Aiosmap daar niet meer voor.',
          ],
          [
            'Instellingen bewaren en overnemen',
            'Eén leesbaar bestand zonder gegevens van aiossen, voor een collega of een andere computer.',
          ],
          [
            'Gedeeld bestand',
            'Hetzelfde bestand op een gedeelde schijf. Aiosmap kijkt er bij elke start in en zegt wat er nieuw is. Er verandert niets voordat jij het overneemt.',
          ],
        ],
      },
    ],
  },
  who: {
    title: 'Wie kun je iets vragen',
    blocks: [
      {
        steps: [
          'Het secretariaat van je instituut: het eerste aanspreekpunt, ook voor aiossen.',
          'De lokaal beheerder: maakt accounts van aiossen aan in Scorion, stuurt inloggegevens en kent de vaste waarden van de mal.',
          'Landelijk beheer: kan als enige een bestaand account wijzigen of een blokkade opheffen. De lokaal beheerder vraagt dat aan.',
        ],
      },
      {
        text: 'Over Aiosmap zelf: vraag het aan wie Aiosmap bij jullie beheert. Wat je in Aiosmap doet, verandert niets in Scorion totdat je de CSV daar uploadt.',
      },
    ],
  },
  policy: {
    title: 'Voor de IT-afdeling',
    blocks: [
      {
        text: 'Met een bestand beleid.json legt een IT-afdeling instellingen vast. Wat vastligt, staat op het scherm Instellingen, met de plek van het bestand. Laat je een regel weg, dan geldt wat de gebruiker kiest.',
      },
      {
        code: `{
  "alleenImport": true,
  "gegevensmap": "D:\\\\Aiosmap",
  "recenteLijsten": false,
  "gedeeldeInstellingen": "\\\\\\\\server\\\\aiosmap\\\\instellingen.json"
}`,
      },
      {
        terms: [
          ['alleenImport', 'true: alleen de import, zonder portfolio.'],
          ['gegevensmap', 'De map waar Aiosmap zijn instellingen en klussen bewaart.'],
          ['recenteLijsten', 'false: Aiosmap onthoudt niet welke lijsten zijn geopend.'],
          ['gedeeldeInstellingen', 'Het bestand met instellingen waarin Aiosmap bij elke start kijkt.'],
        ],
      },
      { head: 'Waar het bestand staat' },
      {
        terms: [
          ['Windows', '%ProgramData%\\Aiosmap\\beleid.json'],
          ['macOS', '/Library/Application Support/Aiosmap/beleid.json'],
          ['Linux', '/etc/aiosmap/beleid.json'],
          ['Of naast het programma', 'Dat telt als er op de plek hierboven geen staat.'],
        ],
      },
      {
        text: 'In JSON staat elke \\ dubbel. Is het bestand niet te lezen, dan geldt er niets van en staat dat op het scherm Instellingen. Aiosmap werkt zonder beheerdersrechten en gebruikt het internet niet.',
      },
    ],
  },
} satisfies Record<string, Topic>;
