package portfolio_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// secret stands in the Kladblok alone.
const secret = "Zwartboek-7f3a"

// household is a portfolio with something of everything.
func household(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.ok(d.SetProfile(portfolio.Profile{Name: "Eva van der Vliet", UserName: "BIG-39000000101", Institute: "leiden", Email: "eva@example.nl"}))
	own, err := d.CreateDossier("Stage: GGZ / kliniek")
	d.ok(err)
	id := d.create("Reflecties", "reflectie")
	d.save(id, reflection("Te laat?"))
	v := reflection("Te laat? <b>#1</b>")
	v["situatie"] = form.Value{Text: "## Vooraf\nEen patiënt kwam *veel* te laat.\nIk had **haast**.\n\n- punt _een_\n- punt [twee](x)\n\n# geen kop\n3. derde\n> citaat & <script>alert(1)</script>"}
	_, err = d.CloseForm(id, v)
	d.ok(err)
	goal := d.create("Leerdoelen", "leerdoel")
	d.save(goal, texts("doel", "Koorts herkennen", "begeleider", "Eva Vliet (opleider), vliet@example.nl", "streefdatum", "1-9-2026", "status", "bezig"))
	_, _, err = d.Autosave(goal, texts("doel", "Koorts herkennen", "streefdatum", "na de zomer"))
	d.ok(err)
	for range 2 {
		same, err := d.CreateForm(own, "vrij-document")
		d.ok(err)
		d.save(same, texts("titel", "Verslag", "datum", "2026-05-01"))
	}
	other := d.create("Stage: GGZ / kliniek", "vrij-document")
	d.save(other, texts("titel", "verslag", "datum", "2026-05-01", "tekst", "Eén"))
	gone := d.create("Overig", "vrij-document")
	d.save(gone, texts("titel", "Weggegooid"))
	d.ok(d.Remove(gone))
	page, err := d.CreatePage()
	d.ok(err)
	_, err = d.AutosavePage(page, secret+"\nniet voor anderen")
	d.ok(err)
	d.papers(id)
	return d
}

// papers adds a shift, a declaration that was issued and withdrawn, documents in
// folders and a mail.
func (d *desk) papers(attachTo string) {
	d.t.Helper()
	d.ok(d.SetScorion(d.added(1)[0], portfolio.ScorionTodo))
	declared := d.declared("visitearts")
	d.confirm(declared, declaration("visitearts"))
	issued, err := d.AddReport("Bekwaamheidsverklaring HAP - Vliet, van der - 2026-04-14.pdf", []byte("%PDF-1.4 verklaring"),
		portfolio.Issue{Number: "HAP-2026-7K4M-Q2XD", Digest: "ab12", Forms: []string{declared}, Roles: []string{"visitearts"}, Made: d.clock.at}, portfolio.OriginReport)
	d.ok(err)
	d.ok(d.Withdraw(declared, "Verkeerde datum."))
	_, err = d.PutMail(portfolio.Mail{Document: issued.ID, To: "hap@example.nl", Subject: "Verklaring", Text: "Bijgaand.\n"})
	d.ok(err)
	scans, err := d.CreateFolder("", "Scans")
	d.ok(err)
	year, err := d.CreateFolder(scans, "2026")
	d.ok(err)
	d.put(portfolio.NewDocument{Name: "getekend.jpg", Folder: year, Of: issued.ID, Origin: portfolio.OriginSigned}, []byte("\xff\xd8\xffgetekend"), 99)
	d.put(portfolio.NewDocument{Name: "foto.png", Form: attachTo}, []byte("\x89PNG\r\n\x1a\nfoto"), 99)
	// A file and a folder of one name, where no system has both.
	d.put(portfolio.NewDocument{Name: "SCANS"}, []byte("een bestand"), 99)
	gone := d.put(portfolio.NewDocument{Name: "Weggegooid.txt"}, []byte("Weggegooid"), 99)
	d.ok(d.RemoveDocument(gone.ID))
}

func exported(t *testing.T, d *desk, withKladblok bool) map[string]string {
	t.Helper()
	files, err := d.Export(withKladblok)
	d.ok(err)
	out := map[string]string{}
	for _, f := range files {
		if !fs.ValidPath(f.Name) || !filepath.IsLocal(f.Name) {
			t.Errorf("name %q", f.Name)
		}
		out[f.Name] = string(f.Content)
		if f.Document != "" {
			data := d.whole(f.Document, 7)
			if sum := sha256.Sum256(data); f.Content != nil || f.Size != int64(len(data)) || f.SHA256 != hex.EncodeToString(sum[:]) {
				t.Errorf("%+v", f)
			}
			out[f.Name] = string(data)
		}
	}
	if len(out) != len(files) || files[0].Name != "LEESMIJ.txt" || files[1].Name != "portfolio.json" {
		t.Errorf("%d files, %d names", len(files), len(out))
	}
	return out
}

// The export as it should be, file by file in testdata/export. AIOSMAP_GOLDEN=1
// writes those anew, to be read before they are committed.
func TestExport(t *testing.T) {
	d := household(t)
	d.clock.at = d.clock.at.AddDate(0, 1, 0)
	now := d.clock.at
	got := exported(t, d, false)
	update := os.Getenv("AIOSMAP_GOLDEN") != ""
	seen := 0
	for name, content := range got {
		file := filepath.Join("testdata", "export", filepath.FromSlash(name))
		if update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || string(want) != content {
			t.Errorf("%s: %v\n%s", name, err, content)
		}
		seen++
	}
	err := filepath.WalkDir(filepath.Join("testdata", "export"), func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			seen--
		}
		return err
	})
	if err != nil || seen != 0 {
		t.Errorf("%d files more or less than expected, %v", seen, err)
	}

	// The same portfolio at the same time gives the same bytes.
	d.reopen()
	d.clock.at = now
	for name, content := range exported(t, d, false) {
		if got[name] != content {
			t.Errorf("%s differs the second time", name)
		}
	}
}

// What goes from hand to hand holds neither the Kladblok nor the BIG number nor
// what was removed.
func TestExportLeavesOut(t *testing.T) {
	d := household(t)
	for name, content := range exported(t, d, false) {
		for _, no := range []string{secret, "39000000101", "Weggegooid", "kladblok/"} {
			if strings.Contains(content, no) || strings.Contains(name, no) {
				t.Errorf("%s holds %q", name, no)
			}
		}
	}
	with := exported(t, d, true)
	if with["kladblok/2026-04-14 "+secret+".md"] != secret+"\nniet voor anderen\n" || !strings.Contains(with["portfolio.json"], secret) || !strings.Contains(with["LEESMIJ.txt"], "Je Kladblok zit erin") {
		t.Error("asked for, and the Kladblok is not in it")
	}
	for name, content := range with {
		if strings.Contains(content, "39000000101") || name != "portfolio.json" && !strings.HasPrefix(name, "kladblok/") && strings.Contains(content, secret) {
			t.Errorf("%s", name)
		}
	}
}

// LEESMIJ.txt says how a version can be checked without Aiosmap: done here so.
func TestExportCanBeChecked(t *testing.T) {
	d := household(t)
	var x struct {
		Definitions []struct {
			Hash       string          `json:"hash"`
			Definition json.RawMessage `json:"definition"`
		} `json:"definitions"`
		Forms []struct {
			File     string `json:"file"`
			Versions []struct {
				Hash, Record, Signature, Author string
				Signed                          bool
				Values                          form.Values
				Parents                         []string
			} `json:"versions"`
		} `json:"forms"`
	}
	files := exported(t, d, false)
	if err := json.Unmarshal([]byte(files["portfolio.json"]), &x); err != nil {
		t.Fatal(err)
	}
	for _, def := range x.Definitions {
		parsed, err := form.Parse(def.Definition)
		if err != nil || parsed.Hash().String() != def.Hash {
			t.Errorf("definition %s: %v", def.Hash, err)
		}
	}
	versions := 0
	for _, f := range x.Forms {
		if files[f.File] == "" {
			t.Errorf("no file %q", f.File)
		}
		before := map[string]bool{}
		for _, v := range f.Versions {
			versions++
			record, err := base64.StdEncoding.DecodeString(v.Record)
			d.ok(err)
			r, err := form.Decode(record)
			d.ok(err)
			h, err := r.Hash()
			d.ok(err)
			if r.Verify() != nil || !v.Signed || h.String() != v.Hash || !r.Values.Equal(v.Values) || base64.StdEncoding.EncodeToString(r.Author) != v.Author || !bytes.Equal(r.Author, d.store.Public()) {
				t.Errorf("%s: %+v", f.File, v)
			}
			for _, parent := range v.Parents {
				if !before[parent] {
					t.Errorf("%s: a parent after its child", f.File)
				}
			}
			before[v.Hash] = true
		}
	}
	if len(x.Forms) != 7 || versions != 9 || len(x.Definitions) != 5 {
		t.Errorf("%d forms, %d versions, %d definitions", len(x.Forms), versions, len(x.Definitions))
	}
}

// Versions side by side all stand in the readable text.
func TestExportOfAConflict(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Een", "tekst", "eerst"))
	other := d.copied()
	other.save(id, texts("titel", "Een", "tekst", "daar"))
	d.save(id, texts("titel", "Een", "tekst", "hier"))
	d.unite(other)
	files := exported(t, d, false)
	text := files["formulieren/Overig/2026-04-14 Een.md"]
	if !strings.Contains(text, "hier") || !strings.Contains(text, "daar") || !strings.Contains(text, "\n# Andere versie, van 14 april 2026 (open)\n") {
		t.Errorf("%s", text)
	}
}

// Whatever a form is called, its file can be made on every system.
func TestFileNames(t *testing.T) {
	title := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", ".", "..", "../../weg", "a/b\\c:d*e?f\"g<h>i|j", "CON", "con.txt", "nul", "COM1", "lpt9.md", "com¹", "aux ", " a . ", "...", "a\x00b", "a\u202eb", "\u200b",
		"Verslag", "verslag", "VERSLAG", "Cre\u0300me", "Crème", strings.Repeat("lang ", 60), strings.Repeat("é🙂", 200), "-rf", "~", "$(x)", "ſ", "ﬁn", "fin",
	}))
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t)
		for range rapid.IntRange(1, 5).Draw(rt, "forms") {
			id := d.create("Overig", "vrij-document")
			_, _, err := d.Autosave(id, form.Values{"titel": {Text: title.Draw(rt, "title")}, "tekst": {Text: "x"}})
			d.ok(err)
		}
		dossier, err := d.CreateDossier(rapid.StringMatching(`[A-Za-z:./\\ ]{1,10}x`).Draw(rt, "dossier"))
		d.ok(err)
		_, err = d.CreateForm(dossier, "reflectie")
		d.ok(err)
		for range rapid.IntRange(0, 4).Draw(rt, "documents") {
			folder := ""
			if rapid.Bool().Draw(rt, "in a folder") {
				made, err := d.CreateFolder("", title.Draw(rt, "folder"))
				if err == nil {
					folder = made
				}
			}
			d.put(portfolio.NewDocument{Name: title.Draw(rt, "name"), Folder: folder}, []byte("x"), 9)
		}
		d.reopen()
		if len(d.Matters()) > 0 {
			rt.Fatal(d.Matters())
		}
		seen := map[string]bool{}
		for name := range exported(t, d, false) {
			if seen[strings.ToLower(name)] {
				rt.Fatalf("%q twice", name)
			}
			seen[strings.ToLower(name)] = true
			for part := range strings.SplitSeq(name, "/") {
				stem, _, _ := strings.Cut(strings.ToLower(part), ".")
				switch {
				case len(part) > 255, !utf8.ValidString(part), strings.ContainsAny(part, "<>:\"\\|?*\x00"), strings.HasPrefix(part, "."),
					part != strings.TrimRight(part, ". "), part == "", stem == "con", stem == "nul", stem == "aux", stem == "com1", stem == "lpt9":
					rt.Fatalf("%q in %q", part, name)
				}
			}
			if path.Clean(name) != name {
				rt.Fatalf("%q", name)
			}
		}
	})
}
