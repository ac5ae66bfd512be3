package main

import (
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

// declarationPage is the content of the sample declaration as a web page, for
// the peers. It has no QR code and no signature: they cannot make those.
const declarationPage = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Bekwaamheidsverklaringen diensten HAP</title><style>
@font-face { font-family: Letter; src: url(regular.ttf) }
@font-face { font-family: Letter; font-weight: 600; src: url(semibold.ttf) }
@page { size: A4; margin: 17mm 22mm 21mm }
body { font: 10pt Letter, sans-serif } h1 { font-size: 19pt } h2 { font-size: 12.5pt } small { font-size: 8.5pt }
table { border-collapse: collapse; width: 100% } td, th { border-bottom: .15mm solid #999; text-align: left; vertical-align: top; font-size: 9.5pt }
tr { break-inside: avoid } hr { margin-top: 18mm }
</style></head><body><h1>Bekwaamheidsverklaringen diensten HAP</h1><p>Opgesteld op {{.datum}}, buiten ScorionX</p>
<table><tr><td>Aios<td>{{.aios.naam}}<tr><td>BIG-nummer<td>{{.aios.big}}<tr><td>Opleidingsinstituut<td>{{.instituut}}<tr><td>Fase van de opleiding<td>{{.aios.fase}}
<tr><td>Praktijk<td>{{.praktijk.naam}}, {{.praktijk.telefoon}}<tr><td>Documentnummer<td>HAP-2026-7K4M-Q2XD</table>
<h2>Bekwaamheidsverklaringen</h2><table><thead><tr><th>Rol<th>Huisartsenpost<th>Datum<th>Opleider<th>Bevestiging</thead>
{{range .verklaringen}}<tr><td><b>{{.rol}}</b><br><small>{{.fase}}</small><td>{{.hap}}<td>{{.datum}}<td>{{.opleider}}<br><small>{{.hoedanigheid}}</small><td>zie ondertekening
{{with .toelichting}}<tr><td colspan="5"><small>Toelichting: {{.}}</small>{{end}}{{end}}</table>
<h2>Akkoord van de huisartsopleider met de diensten</h2><table><thead><tr><th>Fase<th>Datum<th>Opleider</thead>
{{range .akkoorden}}<tr><td>{{.fase}}<td>{{.datum}}<td>{{.opleider}}{{end}}</table>
<h2>Verrichte diensten</h2><table><thead><tr><th>Fase<th>Eerste dienst<th>Laatste dienst<th>Verricht<th>Norm</thead>
{{range .diensten}}<tr><td>{{.fase}}<td>{{.eerste}}<td>{{.laatste}}<td>{{.verricht}}<td>{{.norm}}<tr><td colspan="5"><small>{{range .perioden}}{{.periode}}: {{.verricht}} van {{.norm}} {{end}}</small>{{end}}</table>
<h2>Ondertekening</h2><table><tr>{{range .akkoorden}}<td><b>{{.opleider}}</b><br>Plaats en datum<hr>Handtekening<hr>{{end}}</table>
<h2>Over dit document</h2><p><small>Opgesteld met Aiosmap, buiten ScorionX. Dit is geen officieel formulier.</small></p></body></html>`

// benchPaper measures whole processes that make one PDF of the sample
// declaration: ours from the data, the others from a web page that says the
// same in the same letters.
func (s *shop) benchPaper(ctx context.Context, cli, dir string) error {
	page, err := s.declarationAsPage(dir)
	if err != nil {
		return err
	}
	pdf := filepath.Join(dir, "verklaring.pdf")
	all := []contender{
		{"aiosmap hap", func(string, string) []string { return s.declareSample(cli, pdf) }},
		{"WeasyPrint", func(page, _ string) []string { return []string{"weasyprint", "-q", page, pdf} }},
		{"Chromium", func(page, dir string) []string {
			return []string{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "chromium"),
				"--no-pdf-header-footer", "--print-to-pdf=" + pdf, "file://" + page}
		}},
		{"LibreOffice", func(page, dir string) []string {
			return []string{"soffice", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, page}
		}},
	}
	table := map[string][]measured{}
	if err := s.race(ctx, all, page, dir, table); err != nil {
		return err
	}
	s.say("\n%s\n", paperTable(all, table))
	return nil
}

// declarationAsPage writes the page with the letters beside it.
func (s *shop) declarationAsPage(dir string) (string, error) {
	data, err := os.ReadFile(s.path(sampleDeclaration...))
	if err != nil {
		return "", err
	}
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		return "", fmt.Errorf("%s: %w", filepath.Join(sampleDeclaration...), err)
	}
	for name, font := range map[string]string{"regular.ttf": "SourceSans3-Regular.ttf", "semibold.ttf": "SourceSans3-SemiBold.ttf"} {
		letters, err := os.ReadFile(s.path("app", "paper", "fonts", font))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(dir, name), letters, 0o644); err != nil {
			return "", err
		}
	}
	whole, err := template.New("page").Parse(declarationPage)
	if err != nil {
		return "", err
	}
	var page strings.Builder
	if err := whole.Execute(&page, content); err != nil {
		return "", err
	}
	file := filepath.Join(dir, "verklaring.html")
	return file, os.WriteFile(file, []byte(page.String()), 0o644)
}

// paperTable writes the measurements as Markdown, with how many times ours each
// of the others takes.
func paperTable(all []contender, table map[string][]measured) string {
	var b strings.Builder
	b.WriteString("| one declaration | time | peak | times ours |\n|---|---:|---:|---:|\n")
	ours := table[all[0].name][0]
	for _, c := range all {
		m := table[c.name][0]
		fmt.Fprintf(&b, "| %s | %.3f s | %.0f MiB | %.0f |\n", c.name, m.wall.Seconds(), float64(m.peak)/1024, m.wall.Seconds()/ours.wall.Seconds())
	}
	return b.String()
}
