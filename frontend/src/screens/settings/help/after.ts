import type { Topic } from './topic';

/** The work after the upload, and a finished CSV. */
export const afterTopics = {
  after: {
    title: 'Na het opslaan: in Scorion',
    blocks: [
      { text: 'Vink de stappen af. Aiosmap onthoudt hoever je bent, ook als je afsluit.' },
      {
        steps: [
          'Log in Scorion in met het account van het lokale beheer, kies ‘Beheerder’ en dan ‘Nieuw’. Klik op ‘Uploaden’ en op ‘Bladeren’, kies de CSV en sluit de melding met OK. De CSV staat nu klaar; met OK begint de import.',
          'Staat er niets onder ‘Regel’ en ‘Waarschuwing’, dan is alles goed. Klik op OK: pas dan zijn de aiossen er. Staat er wel iets, kijk dan bij ‘Het antwoord van Scorion’.',
          'Wacht. Bij veel aiossen kan het een kwartier tot een half uur duren voordat je ze ziet.',
          'Klik op de kolomkop ‘Aanmaakdatum’ om de nieuwste bovenaan te zetten. Staan de oudste bovenaan, klik dan nog eens.',
          'Vink de nieuwe aiossen aan en klik op ‘Inloggegevens’, niet op ‘Bericht’: die twee hebben hetzelfde teken. Verander de tekst niet en klik op OK. Je krijgt geen melding dat de mail weg is. De afzender is het adres van het account waarmee je bent ingelogd.',
          'Maak voor elke aios de instituutsmap aan.',
          'Verwijder de CSV: er staan persoonsgegevens in.',
        ],
      },
      {
        text: 'Met de aftekenlijst houd je per aios bij wat gedaan is. Je kunt hem printen of als werkmap bewaren.',
      },
      { head: 'Als een aios niet kan inloggen' },
      {
        points: [
          'De gebruikersnaam is BIG- met het BIG-nummer, ook met de nul vooraan. Hoofdletters maken bij de naam niet uit, bij het wachtwoord wel.',
          'Is de mail er niet, laat de aios dan in de spam kijken. Anders stuurt je lokaal beheerder de inloggegevens opnieuw.',
          'Na drie keer mis is het account geblokkeerd. Vraag na twee keer liever een nieuw wachtwoord aan. Alleen landelijk beheer kan een blokkade opheffen, op verzoek van je lokaal beheerder.',
          'Aiossen van het Radboudumc loggen in met hun z-nummer, via een eigen link.',
        ],
      },
    ],
  },
  answer: {
    title: 'Het antwoord van Scorion',
    blocks: [
      {
        text: 'Noemt Scorion na de upload gebruikersnamen of regels, kopieer die tekst dan en plak hem in Aiosmap. Je ziet om wie het gaat.',
      },
      {
        terms: [
          [
            'De gebruikersnaam bestaat al in het portfolio',
            'Die rij is overgeslagen. De rest staat er wel in: zet deze CSV niet nog eens in Scorion. Aiosmap maakt een tekst voor landelijk beheer. Vaak gaat het om een aios die van een ander instituut komt.',
          ],
          [
            'De gebruikersnaam bestaat bij SOON of SGBO',
            'Het hele bestand is geweigerd: er staat niemand in. Meld de gebruikersnaam bij landelijk beheer. Wil je niet wachten, dan haalt Aiosmap de rij eruit en sla je een nieuwe CSV op. Aiosmap onthoudt de gebruikersnaam en waarschuwt de volgende keer op tijd.',
          ],
          [
            'De verkeerde soort CSV',
            'Er staat niemand in. Meestal is de CSV in Excel geopend en opnieuw opgeslagen. Gebruik de CSV zoals Aiosmap hem opsloeg, of laat hem herstellen.',
          ],
        ],
      },
      {
        text: 'Noemt Scorion alleen nummers van regels, dan weet je niet of de koppen meetellen. Aiosmap laat de namen bij beide tellingen zien; kies welke klopt.',
      },
      {
        text: 'Kan Aiosmap niet zien of rijen zijn overgeslagen of het hele bestand is geweigerd, dan vraagt het dat aan jou. Zoek dan in Scorion één aios op die niet genoemd wordt: staat die erin, dan is alleen de rest overgeslagen.',
      },
    ],
  },
  compare: {
    title: 'Vergelijken met een eerdere lijst',
    blocks: [
      {
        text: 'Kreeg je een tweede lijst, vergelijk die dan met de eerste of met de CSV die je toen opsloeg. Open de nieuwe lijst en kies boven de rijen ‘Meer’ en dan ‘Vergelijken met een eerdere lijst’.',
      },
      {
        terms: [
          [
            'Nieuw',
            'Staat nog niet in de eerdere lijst. Met ‘Alleen de nieuwe overhouden’ komen alleen deze in de CSV.',
          ],
          ['Ongewijzigd', 'Staat al in de eerdere lijst. Zet die niet nog eens in Scorion.'],
          [
            'Gewijzigd',
            'Je ziet wat er stond en wat er nu staat. Staat de aios al in Scorion, dan kan alleen landelijk beheer het wijzigen. Aiosmap maakt daar een tekst voor.',
          ],
          [
            'Niet meer op de lijst',
            'Stond in de eerdere lijst, maar niet in deze. Vraag de afzender of dat klopt.',
          ],
        ],
      },
    ],
  },
  job: {
    title: 'De klus bewaren en overdragen',
    blocks: [
      {
        text: 'Een klus is de lijst waar je mee bezig bent, met alles wat je erin veranderde en koos. Sluit je Aiosmap af of valt de computer uit, dan staat hij daarna op het eerste scherm om verder te gaan.',
      },
      {
        points: [
          'De klus ligt versleuteld op deze computer. Alleen deze computer heeft de sleutel.',
          'Kies ‘Klus afronden’ als alles in Scorion staat: dan verwijdert Aiosmap wat het van de lijst bewaarde. Na 30 dagen gebeurt dat vanzelf.',
          'Heeft de computer geen plek voor de sleutel, dan blijft de klus niet bewaard. Aiosmap zegt dat erbij en vraagt het voordat je afsluit.',
          '‘Vorige keer’ op het eerste scherm heeft alleen de datum, het instituut en aantallen.',
        ],
      },
      { head: 'Overdragen aan een collega' },
      {
        text: 'Sla met ‘Klus overdragen’ een werkmap op. Je collega opent die in Aiosmap en gaat verder waar jij was, met dezelfde keuzes. Er staan persoonsgegevens in: geef hem door zoals dat bij jullie hoort en verwijder hem daarna.',
      },
    ],
  },
  csv: {
    title: 'Als Excel de CSV stukmaakte',
    blocks: [
      {
        text: 'Opent iemand de CSV in Excel om even te kijken en slaat die hem op, dan vallen de nullen vooraan weg en kan de CSV van de verkeerde soort worden. Aan het bestand zie je dat niet.',
      },
      {
        steps: [
          'Sleep de CSV op het venster van Aiosmap.',
          'Aiosmap zegt of hij ongewijzigd is sinds het opslaan, en anders wat er veranderd is.',
          'Kies ‘CSV herstellen’. Aiosmap zet de goede CSV op dezelfde plek.',
        ],
      },
      {
        text: 'Kan een fout niet hersteld worden, kies dan ‘Als lijst openen’ en verbeter hem, of sla hem opnieuw op uit de oorspronkelijke lijst.',
      },
      {
        text: 'Wil je de CSV bekijken, sla dan de veilige werkmap op. Daarin staan de nummers als tekst en valt er niets weg.',
      },
    ],
  },
} satisfies Record<string, Topic>;
