package join_test

import (
	"bytes"
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/desk"
)

// Who declares in the tests; invented.
const (
	trainer    = "Marijke Zandstra"
	trainerBIG = "69000000201"
)

// declare makes a concept of a declaration for a role.
func (c *computer) declare(role string) *desk.FormView {
	c.t.Helper()
	return must[*desk.FormView](c.t)(c.Hap.Begin("bekwaamheidsverklaring-hap", map[string]string{"rol": role, "datum": "14-11-2026", "hap": "HAP Leiden",
		"fase": "Eerste huisartsstage", "opleider": trainer, "hoedanigheid": "opleider"}))
}

// confirmed makes a declaration that the trainer confirmed on this computer.
func (c *computer) confirmed(role string) *desk.FormView {
	c.t.Helper()
	f := c.declare(role)
	f = must[*desk.FormView](c.t)(c.Hap.Confirm(f.ID, f.Values, trainer, trainerBIG))
	if f.State != "closed" || !f.Final {
		c.t.Fatalf("confirmed, but %s: %+v", f.State, f.Problems)
	}
	return f
}

// shift records a shift from the quick entry.
func (c *computer) shift(date, begin, end string) *desk.AddedShift {
	c.t.Helper()
	return must[*desk.AddedShift](c.t)(c.Hap.AddShift(map[string]string{"datum": date, "begin": begin, "einde": end, "hap": "HAP Leiden",
		"rol": "consultarts", "fase": "Eerste huisartsstage"}))
}

func (c *computer) issue(only ...string) *desk.IssuedView {
	c.t.Helper()
	return must[*desk.IssuedView](c.t)(c.Papers.Issue(only))
}

// bytesOf reads a whole document as the window does.
func (c *computer) bytesOf(d desk.DocumentLine) []byte {
	c.t.Helper()
	var out []byte
	for int64(len(out)) < d.Size {
		piece := must[string](c.t)(c.Documents.Read(d.ID, int64(len(out)), 100_000))
		data, err := base64.StdEncoding.DecodeString(piece)
		if err != nil || len(data) == 0 {
			c.t.Fatalf("read at %d: %v", len(out), err)
		}
		out = append(out, data...)
	}
	return out
}

// The days of the example: shifts, a declaration confirmed on the spot, the
// document, its check; the same content is the same document.
func TestDeclareConfirmIssueVerify(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	empty := must[*desk.PaperPreview](t)(c.Papers.Preview(nil))
	if empty.PDF != "" || len(empty.Missing) == 0 {
		t.Errorf("with nothing declared the preview is %d bytes, missing %q", len(empty.PDF), empty.Missing)
	}
	_, err := c.Papers.Issue(nil)
	refused(t, err, "paper-empty")

	if a := c.shift("13-11-2026", "1700", "23.00"); a.ID == "" || len(a.View.Shifts) != 1 || a.View.Shifts[0].Begin != "17:00" || a.View.Next["hap"] != "HAP Leiden" {
		t.Errorf("the first shift gives %+v", a)
	}
	if a := c.shift("13-11-2026", "22:00", "07:00"); a.ID != "" || len(a.Problems) == 0 || a.Problems[0].Warning || len(a.View.Shifts) != 1 {
		t.Errorf("one that overlaps gives %+v", a)
	}
	if a := c.shift("01-12-2026", "17:00", "23:00"); a.ID != "" || len(a.Problems) == 0 {
		t.Errorf("one in the future gives %+v", a)
	}

	f := c.declare("consultarts")
	if f.State != "concept" || f.Definition.Title == "" || f.Dossier == "" {
		t.Errorf("begun as %+v", f)
	}
	i := slices.IndexFunc(f.Definition.Fields, func(x desk.FieldView) bool { return x.ID == "rol" })
	if got := f.Definition.Fields[i]; got.List != "rol" || !slices.Contains(got.Options, "visitearts") {
		t.Errorf("the role is asked as %+v", got)
	}
	if p := must[[]desk.FieldProblem](t)(c.Hap.CheckConfirm(f.ID, f.Values, trainer, "123")); len(p) == 0 || p[0].Field != "bevestigd-big" || p[0].Warning {
		t.Errorf("a BIG number of three digits: %+v", p)
	}
	if p := must[[]desk.FieldProblem](t)(c.Hap.CheckConfirm(f.ID, f.Values, trainer, "BIG "+trainerBIG[:3]+" "+trainerBIG[3:])); len(p) != 0 {
		t.Errorf("a number with spaces, which is taken: %+v", p)
	}
	own := must[*desk.FormView](t)(c.Hap.Confirm(f.ID, f.Values, "Roos van den Berg", "BIG-"+digits))
	if own.State != "concept" || len(own.Problems) == 0 || own.Problems[0].Field != "bevestigd-big" || own.Problems[0].Warning {
		t.Errorf("confirmed by the aios herself: %s, %+v", own.State, own.Problems)
	}
	wrong := must[*desk.FormView](t)(c.Hap.Confirm(f.ID, f.Values, "", "123"))
	if wrong.State != "concept" || len(wrong.Problems) < 2 {
		t.Errorf("confirmed by nobody: %s, %+v", wrong.State, wrong.Problems)
	}
	f = must[*desk.FormView](t)(c.Hap.Confirm(f.ID, f.Values, trainer, trainerBIG))
	if f.State != "closed" || !f.Final || f.Values["bevestigd-naam"] != trainer || f.Values["bevestigd-op"] != "2026-11-27" {
		t.Fatalf("confirmed is %s, %+v", f.State, f.Problems)
	}
	_, err = c.Dossiers.Save(f.ID, f.Values)
	refused(t, err, "form-final")
	_, err = c.Dossiers.Reopen(f.ID)
	refused(t, err, "form-final")

	preview := must[*desk.PaperPreview](t)(c.Papers.Preview(nil))
	shown, err := base64.StdEncoding.DecodeString(preview.PDF)
	if err != nil || !bytes.HasPrefix(shown, []byte("%PDF-")) || preview.Issued != nil || len(preview.Declarations) != 1 || !preview.Declarations[0].On {
		t.Fatalf("the preview is %d bytes, %+v", len(shown), preview.Declarations)
	}
	if v := must[*desk.VerifyView](t)(c.Papers.VerifyContent("voorbeeld.pdf", preview.PDF)); v.State != "changed" || v.Signer != "none" || v.Number+v.Name+v.Made != "" || len(v.Declarations) != 0 {
		t.Errorf("a preview speaks for itself: %+v", v)
	}

	first := c.issue()
	d := first.Issued.Document
	if first.Again || d.Folder != "rapportages" || d.Origin != "report" || d.Show != "pdf" || !strings.HasPrefix(first.Issued.Number, "HAP-2026-") ||
		!slices.Equal(first.Issued.Roles, []string{"consultarts"}) || d.Name != "Bekwaamheidsverklaring HAP - Berg, van den - 2026-11-27.pdf" {
		t.Fatalf("issued %+v", first)
	}
	pdf := c.bytesOf(d)
	again := c.issue()
	if !again.Again || again.Issued.Document.ID != d.ID || len(must[*desk.PapersView](t)(c.Papers.List()).Issued) != 1 {
		t.Errorf("issued twice: %+v", again)
	}
	if p := must[*desk.PaperPreview](t)(c.Papers.Preview(nil)); p.Issued == nil || p.Issued.Number != first.Issued.Number || p.PDF != base64.StdEncoding.EncodeToString(pdf) {
		t.Errorf("the preview of what was issued is another one: %+v", p.Issued)
	}
	if v := must[*desk.FormView](t)(c.Dossiers.Form(f.ID)); len(v.Issued) != 1 || v.Issued[0].Number != first.Issued.Number {
		t.Errorf("the form stands on %+v", v.Issued)
	}

	checked := must[*desk.VerifyView](t)(c.Papers.VerifyDocument(d.ID))
	if checked.State != "whole" || checked.Signer != "own" || checked.Number != first.Issued.Number || checked.Name != "Roos van den Berg" || checked.BIG != digits ||
		len(checked.Declarations) != 1 || !checked.Declarations[0].Confirmed {
		t.Errorf("an own document is %+v", checked)
	}
	if checked.Fingerprint != must[string](t)(c.Papers.Fingerprint()) {
		t.Errorf("the fingerprint is %q", checked.Fingerprint)
	}
	path := filepath.Join(c.files, "ontvangen.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}

	// The HAP has another computer, with no portfolio at all.
	hap := newComputer(t)
	v := must[*desk.VerifyView](t)(hap.Papers.VerifyPath(path))
	if v.State != "whole" || v.Signer != "unknown" || v.Fingerprint != checked.Fingerprint || v.File != "ontvangen.pdf" {
		t.Errorf("to somebody else it is %+v", v)
	}
	_, err = hap.Papers.AddKnown("dit is geen vingerafdruk")
	refused(t, err, "fingerprint-wrong")
	typed := strings.ToLower(strings.ReplaceAll(checked.Fingerprint, " ", ""))
	if known := must[[]desk.KnownSigner](t)(hap.Papers.AddKnown(typed)); len(known) != 1 || known[0] != (desk.KnownSigner{Fingerprint: checked.Fingerprint, Since: "2026-11-27"}) {
		t.Errorf("known are %+v", known)
	}
	if v := must[*desk.VerifyView](t)(hap.Papers.VerifyAgain()); v == nil || v.Signer != "known" || v.Since != "2026-11-27" || v.File != "ontvangen.pdf" {
		t.Errorf("once it is kept it is %+v", v)
	}
	_, err = hap.Papers.AddKnown(checked.Fingerprint)
	refused(t, err, "fingerprint-known")
	hap.start()
	if v := must[*desk.VerifyView](t)(hap.Papers.VerifyAgain()); v != nil {
		t.Errorf("nothing was looked at, but %+v", v)
	}
	if v := must[*desk.VerifyView](t)(hap.Papers.VerifyPath(path)); v.Signer != "known" || v.Since != "2026-11-27" {
		t.Errorf("once it is known it is %+v", v)
	}
	if known := must[[]desk.KnownSigner](t)(hap.Papers.RemoveKnown(checked.Fingerprint)); len(known) != 0 {
		t.Errorf("forgotten, but %+v", known)
	}
	settings, err := os.ReadFile(filepath.Join(hap.data, "instellingen.db"))
	if err != nil || bytes.Contains(settings, []byte("Berg")) || bytes.Contains(settings, []byte(digits)) {
		t.Errorf("the settings file knows whose it was, or cannot be read: %v", err)
	}
	changed := bytes.Replace(pdf, []byte("Aiosmap"), []byte("aiosmap"), 1)
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	if v := must[*desk.VerifyView](t)(hap.Papers.VerifyPath(path)); v.State != "changed" || v.Signer != "none" || v.Fingerprint != "" {
		t.Errorf("with one letter changed it is %+v", v)
	}
}

// What is withdrawn shows everywhere it stood, and a new document tells of it.
func TestWithdrawal(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := c.confirmed("consultarts")
	other := c.confirmed("telefoonarts")
	first := c.issue()
	letter := must[*desk.LetterView](t)(c.Post.Draft(first.Issued.Document.ID))
	letter = must[*desk.LetterView](t)(c.Post.Put(desk.LetterForm{Document: first.Issued.Document.ID, To: "hap@post.example", Subject: letter.Subject, Text: letter.Text}))
	if len(letter.Doubts) != 0 {
		t.Errorf("before the withdrawal the letter says %q", letter.Doubts)
	}
	_, err := c.Hap.Withdraw(f.ID, " ")
	refused(t, err, "reason-missing")
	f = must[*desk.FormView](t)(c.Hap.Withdraw(f.ID, "Op verzoek van de opleider."))
	if f.State != "withdrawn" || len(f.Issued) != 1 || !slices.Equal(f.Issued[0].Withdrawn, []string{"consultarts"}) {
		t.Errorf("withdrawn is %+v", f)
	}
	_, err = c.Hap.Withdraw(f.ID, "Nog eens.")
	refused(t, err, "form-withdrawn")

	v := must[*desk.HapView](t)(c.Hap.View())
	i := slices.IndexFunc(v.Roles, func(r desk.RoleView) bool { return r.Role == "consultarts" })
	if got := v.Roles[i].Items; len(got) != 1 || got[0].State != "withdrawn" || got[0].Withdrawn == nil || got[0].Withdrawn.Reason != "Op verzoek van de opleider." || got[0].Withdrawn.On != "2026-11-27" {
		t.Errorf("the page says %+v", got)
	}
	if l := must[*desk.PapersView](t)(c.Papers.List()).Issued; len(l) != 1 || !l[0].Outdated || !l[0].Document.Withdrawn || !slices.Equal(l[0].Withdrawn, []string{"consultarts"}) {
		t.Errorf("the list says %+v", l)
	}
	docs := must[*desk.DocumentsView](t)(c.Documents.View())
	if len(docs.Documents) != 1 || !docs.Documents[0].Withdrawn {
		t.Errorf("Mijn documenten says %+v", docs.Documents)
	}
	if w := must[*desk.VerifyView](t)(c.Papers.VerifyDocument(first.Issued.Document.ID)); w.State != "whole" || !slices.Equal(w.Withdrawn, []string{"consultarts"}) {
		t.Errorf("the check says %+v", w)
	}
	if p := must[*desk.PostView](t)(c.Post.View()); len(p.Letters) != 1 || len(p.Letters[0].Doubts) == 0 {
		t.Errorf("the letter that waits says %+v", p.Letters)
	}

	second := c.issue()
	if second.Again || second.Issued.Number == first.Issued.Number || !slices.Equal(second.Issued.Roles, []string{"telefoonarts"}) || second.Issued.Outdated || second.Issued.Document.Withdrawn {
		t.Errorf("the new document is %+v", second.Issued)
	}
	w := must[*desk.VerifyView](t)(c.Papers.VerifyDocument(second.Issued.Document.ID))
	i = slices.IndexFunc(w.Declarations, func(d desk.VerifiedLine) bool { return d.Role == "consultarts" })
	if len(w.Declarations) != 2 || i < 0 || w.Declarations[i].Withdrawn != "2026-11-27" {
		t.Errorf("it tells %+v", w.Declarations)
	}
	// It outlives the program.
	c.start()
	c.open(userName, password)
	if l := must[*desk.PapersView](t)(c.Papers.List()).Issued; len(l) != 2 || l[0].Number != second.Issued.Number && l[1].Number != second.Issued.Number {
		t.Errorf("after a new start the list says %+v", l)
	}
	if o := must[*desk.FormView](t)(c.Dossiers.Form(other.ID)); len(o.Issued) != 2 {
		t.Errorf("the other declaration stands on %d documents", len(o.Issued))
	}
}

// Whoever has the paper must be told: a withdrawal is seen also when document
// and form were removed, brought back, or tidied away.
func TestWithdrawnWhateverIsRemoved(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := c.confirmed("consultarts")
	c.confirmed("telefoonarts")
	first := c.issue().Issued
	paper := base64.StdEncoding.EncodeToString(c.bytesOf(first.Document))
	must[*desk.FormView](t)(c.Hap.Withdraw(f.ID, "Op verzoek van de opleider."))
	_, err := c.Hap.RemoveForms([]string{f.ID})
	refused(t, err, "form-issued")

	scan := c.file("scan.png", []byte("\x89PNG\r\n\x1a\nscan"))
	copied := must[*desk.AddedView](t)(c.Documents.AddPaths([]string{scan}, desk.DocumentTarget{As: "signed", Of: first.Document.ID})).Added[0]
	left := must[*desk.DocumentsView](t)(c.Documents.Remove([]string{first.Document.ID}))
	if i := slices.IndexFunc(left.Documents, func(d desk.DocumentLine) bool { return d.ID == copied.ID }); i < 0 || !left.Documents[i].Withdrawn {
		t.Errorf("the signed copy that is left says nothing: %+v", left.Documents)
	}
	if w := must[*desk.VerifyView](t)(c.Papers.VerifyContent("papier.pdf", paper)); w.Signer != "own" || !slices.Equal(w.Withdrawn, []string{"consultarts"}) {
		t.Errorf("with the document removed its paper is %+v", w)
	}
	second := c.issue().Issued
	w := must[*desk.VerifyView](t)(c.Papers.VerifyDocument(second.Document.ID))
	if i := slices.IndexFunc(w.Declarations, func(d desk.VerifiedLine) bool { return d.Role == "consultarts" }); i < 0 || w.Declarations[i].Withdrawn == "" {
		t.Errorf("the next document tells %+v", w.Declarations)
	}

	must[*desk.HapView](t)(c.Hap.RemoveForms([]string{f.ID}))
	must[*desk.DocumentsView](t)(c.Documents.Unremove([]string{first.Document.ID}))
	is := func(when string) {
		t.Helper()
		for _, l := range must[*desk.PapersView](t)(c.Papers.List()).Issued {
			if l.Number == first.Number && (!l.Outdated || !l.Document.Withdrawn || len(l.Withdrawn) != 1) {
				t.Errorf("%s the list says %+v", when, l)
			}
		}
		if w := must[*desk.VerifyView](t)(c.Papers.VerifyContent("papier.pdf", paper)); len(w.Withdrawn) != 1 {
			t.Errorf("%s the check says %+v", when, w)
		}
	}
	is("with the form removed")
	must[[]desk.RemovedView](t)(c.Dossiers.Purge([]string{f.ID}))
	is("with the form tidied away")

	must[*desk.DocumentsView](t)(c.Documents.Remove([]string{first.Document.ID}))
	must[[]desk.RemovedView](t)(c.Dossiers.Purge([]string{first.Document.ID}))
	if w := must[*desk.VerifyView](t)(c.Papers.VerifyContent("papier.pdf", paper)); w.Signer != "own" || !strings.Contains(w.Hint, "niet te zien") {
		t.Errorf("of a document that was tidied away it says %+v", w)
	}
}

// Signed in ink: the scan comes back, stands with the declaration and goes with
// the mail in the place of the unsigned one.
func TestSignedCopy(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := c.declare("visitearts")
	f = must[*desk.FormView](t)(c.Dossiers.CloseForm(f.ID, f.Values))
	if f.State != "closed" || f.Values["bevestigd-naam"] != "" {
		t.Fatalf("closed is %s, %+v", f.State, f.Problems)
	}
	d := c.issue().Issued.Document
	letter := must[*desk.LetterView](t)(c.Post.Draft(d.ID))
	if letter.Document == nil || letter.Document.ID != d.ID || len(letter.Doubts) != 1 {
		t.Errorf("before it is signed the letter is %+v", letter)
	}
	letter = must[*desk.LetterView](t)(c.Post.Put(desk.LetterForm{Document: d.ID, Subject: letter.Subject, Text: letter.Text}))

	text := c.file("scan.txt", []byte("geen scan"))
	target := desk.DocumentTarget{As: "signed", Of: d.ID}
	if a := must[*desk.AddedView](t)(c.Documents.AddPaths([]string{text}, target)); len(a.Added) != 0 || len(a.Refused) != 1 || a.Refused[0].Failure.Code != "document-no-scan" {
		t.Errorf("a text as a scan: %+v", a)
	}
	photo := append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte("foto"), 1000)...)
	scan := c.file("IMG_0042.png", photo)
	a := must[*desk.AddedView](t)(c.Documents.AddPaths([]string{scan}, target))
	if len(a.Added) != 1 || a.Added[0].Of != d.ID || a.Added[0].Origin != "signed" || a.Added[0].Show != "image" ||
		a.Added[0].Name != "Bekwaamheidsverklaring HAP - Berg, van den - 2026-11-27 - getekend.png" || a.Added[0].Folder != d.Folder {
		t.Fatalf("placed back as %+v", a)
	}
	if l := must[*desk.PapersView](t)(c.Papers.List()).Issued; l[0].Signed == nil || l[0].Signed.ID != a.Added[0].ID || l[0].Document.Signed != a.Added[0].ID {
		t.Errorf("the list says %+v", l[0])
	}
	if v := must[*desk.FormView](t)(c.Dossiers.Form(f.ID)); v.Signed == nil || v.Signed.ID != a.Added[0].ID {
		t.Errorf("the declaration has %+v", v.Signed)
	}
	p := must[*desk.PostView](t)(c.Post.View()).Letters[0]
	if p.Document == nil || p.Document.ID != a.Added[0].ID || len(p.Doubts) != 0 {
		t.Errorf("the letter has %+v, %q", p.Document, p.Doubts)
	}
	c.dialogs.save = filepath.Join(c.files, "bijlage.png")
	if s := must[*desk.Saved](t)(c.Post.SaveAttachment(letter.ID)); s.Path != c.dialogs.save || c.dialogs.shown != s.Path {
		t.Errorf("saved %+v, shown %q", s, c.dialogs.shown)
	}
	if got, err := os.ReadFile(c.dialogs.save); err != nil || !bytes.Equal(got, photo) {
		t.Errorf("the attachment is %d bytes, %v", len(got), err)
	}
	c.dialogs.save = filepath.Join(c.files, "mail.eml")
	must[*desk.Saved](t)(c.Post.SaveEml(letter.ID))
	if got, err := os.ReadFile(c.dialogs.save); err != nil || !bytes.Contains(got, []byte("Subject:")) || !bytes.Contains(got, []byte("getekend.png")) {
		t.Errorf("the mail is %d bytes, %v", len(got), err)
	}
	_, err := c.Post.Put(desk.LetterForm{ID: letter.ID, Document: d.ID, To: "geen adres", Subject: "x"})
	refused(t, err, "mail-address")
	_, err = c.Post.Put(desk.LetterForm{ID: letter.ID, Document: d.ID, Subject: "x\r\nBcc: iedereen@post.example"})
	refused(t, err, "mail-line")
	if p := must[*desk.PostView](t)(c.Post.Sent(letter.ID, true)).Letters; len(p) != 1 || p[0].Sent == "" {
		t.Errorf("sent is %+v", p)
	}
	if l := must[*desk.PapersView](t)(c.Papers.List()).Issued; l[0].Mail != "sent" || l[0].Sent == "" {
		t.Errorf("the list says %s", l[0].Mail)
	}
}

// Scorion's own document stands beside one's own, and is checked as foreign.
func TestScorionsDocument(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	pdf := []byte("%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n0\n%%EOF\n")
	target := desk.DocumentTarget{As: "scorion"}
	list := c.file("lijst.pdf", []byte("dit is geen pdf"))
	if a := must[*desk.AddedView](t)(c.Documents.AddPaths([]string{list}, target)); len(a.Refused) != 1 || a.Refused[0].Failure.Code != "document-no-pdf" {
		t.Errorf("what is no PDF: %+v", a)
	}
	a := must[*desk.AddedView](t)(c.Documents.AddPaths([]string{c.file("HAP Scorion.pdf", pdf)}, target))
	if len(a.Added) != 1 || a.Added[0].Origin != "scorion" || a.Added[0].Folder != "rapportages" {
		t.Fatalf("put in as %+v", a)
	}
	if l := must[*desk.PapersView](t)(c.Papers.List()); len(l.Scorion) != 1 || len(l.Issued) != 0 {
		t.Errorf("the list says %+v", l)
	}
	if v := must[*desk.VerifyView](t)(c.Papers.VerifyDocument(a.Added[0].ID)); v.State != "foreign" {
		t.Errorf("it is %+v", v)
	}
	letter := must[*desk.LetterView](t)(c.Post.Draft(a.Added[0].ID))
	if letter.Document == nil || letter.Document.ID != a.Added[0].ID || !strings.Contains(letter.Text, "Roos van den Berg") {
		t.Errorf("the letter with it is %+v", letter)
	}
}

// What is noted about Scorion stays beside the form, with its fields to copy.
func TestInScorion(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	id := c.shift("13-11-2026", "17:00", "23:00").ID
	lines := must[[]desk.CopyLine](t)(c.Hap.Copyable(id))
	if !slices.Contains(lines, desk.CopyLine{Label: "HAP", Value: "HAP Leiden"}) || slices.ContainsFunc(lines, func(l desk.CopyLine) bool { return l.Value == "" }) {
		t.Errorf("to copy: %+v", lines)
	}
	_, err := c.Hap.SetScorion(id, "misschien")
	refused(t, err, "scorion-mark")
	must[*desk.HapView](t)(c.Hap.SetScorion(id, "todo"))
	c.pass(3600e9)
	c.open(userName, password)
	v := must[*desk.HapView](t)(c.Hap.SetScorion(id, "done"))
	if s := v.Shifts[0]; s.Scorion != "done" || s.ScorionAt != "2026-11-27T11:00:00Z" {
		t.Errorf("the shift says %+v", s)
	}
	if f := must[*desk.FormView](t)(c.Dossiers.Form(id)); f.Scorion != "done" || !f.Copyable || f.Final {
		t.Errorf("the form says %+v", f)
	}
	v = must[*desk.HapView](t)(c.Hap.RemoveForms([]string{id}))
	if len(v.Shifts) != 0 || len(must[*desk.HapView](t)(c.Hap.UnremoveForms([]string{id})).Shifts) != 1 {
		t.Error("removing or bringing back a shift")
	}
}

// Lists and norms are the aios' own.
func TestHapSettings(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	s := must[*desk.HapView](t)(c.Hap.View()).Settings
	s.Roles = append(s.Roles, "regiearts")
	s.Posts = []desk.PostPlace{{Name: "HAP Leiden", Email: "geen adres"}}
	kept := must[*desk.SettingsKept](t)(c.Hap.SetSettings(s))
	if len(kept.Problems) != 1 || kept.Problems[0].Field != "posts.0.email" || len(kept.View.Settings.Roles) != 3 {
		t.Errorf("kept %+v", kept)
	}
	s.Posts[0].Email = "post@hap.example"
	s.Stages[0].Norm, s.PerQuarter = 2, 1
	if kept = must[*desk.SettingsKept](t)(c.Hap.SetSettings(s)); len(kept.Problems) != 0 || len(kept.View.Roles) != 4 {
		t.Errorf("kept %+v", kept)
	}
	c.shift("13-11-2026", "17:00", "23:00")
	c.start()
	c.open(userName, password)
	v := must[*desk.HapView](t)(c.Hap.View())
	if p := v.Progress[0]; p.Norm != 2 || p.Done != 1 || len(p.Periods) == 0 || p.Periods[len(p.Periods)-1].Norm != 1 || !p.Periods[len(p.Periods)-1].Now {
		t.Errorf("progress is %+v", v.Progress)
	}
	c.confirmed("consultarts")
	if l := must[*desk.LetterView](t)(c.Post.Draft(c.issue().Issued.Document.ID)); l.To != "post@hap.example" {
		t.Errorf("the letter goes to %q", l.To)
	}
}

// Without a portfolio: nothing is kept, and the paper is that of the command
// line.
func TestLoose(t *testing.T) {
	c := newComputer(t)
	start := must[*desk.LooseStart](t)(c.Papers.Loose())
	if len(start.Form.Declarations) != 1 || len(start.Roles) != 3 || len(start.Institutes) == 0 {
		t.Errorf("begins with %+v", start)
	}
	if v := must[*desk.LoosePreview](t)(c.Papers.LoosePreview(start.Form)); v.PDF != "" || len(v.Problems) == 0 {
		t.Errorf("an empty form gives %+v", v)
	}
	f := start.Form
	f.Institute, f.Name, f.BIG = "leiden", "Daan van der Vliet", "19000000701"
	f.Declarations = append(f.Declarations, desk.LooseDeclaration{Post: "HAP Leiden", Date: "31-31-2026"})
	f.Shifts = []desk.LooseShifts{{}, {Stage: "Eerste huisartsstage", Done: "veel"}}
	v := must[*desk.LoosePreview](t)(c.Papers.LoosePreview(f))
	fields := map[string]bool{}
	for _, p := range v.Problems {
		if !p.Warning {
			fields[p.Field] = true
		}
	}
	if v.PDF != "" || !fields["declarations.1.role"] || !fields["declarations.1.date"] || !fields["shifts.1.done"] {
		t.Errorf("what stands in the way is under %v", fields)
	}
	_, err := c.Papers.LooseSave(f)
	if err == nil {
		t.Error("saved with faults")
	}
	f.Declarations[1] = desk.LooseDeclaration{Role: "visitearts", Post: "HAP Leiden", Date: "14 november 2026", Trainer: trainer, Capacity: "waarnemend"}
	f.Shifts[1].Done = "12"
	v = must[*desk.LoosePreview](t)(c.Papers.LoosePreview(f))
	if v.PDF == "" || v.FileName != "Bekwaamheidsverklaring HAP - Vliet, van der - 2026-11-27.pdf" {
		t.Fatalf("the preview is %+v", v.Problems)
	}
	c.dialogs.save = filepath.Join(c.files, "verklaring")
	s := must[*desk.Saved](t)(c.Papers.LooseSave(f))
	got, err := os.ReadFile(c.dialogs.save + ".pdf")
	if err != nil || base64.StdEncoding.EncodeToString(got) != v.PDF || s.Path != c.dialogs.save+".pdf" {
		t.Errorf("saved %+v, %v", s, err)
	}
	if w := must[*desk.VerifyView](t)(c.Papers.VerifyPath(s.Path)); w.State != "unsigned" || w.Signer != "none" || w.Number+w.Name != "" {
		t.Errorf("it is %+v", w)
	}
	if err := c.Papers.LooseOpen(f); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(c.dialogs.opened); err != nil || !bytes.Equal(data, got) {
		t.Errorf("another program got %d bytes, %v", len(data), err)
	}
	c.Shut()
	if _, err := os.Stat(filepath.Join(c.data, "weergave")); !os.IsNotExist(err) {
		t.Error("what was shown stays")
	}
	if list, err := os.ReadDir(c.data); err == nil && len(list) > 0 {
		for _, e := range list {
			if e.Name() != "instellingen.db" {
				t.Errorf("kept: %s", e.Name())
			}
		}
	}
}

// file writes a file of the user's own.
func (c *computer) file(name string, data []byte) string {
	c.t.Helper()
	path := filepath.Join(c.files, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		c.t.Fatal(err)
	}
	return path
}
