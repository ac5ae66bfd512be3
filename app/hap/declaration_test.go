package hap

import (
	"testing"

	"aiosmap/app/form"
)

func filled(pairs ...string) form.Values {
	v := form.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v[pairs[i]] = form.Value{Text: pairs[i+1]}
	}
	return v
}

func TestCheckDeclaration(t *testing.T) {
	with := func(pairs ...string) form.Values {
		v := filled(FieldRole, "consultarts", FieldDate, "2026-11-14", FieldPost, "HAP Leiden", FieldStage, "Eerste huisartsstage", FieldTrainer, "Karel de Wit")
		for id, value := range filled(pairs...) {
			v[id] = value
		}
		return v
	}
	for _, c := range []struct {
		name   string
		values form.Values
		want   string
	}{
		{"goed", with(), ""},
		{"leeg", form.Values{}, ""},
		{"morgen", with(FieldDate, "2026-11-28"), "datum shift-future"},
		{"onbekende rol", with(FieldRole, "arts"), "rol role-unknown"},
		{"nieuwe HAP", with(FieldPost, "HAP Gouda"), "hap post-new?"},
		{"voor de fase", with(FieldDate, "2026-02-01"), "datum shift-before-stage"},
	} {
		if got := codes(CheckDeclaration(c.values, settings(), today)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCheckConfirmer(t *testing.T) {
	for _, c := range []struct{ name, confirmer, trainer, number, want string }{
		{"goed", "K. de Wit", "Karel de Wit", "39000000101", ""},
		{"een ander", "Anna de Groot", "Karel de Wit", "39000000101", "bevestigd-naam confirmed-other?"},
		{"alleen het tussenvoegsel gelijk", "Anna van der Groot", "Karel van der Wit", "39000000101", "bevestigd-naam confirmed-other?"},
		{"geen opleider ingevuld", "Anna de Groot", "", "39000000101", ""},
		{"de aios zelf", "K. de Wit", "Karel de Wit", "BIG 690.000.002.01", "bevestigd-big confirmed-big-own"},
	} {
		if got := codes(CheckConfirmer(c.confirmer, c.trainer, c.number, "69000000201")); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for _, typed := range []string{"39000000101", "BIG-39000000101", " 3900 0000 101 "} {
		if got := codes(CheckConfirmer("", "", typed, "39000000101")); got != "bevestigd-big confirmed-big-own" {
			t.Errorf("%q van de aios: %q", typed, got)
		}
	}
	for typed, own := range map[string]string{"": "", "39000000101": ""} {
		if got := codes(CheckConfirmer("K. de Wit", "Karel de Wit", typed, own)); got != "" {
			t.Errorf("%q naast %q: %q", typed, own, got)
		}
	}
}

func TestCheckApproval(t *testing.T) {
	after := settings()
	after.Stages[0].End = "2026-10-31"
	few := Progress(days("2026-03-14", "2026-04-14"), settings(), today)
	for _, c := range []struct {
		name     string
		values   form.Values
		progress []StageProgress
		settings Settings
		want     string
	}{
		{"goed", filled(FieldStage, "Tweede huisartsstage", FieldDate, "2026-11-14"), nil, settings(), ""},
		{"norm niet gehaald", filled(FieldStage, "Eerste huisartsstage", FieldDate, "2026-11-14"), few, settings(), "fase norm-not-met?"},
		{"morgen", filled(FieldStage, "Tweede huisartsstage", FieldDate, "2026-11-28"), nil, settings(), "datum shift-future"},
		{"onbekende fase", filled(FieldStage, "Stage", FieldDate, "2026-11-14"), nil, settings(), "fase stage-unknown"},
		{"na de fase getekend", filled(FieldStage, "Eerste huisartsstage", FieldDate, "2026-11-14"), nil, after, ""},
		{"voor de fase getekend", filled(FieldStage, "Eerste huisartsstage", FieldDate, "2026-02-14"), nil, settings(), "datum shift-before-stage"},
	} {
		if got := codes(CheckApproval(c.values, c.progress, c.settings, today)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
