/** A PDF of make-believe, with lines of text on each page, as base64. */
export function fakePdf(...pages: string[][]): string {
  const parts: string[] = [];
  const places: number[] = [];
  let length = 0;
  const put = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const object = (n: number, body: string) => {
    places[n] = length;
    put(`${n} 0 obj\n${body}\nendobj\n`);
  };

  put('%PDF-1.7\n');
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((lines, i) => {
    const text = lines
      .map((line, j) => `${j === 0 ? '/F1 20 Tf 22 TL' : '/F1 11 Tf 17 TL'} (${escaped(line)}) Tj T*`)
      .join('\n');
    const content = `BT 64 760 Td\n${text}\nET\n64 742 m 531 742 l S`;
    object(
      4 + 2 * i,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    object(5 + 2 * i, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  const start = length;
  const size = places.length;
  put(`xref\n0 ${size}\n0000000000 65535 f \n`);
  for (let n = 1; n < size; n++) put(`${String(places[n]).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return btoa(parts.join(''));
}

/** A line as a PDF writes it; what Latin-1 does not have becomes a question mark. */
function escaped(line: string): string {
  return line
    .replace(/[^\x20-\xff]/g, '?')
    .replace(/[\\()]/g, '\\$&')
    .replace(/[\x80-\xff]/g, (c) => `\\${c.charCodeAt(0).toString(8)}`);
}

/** The document for the HAP, as far as the fake goes. */
export function fakePaper(name: string, number: string, roles: readonly string[]): string {
  const plain = number || 'voorbeeld, nog geen nummer';
  return fakePdf(
    [
      'Bekwaamheidsverklaring diensten HAP',
      '',
      `Aios: ${name}`,
      `Documentnummer: ${plain}`,
      '',
      ...roles.map((role) => `Bekwaam als ${role}, HAP Leiden, 14 november 2026`),
      '',
      'Opgesteld buiten ScorionX.',
      'pagina 1 van 2',
    ],
    ['Ondertekening', '', 'Opleider', '', '..........................', '', 'pagina 2 van 2'],
  );
}
