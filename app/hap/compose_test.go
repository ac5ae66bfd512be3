package hap

import (
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// keptForm makes a form that is kept; state is "final", "concept" or the day of
// a withdrawal.
func keptForm(id, state, date, field, name string) Kept {
	k := Kept{ID: id, Final: state == "final", Saved: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC),
		Values: form.Values{FieldDate: {Text: date}, field: {Text: name}, FieldTrainer: {Text: "Marijke Zandstra"}}}
	if state != "final" && state != "concept" {
		k.Withdrawn = state
		k.Values[FieldReason] = form.Value{Text: "Overleg met de opleider."}
	}
	return k
}

func TestComposeChooses(t *testing.T) {
	role := func(id, state, date, name string) Kept { return keptForm(id, state, date, FieldRole, name) }
	at := func(post string, k Kept) Kept {
		k.Values[FieldPost] = form.Value{Text: post}
		return k
	}
	tests := []struct {
		name   string
		list   []Kept
		only   []string
		issued []string
		on     string // ids in their order
		forms  string // those that hold
		roles  string
		code   problem.Code
	}{
		{name: "nothing"},
		{name: "a concept stays off", list: []Kept{role("a", "concept", "2026-11-01", "consultarts")}},
		{name: "in the order of the roles", list: []Kept{role("v", "final", "2026-11-01", "visitearts"), role("x", "final", "2026-11-01", "anders"), role("t", "final", "2026-11-01", "telefoonarts")},
			on: "t v x", forms: "t v x", roles: "telefoonarts visitearts anders"},
		{name: "the newest of a role", list: []Kept{role("new", "final", "2026-11-01", "consultarts"), role("old", "final", "2026-03-01", "Consultarts")},
			on: "new", forms: "new", roles: "consultarts"},
		{name: "the newest of a role at each HAP", list: []Kept{at("leiden", role("l", "final", "2026-03-01", "consultarts")), at("delft", role("d", "final", "2026-11-01", "consultarts")),
			at("Delft", role("old", "final", "2026-02-01", "consultarts"))}, on: "d l", forms: "d l", roles: "consultarts"},
		{name: "withdrawn, and nobody has it on paper", list: []Kept{role("a", "2026-11-20", "2026-11-01", "consultarts")}},
		{name: "withdrawn, and a HAP may have it", list: []Kept{role("a", "2026-11-20", "2026-11-01", "consultarts")}, issued: []string{"a"}, on: "a"},
		{name: "withdrawn, and another holds", list: []Kept{role("a", "2026-11-20", "2026-11-01", "consultarts"), role("b", "final", "2026-03-01", "consultarts")},
			issued: []string{"a"}, on: "b", forms: "b", roles: "consultarts"},
		{name: "chosen, also an older one", list: []Kept{role("new", "final", "2026-11-01", "consultarts"), role("old", "final", "2026-03-01", "consultarts"), role("t", "final", "2026-11-01", "telefoonarts")},
			only: []string{"old"}, on: "old", forms: "old", roles: "consultarts"},
		{name: "chosen, though withdrawn", list: []Kept{role("a", "2026-11-20", "2026-11-01", "consultarts")}, only: []string{"a"}, on: "a"},
		{name: "a concept cannot be chosen", list: []Kept{role("a", "concept", "2026-11-01", "consultarts")}, only: []string{"a"}, code: PaperConcept},
		{name: "nor what is gone", list: []Kept{role("a", "final", "2026-11-01", "consultarts")}, only: []string{"a", "b"}, code: PaperGone},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := Compose(Source{Made: time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC), Declarations: test.list, Settings: DefaultSettings(),
				Only: test.only, Issued: func(id string) bool { return slices.Contains(test.issued, id) }})
			if p, _ := problem.From(err); p.Code != test.code {
				t.Fatalf("refused with %v, want %q", err, test.code)
			}
			if got := strings.Join(c.On, " "); got != test.on {
				t.Errorf("on it stand %q, want %q", got, test.on)
			}
			if got := strings.Join(c.Forms, " "); got != test.forms {
				t.Errorf("of those hold %q, want %q", got, test.forms)
			}
			if got := strings.Join(c.Roles, " "); got != test.roles {
				t.Errorf("the roles are %q, want %q", got, test.roles)
			}
			if len(c.Statement.Declarations) != len(c.On) {
				t.Errorf("the statement has %d declarations", len(c.Statement.Declarations))
			}
			for _, d := range c.Statement.Declarations {
				if (d.Withdrawn == "") != (d.Reason == "") {
					t.Errorf("withdrawn %q for %q", d.Withdrawn, d.Reason)
				}
			}
		})
	}
}

// A confirmation comes along with who gave it, an akkoord of each stage once,
// and shifts only of stages in which there are any.
func TestComposeStatement(t *testing.T) {
	confirmed := keptForm("a", "final", "2026-11-14", FieldRole, "consultarts")
	for field, text := range map[string]string{FieldConfirmedName: "Joost ter Heide", FieldConfirmedBig: "69000000201", FieldConfirmedDate: "2026-11-14",
		FieldCapacity: Waarnemend, FieldExplanation: "Overlegt **altijd**\n\n- bij kinderen"} {
		confirmed.Values[field] = form.Value{Text: text}
	}
	s := DefaultSettings()
	s.Practice = Practice{"De Linde", "071-5550123"}
	first := s.Stages[0].Name
	src := Source{Made: time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC), Name: "Roos van den Berg", Institute: "Leiden (LUMC)", BIG: "39000000101", Settings: s,
		Declarations: []Kept{confirmed, keptForm("c", "concept", "2026-11-15", FieldRole, "visitearts"), keptForm("d", "concept", "2026-11-15", FieldRole, "consultarts")},
		Approvals:    []Kept{keptForm("x", "final", "2026-11-20", FieldStage, first), keptForm("y", "final", "2026-06-20", FieldStage, first)},
		Shifts:       []Dienst{{Date: "2026-10-02", Begin: "17:00", End: "23:00", Stage: first}, {Date: "2026-11-02", Begin: "17:00", End: "23:00", Stage: first}}}
	c, err := Compose(src)
	if err != nil {
		t.Fatal(err)
	}
	d := c.Statement.Declarations[0]
	if d.Confirmed == nil || *d.Confirmed != (Confirmation{"Joost ter Heide", "69000000201", "2026-11-14"}) || d.Capacity != Waarnemend || d.Note != "Overlegt altijd\nbij kinderen" {
		t.Errorf("the declaration says %+v", d)
	}
	if len(c.Statement.Approvals) != 1 || c.Statement.Approvals[0].Date != "2026-11-20" {
		t.Errorf("the akkoorden are %+v", c.Statement.Approvals)
	}
	if len(c.Statement.Shifts) != 1 || c.Statement.Shifts[0].Done != 2 || c.Statement.Shifts[0].First != "2026-10-02" || c.Statement.Shifts[0].Last != "2026-11-02" {
		t.Errorf("the shifts are %+v", c.Statement.Shifts)
	}
	if c.Statement.Stage != first || c.Statement.Practice.Phone == "" || !slices.Equal(c.Concepts, []string{"visitearts"}) || !slices.Equal(c.Forms, []string{"a", "x"}) {
		t.Errorf("stage %q, concepts %q, forms %q", c.Statement.Stage, c.Concepts, c.Forms)
	}
	// The day of making is no part of what it says.
	src.Made = src.Made.AddDate(0, 0, 1)
	again, err := Compose(src)
	if err != nil || again.Statement.Digest() != c.Statement.Digest() {
		t.Errorf("a day later it says something else, %v", err)
	}
	if src.Replaced(c.Forms) {
		t.Error("what holds counts as replaced")
	}
	src.Declarations = append(src.Declarations, keptForm("newer", "final", "2026-11-25", FieldRole, "consultarts"))
	if !src.Replaced(c.Forms) {
		t.Error("another took its place, and nobody is told")
	}
}
