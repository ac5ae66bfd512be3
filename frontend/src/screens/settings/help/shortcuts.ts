import type { Topic } from './topic';

/** The sheet of shortcuts. */
export const shortcutTopic: Topic = {
  title: 'Sneltoetsen',
  blocks: [
    { head: 'Overal' },
    {
      keys: [
        ['F1', 'Hulp bij dit scherm'],
        ['Ctrl+O', 'Een bestand kiezen'],
        ['Ctrl+V', 'Gekopieerde cellen als lijst openen, als je niet in de rijen staat'],
        ['Esc', 'Een venster of een cel sluiten zonder iets te veranderen'],
      ],
    },
    { head: 'Bij een geopende lijst' },
    {
      keys: [
        ['F7', 'Naar de volgende cel die aandacht vraagt'],
        ['Shift+F7', 'Naar de vorige'],
        ['Ctrl+S', 'De CSV opslaan'],
        ['Ctrl+Z', 'Stap terug'],
        ['Ctrl+Y', 'Stap vooruit; [Ctrl+Shift+Z] kan ook'],
      ],
    },
    { head: 'In je portfolio' },
    {
      keys: [
        ['Ctrl+F', 'Zoeken in je portfolio'],
        ['Ctrl+S', 'Een formulier tussentijds opslaan'],
        ['Ctrl+Shift+S', 'Een formulier valideren en sluiten'],
        ['Ctrl+B', 'Vet in een lange tekst; [Ctrl+I] is cursief'],
        ['Alt+↓', 'De kalender bij een datum'],
        ['↑', 'Een dag of een kwartier later bij een datum of tijd; [↓] is vroeger'],
        ['Enter', 'Een dienst toevoegen, bij Diensten'],
        ['Alt+↑', 'Een dossier omhoog, bij ‘Volgorde’; [Alt+↓] is omlaag'],
      ],
    },
    { head: 'In de rijen' },
    {
      keys: [
        ['pijltjes', 'Van cel naar cel'],
        ['Shift+pijltjes', 'Een blok cellen kiezen'],
        ['Ctrl+A', 'Alles kiezen'],
        ['Home', 'Naar het begin van de rij'],
        ['End', 'Naar het einde van de rij'],
        ['Ctrl+Home', 'Naar de eerste cel'],
        ['Ctrl+End', 'Naar de laatste cel'],
        ['Page Down', 'Een scherm verder'],
        ['Page Up', 'Een scherm terug'],
        ['F2', 'De cel veranderen, met wat er staat'],
        ['Enter', 'De cel veranderen; daarna vastzetten en een rij omlaag'],
        ['Tab', 'Vastzetten en een cel naar rechts'],
        ['Delete', 'De gekozen cellen leegmaken'],
        ['Ctrl+C', 'Kopiëren'],
        ['Ctrl+X', 'Knippen'],
        ['Ctrl+V', 'Plakken'],
      ],
    },
  ],
};
