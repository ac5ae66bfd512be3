package join_test

import (
	"bytes"
	"encoding/base64"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/desk"
)

// A document that was removed comes back with its number when the same is made
// again; one whose content changed is another.
func TestIssuedAgain(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.confirmed("consultarts")
	first := c.issue().Issued
	pdf := c.bytesOf(first.Document)
	must[*desk.DocumentsView](t)(c.Documents.Remove([]string{first.Document.ID}))
	if l := must[*desk.PapersView](t)(c.Papers.List()).Issued; len(l) != 0 {
		t.Errorf("removed, but the list says %+v", l)
	}
	c.start()
	c.open(userName, password)
	again := c.issue()
	if !again.Again || again.Issued.Number != first.Number || !bytes.Equal(c.bytesOf(again.Issued.Document), pdf) {
		t.Errorf("made again it is %+v", again)
	}
	c.shift("13-11-2026", "17:00", "23:00")
	if next := c.issue(); next.Again || next.Issued.Number == first.Number || bytes.Equal(c.bytesOf(next.Issued.Document), pdf) {
		t.Errorf("with a shift more it is %+v", next)
	}
	// A newer declaration for the role takes the place of the old one.
	c.pass(time.Minute)
	c.confirmed("consultarts")
	for _, l := range must[*desk.PapersView](t)(c.Papers.List()).Issued {
		if !l.Outdated || len(l.Withdrawn) != 0 {
			t.Errorf("with a newer declaration %s is %+v", l.Number, l)
		}
	}
}

// What is put on a document can be chosen; a concept cannot.
func TestChosenForPaper(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	tel, con := c.confirmed("telefoonarts"), c.confirmed("consultarts")
	concept := c.declare("visitearts")
	p := must[*desk.PaperPreview](t)(c.Papers.Preview([]string{con.ID}))
	if len(p.Declarations) != 2 || slices.ContainsFunc(p.Declarations, func(d desk.PaperChoice) bool { return d.On != (d.ID == con.ID) }) {
		t.Errorf("to choose: %+v", p.Declarations)
	}
	_, err := c.Papers.Preview([]string{concept.ID})
	refused(t, err, "paper-concept")
	_, err = c.Papers.Issue([]string{tel.ID, "weg"})
	refused(t, err, "paper-gone")
	if got := c.issue(con.ID).Issued; !slices.Equal(got.Roles, []string{"consultarts"}) {
		t.Errorf("on it stand %q", got.Roles)
	}
}

// An aios with a z-number has a BIG number too, and says so in the settings.
func TestOwnBIGNumber(t *testing.T) {
	c := newComputer(t)
	c.make("z1234567", password)
	c.confirmed("consultarts")
	missing := func() bool {
		return slices.ContainsFunc(must[*desk.HapView](t)(c.Hap.View()).Missing, func(m string) bool { return strings.Contains(m, "BIG-nummer") })
	}
	if !missing() {
		t.Error("nobody misses the BIG number")
	}
	s := must[*desk.HapView](t)(c.Hap.View()).Settings
	s.BIG = "BIG-3900 0000 101"
	if kept := must[*desk.SettingsKept](t)(c.Hap.SetSettings(s)); len(kept.Problems) != 0 || kept.View.Settings.BIG != digits || missing() {
		t.Errorf("kept as %q, %+v", kept.View.Settings.BIG, kept.Problems)
	}
	if v := must[*desk.VerifyView](t)(c.Papers.VerifyDocument(c.issue().Issued.Document.ID)); v.BIG != digits {
		t.Errorf("on paper stands %q", v.BIG)
	}
}

// Every kind of file that can be dropped for a check gets a verdict or a clear
// refusal, and never more trust than it earns.
func TestVerdicts(t *testing.T) {
	c := newComputer(t)
	b64 := base64.StdEncoding.EncodeToString
	for name, test := range map[string]struct{ content, state string }{
		"tekst.pdf": {"geen pdf", "damaged"},
		"leeg.pdf":  {"", "damaged"},
		"ander.pdf": {"%PDF-1.4\ntrailer <<>>\nstartxref\n0\n%%EOF\n", "foreign"},
	} {
		v := must[*desk.VerifyView](t)(c.Papers.VerifyContent("/map/"+name, b64([]byte(test.content))))
		if v.State != test.state || v.Signer != "none" || v.File != name || v.Words == "" || v.Hint == "" || v.Fingerprint != "" {
			t.Errorf("%s is %+v", name, v)
		}
	}
	_, err := c.Papers.VerifyContent("groot.pdf", b64(make([]byte, 20<<20+1)))
	refused(t, err, "verify-large")
	_, err = c.Papers.VerifyPath(c.file("groot.pdf", make([]byte, 20<<20+1)))
	refused(t, err, "verify-large")
	_, err = c.Papers.VerifyPath(c.files)
	refused(t, err, "verify-unread")
	_, err = c.Papers.VerifyPath(filepath.Join(c.files, "weg.pdf"))
	refused(t, err, "document-unread")
	_, err = c.Papers.VerifyDocument("x")
	refused(t, err, "portfolio-closed")
	if v := must[*desk.VerifyView](t)(c.Papers.PickVerify()); v != nil {
		t.Errorf("a closed dialog gives %+v", v)
	}

	// Where the IT department allows the import alone there is none of it.
	only := newComputer(t, func(n *computer) { n.policy.ImportOnly = true })
	_, err = only.Papers.Loose()
	refused(t, err, "portfolio-off")
	_, err = only.Papers.VerifyContent("x.pdf", "")
	refused(t, err, "portfolio-off")
	_, err = only.Papers.AddKnown(strings.Repeat("ABCD ", 8))
	refused(t, err, "portfolio-off")
}
