package hap

import (
	"strings"
	"testing"
)

// settings are some with everything that the rules look at.
func settings() Settings {
	s := DefaultSettings()
	s.Posts = []Post{{Name: "HAP Leiden", Email: "planning@hap-leiden.example", Phone: "071 555 01 01"}, {Name: "HAP Alphen"}}
	s.Stages[0].Start, s.Stages[0].End = "2026-03-01", "2027-02-28"
	s.Practice = Practice{Name: "Praktijk De Linde", Phone: "071 555 02 02"}
	return s
}

func TestSettingsAreKept(t *testing.T) {
	given := settings()
	given.Roles = append(given.Roles, "  arts   op de  auto ", "")
	given.Stages[1].Start = "1 maart 2028"
	text, err := given.JSON()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ParseSettings(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := back.Roles[len(back.Roles)-1]; got != "arts op de auto" || back.Stages[1].Start != "2028-03-01" {
		t.Errorf("kept as %q, %q", got, back.Stages[1].Start)
	}
	if again, _ := back.JSON(); again != text {
		t.Errorf("kept again as\n%s\nwas\n%s", again, text)
	}
	if first, err := ParseSettings(""); err != nil || len(first.Roles) != 3 || first.Stages[0].Norm != 20 || first.Stages[1].Norm != 15 || first.PerQuarter != 5 {
		t.Errorf("the first settings are %+v, %v", first, err)
	}
	if _, err := ParseSettings("{"); err == nil {
		t.Error("damaged settings were read")
	}
}

func TestCheckSettings(t *testing.T) {
	long := strings.Repeat("a", 61)
	for _, c := range []struct {
		name   string
		change func(*Settings)
		want   string
	}{
		{"goed", func(*Settings) {}, ""},
		{"leeg telefoonnummer", func(s *Settings) { s.Practice.Phone = "" }, ""},
		{"toestel", func(s *Settings) { s.Practice.Phone = "+31 (0)71 555 02 02, toestel" }, "practice.phone hap-setting-phone"},
		{"toestel zonder komma", func(s *Settings) { s.Practice.Phone = "+31 (0)71 555 02 02 toestel 3" }, ""},
		{"geen rollen", func(s *Settings) { s.Roles = nil }, "roles hap-setting-missing"},
		{"lege rol", func(s *Settings) { s.Roles[1] = "" }, "roles.1 hap-setting-missing"},
		{"rol dubbel, anders geschreven", func(s *Settings) { s.Roles[2] = "Telefoon-arts" }, "roles.2 hap-setting-twice"},
		{"lange fase", func(s *Settings) { s.Stages[1].Name = long }, "stages.1 hap-setting-long"},
		{"HAP zonder goed adres", func(s *Settings) { s.Posts[1].Email = "planning@" }, "posts.1.email hap-setting-email"},
		{"norm onder nul", func(s *Settings) { s.Stages[1].Norm = -1 }, "stages.1.norm hap-setting-norm"},
		{"norm per kwartaal", func(s *Settings) { s.PerQuarter = 2000 }, "perQuarter hap-setting-norm"},
		{"dag die niet bestaat", func(s *Settings) { s.Stages[0].Start = "31-02-2026" }, "stages.0.start hap-setting-date"},
		{"einde voor begin", func(s *Settings) { s.Stages[0].End = "2026-02-28" }, "stages.0.end hap-setting-date"},
		{"fases vallen samen", func(s *Settings) { s.Stages[1].Start = "2027-02-01" }, "stages.1.start hap-setting-date"},
		{"fases sluiten aan", func(s *Settings) { s.Stages[1].Start = "2027-03-01" }, ""},
		{"eigen BIG-nummer", func(s *Settings) { s.BIG = "39000000101" }, ""},
		{"eigen BIG-nummer te kort", func(s *Settings) { s.BIG = "3900000010" }, "big hap-setting-big"},
		{"eigen BIG-nummer met tikfout", func(s *Settings) { s.BIG = "39000000201" }, "big hap-setting-big"},
		{"telefoon", func(s *Settings) { s.Posts[0].Phone = "volgt" }, "posts.0.phone hap-setting-phone"},
	} {
		s := settings()
		c.change(&s)
		var got []string
		for _, p := range s.Check() {
			got = append(got, p.Column+" "+string(p.Code))
			if p.Message == "" || p.Hint == "" {
				t.Errorf("%s: no words: %+v", c.name, p)
			}
		}
		if list := strings.Join(got, ", "); list != c.want {
			t.Errorf("%s: %s, want %s", c.name, list, c.want)
		}
	}
}

func TestStageOn(t *testing.T) {
	open := settings()
	open.Stages[0].End, open.Stages[1].Start = "", "2028-03-01"
	both := settings()
	both.Stages[1].Start, both.Stages[1].End = "2027-02-01", "2028-01-31"
	for _, c := range []struct {
		name     string
		settings Settings
		day      string
		want     string
	}{
		{"binnen", settings(), "2026-11-14", "Eerste huisartsstage"},
		{"eerste dag", settings(), "2026-03-01", "Eerste huisartsstage"},
		{"laatste dag", settings(), "2027-02-28", "Eerste huisartsstage"},
		{"ervoor", settings(), "2026-02-28", ""},
		{"erna", settings(), "2027-03-01", ""},
		{"zonder einde", open, "2027-06-01", "Eerste huisartsstage"},
		{"tot de volgende begint", open, "2028-03-01", "Tweede huisartsstage"},
		{"twee tegelijk", both, "2027-02-10", ""},
	} {
		st, ok := c.settings.StageOn(c.day)
		if st.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.name, st.Name, c.want)
		}
	}
}
