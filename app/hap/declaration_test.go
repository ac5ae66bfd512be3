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
		{"bevestigd", with(FieldConfirmedName, "K. de Wit", FieldConfirmedBig, "39000000101"), ""},
		{"bevestigd door een ander", with(FieldConfirmedName, "Anna de Groot", FieldConfirmedBig, "39000000101"), "bevestigd-naam confirmed-other?"},
		{"alleen het tussenvoegsel gelijk", with(FieldTrainer, "Karel van der Wit", FieldConfirmedName, "Anna van der Groot"), "bevestigd-naam confirmed-other?"},
		{"BIG-nummer te kort", with(FieldConfirmedBig, "3900000010"), "bevestigd-big confirmed-big"},
		{"BIG-nummer met tikfout", with(FieldConfirmedBig, "39000000201"), "bevestigd-big confirmed-big-doubt?"},
	} {
		if got := codes(CheckDeclaration(c.values, settings(), today)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
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
