package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fakeShop records what would be run; answers gives the output by the start of
// the command, and broken names commands that fail.
func fakeShop(t *testing.T, answers map[string]string, broken ...string) (*shop, *[]string) {
	t.Helper()
	var ran []string
	s := newShop(t.TempDir(), &bytes.Buffer{})
	s.goos, s.uid = "linux", 0
	s.look = func(name string) (string, error) { return "/bin/" + name, nil }
	s.exec = func(x *exec.Cmd) error {
		line := strings.Join(x.Args, " ")
		ran = append(ran, line)
		for start, said := range answers {
			if strings.HasPrefix(line, start) && x.Stdout != nil {
				if _, err := x.Stdout.Write([]byte(said)); err != nil {
					return err
				}
			}
		}
		if i := slices.IndexFunc(broken, func(b string) bool { return strings.HasPrefix(line, b) }); i >= 0 {
			broken = slices.Delete(broken, i, i+1) // fails once
			return errors.New("exit status 100")
		}
		return nil
	}
	return s, &ran
}

func only(ran []string, word string) []string {
	return slices.DeleteFunc(slices.Clone(ran), func(l string) bool { return !strings.Contains(l, word) })
}

func TestInstallBringsInOnlyWhatIsMissing(t *testing.T) {
	s, ran := fakeShop(t, map[string]string{"dpkg-query -W -f ${db:Status-Status} scrot": "installed"})
	if err := s.install(context.Background(), "scrot", "xvfb"); err != nil {
		t.Fatal(err)
	}
	got := only(*ran, "apt-get install")
	if len(got) != 1 || got[0] != "apt-get install -y --no-install-recommends xvfb" {
		t.Errorf("ran %q", got)
	}
}

func TestInstallRunsNothingWhenAllIsThere(t *testing.T) {
	s, ran := fakeShop(t, map[string]string{"dpkg-query": "installed"})
	if err := s.install(context.Background(), "scrot", "xvfb"); err != nil {
		t.Fatal(err)
	}
	if got := only(*ran, "apt-get"); len(got) > 0 {
		t.Errorf("ran %q", got)
	}
}

func TestInstallGoesThroughSudo(t *testing.T) {
	s, ran := fakeShop(t, nil)
	s.uid = 1000
	if err := s.install(context.Background(), "xvfb"); err != nil {
		t.Fatal(err)
	}
	if got := only(*ran, "apt-get install"); len(got) != 1 || !strings.HasPrefix(got[0], "sudo apt-get install") {
		t.Errorf("ran %q", got)
	}
}

func TestInstallWithoutRightsGivesTheExactLine(t *testing.T) {
	s, ran := fakeShop(t, nil)
	s.uid = 1000
	s.look = func(name string) (string, error) {
		if name == "sudo" {
			return "", exec.ErrNotFound
		}
		return name, nil
	}
	err := s.install(context.Background(), "xvfb", "scrot")
	if err == nil || !strings.Contains(err.Error(), "apt-get install -y --no-install-recommends xvfb scrot") {
		t.Errorf("got %v", err)
	}
	if got := only(*ran, "apt-get"); len(got) > 0 {
		t.Errorf("ran %q", got)
	}
}

func TestInstallBringsOldListsUpToDate(t *testing.T) {
	s, ran := fakeShop(t, nil, "apt-get install")
	if err := s.install(context.Background(), "xvfb"); err != nil {
		t.Fatal(err)
	}
	got := only(*ran, "apt-get")
	if n := len(got); n < 3 || got[n-2] != "apt-get update" || !strings.HasPrefix(got[n-1], "apt-get install") {
		t.Errorf("ran %q", got)
	}
}

func TestOtherSystemsAreToldWhatIsNeeded(t *testing.T) {
	for name, change := range map[string]func(*shop){
		"a Mac":      func(s *shop) { s.goos = "darwin" },
		"not Debian": func(s *shop) { s.look = func(string) (string, error) { return "", exec.ErrNotFound } },
	} {
		t.Run(name, func(t *testing.T) {
			s, ran := fakeShop(t, nil)
			change(s)
			if err := s.install(context.Background(), "xvfb"); err != nil || len(*ran) > 0 {
				t.Errorf("ran %q, %v", *ran, err)
			}
			if said := s.out.(*bytes.Buffer).String(); !strings.Contains(said, "eeded") {
				t.Errorf("said %q", said)
			}
		})
	}
}

func TestNpmInstallsAgainOnlyWhenTheLockChanged(t *testing.T) {
	s, ran := fakeShop(t, nil)
	lock := s.path("frontend", "package-lock.json")
	installs := func() int {
		if err := s.npmInstall(context.Background()); err != nil {
			t.Fatal(err)
		}
		return len(only(*ran, "npm ci"))
	}
	writeFile(t, lock, "one")
	if n := installs(); n != 1 {
		t.Errorf("first time: %d installs", n)
	}
	if n := installs(); n != 1 {
		t.Errorf("same lock: %d installs", n)
	}
	writeFile(t, lock, "two")
	if n := installs(); n != 2 {
		t.Errorf("changed lock: %d installs", n)
	}
}

func TestAFailedNpmInstallIsTriedAgain(t *testing.T) {
	s, ran := fakeShop(t, nil, "npm ci")
	writeFile(t, s.path("frontend", "package-lock.json"), "one")
	if err := s.npmInstall(context.Background()); err == nil {
		t.Error("the failure was lost")
	}
	if err := s.npmInstall(context.Background()); err != nil || len(*ran) != 2 {
		t.Errorf("ran %q, %v", *ran, err)
	}
}

func TestStepsRunOnAfterAFailureAndEndWithIt(t *testing.T) {
	ok := func(context.Context) error { return nil }
	var out bytes.Buffer
	all := runSteps(context.Background(), &out, []step{
		{"good", nil, ok},
		{"bad", nil, func(context.Context) error { return errors.New("it broke") }},
		{"on bad", []string{"bad"}, ok},
		{"on that", []string{"on bad"}, ok},
		{"not here", nil, func(context.Context) error { return skipped{"there is no such thing here"} }},
		{"last", []string{"good"}, ok},
	})
	var states []string
	for _, v := range all {
		states = append(states, v.state)
	}
	if want := []string{passed, failed, notRun, notRun, leftOut, passed}; !slices.Equal(states, want) {
		t.Errorf("got %q, want %q", states, want)
	}
	out.Reset()
	if err := report(&out, all); err == nil {
		t.Error("a failed step gave no error")
	}
	for _, want := range []string{"it broke", "there is no such thing here", "2 passed, 3 failed, 1 skipped"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, &out)
		}
	}
	if err := report(&out, all[:1]); err != nil {
		t.Errorf("one that passed gave %v", err)
	}
}

func TestEveryNeedOfTheSuiteComesBefore(t *testing.T) {
	s, _ := fakeShop(t, nil)
	seen := map[string]bool{}
	for _, st := range s.suite(nil) {
		for _, n := range st.needs {
			if !seen[n] {
				t.Errorf("%q needs %q, which does not come before it", st.name, n)
			}
		}
		if seen[st.name] {
			t.Errorf("two steps are named %q", st.name)
		}
		seen[st.name] = true
	}
}

func TestTheCorpusIsThereOrNamedAsMissing(t *testing.T) {
	root := t.TempDir()
	writeFile(t, filepath.Join(root, "corpus", "a.xlsx"), "x")
	env := corpusEnv(root, "corpus")
	if want := "AIOSMAP_CORPUS=" + filepath.Join(root, "corpus"); len(env) != 1 || env[0] != want {
		t.Errorf("got %q, want %q", env, want)
	}
	if err := corpusThere(env); err != nil {
		t.Errorf("there: %v", err)
	}
	var skip skipped
	if err := corpusThere(corpusEnv(root, "")); !errors.As(err, &skip) {
		t.Errorf("unset: got %v, want a skip", err)
	}
	if err := corpusThere(corpusEnv(root, "elsewhere")); err == nil || errors.As(err, &skip) {
		t.Errorf("set but absent: got %v, want a failure", err)
	}
}

func TestPickingAStepBringsWhatItNeeds(t *testing.T) {
	all := []step{{name: "a"}, {name: "b", needs: []string{"a"}}, {name: "c"}, {name: "d", needs: []string{"b"}}}
	var names []string
	for _, st := range pick(all, "d") {
		names = append(names, st.name)
	}
	if !slices.Equal(names, []string{"a", "b", "d"}) {
		t.Errorf("got %q", names)
	}
	if n := len(pick(all, "")); n != len(all) {
		t.Errorf("no word picks %d of %d", n, len(all))
	}
}

func TestFuzzTargetsAreFoundPerPackage(t *testing.T) {
	got := targets("FuzzA\nFuzzB\nok  \taiosmap/app/big\t0.004s\n?   \taiosmap/app/desk\t[no test files]\nok  \taiosmap/app/table\t0.1s\nFuzzC\nok  \taiosmap/app/sheet\t0.2s\n")
	want := []target{{"aiosmap/app/big", "FuzzA"}, {"aiosmap/app/big", "FuzzB"}, {"aiosmap/app/sheet", "FuzzC"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheSampleFilesAreThoseTheTaskMakes(t *testing.T) {
	book, err := sampleBook()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place []string
		want  []byte
	}{{sampleList, book}, {sampleMal, sampleMalCSV()}} {
		have, err := os.ReadFile(filepath.Join(append([]string{".."}, c.place...)...))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, c.want) {
			t.Errorf("%s differs; run `go run ./build sample`", filepath.Join(c.place...))
		}
	}
}

func TestInventedNumbersSatisfyTheCheck(t *testing.T) {
	for sequence, want := range map[int]string{1: "39000000101", 2: "69000000201", 3: "99000000301", 19: "09000001901", 27: "09000002701", 7: "19000000701"} {
		if got := bigNumber(sequence); got != want {
			t.Errorf("bigNumber(%d) = %s, want %s", sequence, got, want)
		}
	}
}

func TestBenchListsHaveEightColumnsAndNoNumberTwice(t *testing.T) {
	rows := rosterRows(10_000)
	seen := map[string]bool{}
	for i, r := range rows[1:] {
		if len(r) != 8 {
			t.Fatalf("row %d has %d columns", i+1, len(r))
		}
		if n := strings.TrimPrefix(r[4].text, "BIG-"); seen[n] {
			t.Fatalf("row %d has %s again", i+1, n)
		} else {
			seen[n] = true
		}
	}
	if len(rows) != 10_001 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestMedianTakesTheMiddleOfEach(t *testing.T) {
	got := median([]measured{{3 * time.Second, 10}, {time.Second, 30}, {9 * time.Second, 20}})
	if got.wall != 3*time.Second || got.peak != 20 {
		t.Errorf("got %v", got)
	}
}

func TestOnlyAPictureWithTextCountsAsPainted(t *testing.T) {
	blank := func() *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, 400, 300))
		for i := range img.Pix {
			img.Pix[i] = 0xf4
		}
		return img
	}
	text := blank()
	for line := range 14 {
		for x := 100; x < 300; x++ {
			for y := 50 + line*18; y < 58+line*18; y++ {
				if (x*7+y*13+line)%5 < 2 {
					text.Set(x, y, color.RGBA{uint8(x % 60), uint8(y % 50), uint8((x + y) % 70), 255})
				}
			}
		}
	}
	black := blank()
	for i := range black.Pix {
		black.Pix[i] = 0
	}
	block := blank()
	for x := 120; x < 200; x++ {
		for y := 80; y < 200; y++ {
			block.Set(x, y, color.Black)
		}
	}
	rules := blank()
	for y := 50; y < 290; y += 12 {
		for x := range 400 {
			rules.Set(x, y, color.Black)
		}
	}
	for name, c := range map[string]struct {
		img  image.Image
		want bool
	}{
		"blank": {blank(), false}, "black": {black, false}, "one block": {block, false}, "only rules": {rules, false}, "text": {text, true},
	} {
		if got := measure(c.img, textPart(c.img.Bounds())); got.painted() != c.want {
			t.Errorf("%s: %s counts as painted = %v", name, got, got.painted())
		}
	}
}

func TestTheWindowIsCutOutOfTheScreen(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	if box := windowBox(img); !box.Empty() {
		t.Errorf("an empty screen has a window at %v", box)
	}
	want := image.Rect(5, 7, 45, 33)
	for y := want.Min.Y; y < want.Max.Y; y++ {
		for x := want.Min.X; x < want.Max.X; x++ {
			img.Set(x, y, color.White)
		}
	}
	if box := windowBox(img); box != want {
		t.Errorf("got %v, want %v", box, want)
	}
	if b := crop(img, want).Bounds(); b != image.Rect(0, 0, 40, 26) {
		t.Errorf("cut to %v", b)
	}
}

func TestTheWindowsReportIsHeldAgainstWhatMustBe(t *testing.T) {
	for name, c := range map[string]struct {
		report selfReport
		fine   bool
	}{
		"all well":     {selfReport{Bound: true, CSP: []string{}, Rows: 12}, true},
		"no answer":    {selfReport{Rows: 12}, false},
		"policy":       {selfReport{Bound: true, CSP: []string{"style-src"}, Rows: 12}, false},
		"rows missing": {selfReport{Bound: true, Rows: 11}, false},
	} {
		if err := c.report.check(12); (err == nil) != c.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDriftIsSeenInEveryDirection(t *testing.T) {
	kept := map[string][]byte{"a": []byte("1"), "b": []byte("1"), "c": []byte("1")}
	made := map[string][]byte{"a": []byte("1"), "b": []byte("2"), "d": []byte("1")}
	if got := differing(kept, made); !slices.Equal(got, []string{"b", "c", "d"}) {
		t.Errorf("got %q", got)
	}
	if got := differing(kept, kept); len(got) > 0 {
		t.Errorf("the same: got %q", got)
	}
}

func TestNoticesNameEveryPartUnderItsText(t *testing.T) {
	root := t.TempDir()
	writeFile(t, filepath.Join(root, "one", "LICENSE"), "Free for all.\r\n")
	writeFile(t, filepath.Join(root, "two", "licence.md"), "Free for all.\n")
	writeFile(t, filepath.Join(root, "three", "COPYING"), "Other words.\n")
	writeFile(t, filepath.Join(root, "none", "README"), "")
	parts := []part{{"two", "v2", filepath.Join(root, "two")}, {"one", "v1", filepath.Join(root, "one")}, {"three", "", filepath.Join(root, "three")}}
	text, err := noticesText("MIT", parts)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"one v1\ntwo v2\n\nFree for all.\n", "three\n\nOther words.\n", "MIT"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if _, err := noticesText("MIT", append(parts, part{"none", "v1", filepath.Join(root, "none")})); err == nil {
		t.Error("a part without a licence was passed over")
	}
}

func TestVersionsBecomeFourNumbers(t *testing.T) {
	for in, want := range map[string]string{"1.2.3": "1.2.3.0", "1.2.3-4-gabc": "1.2.3.4", "ab12cd3-gewijzigd": "0.0.0.0", "ontwikkeling": "0.0.0.0"} {
		if got := numbers(in); got != want {
			t.Errorf("numbers(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTheDisplayIsLookedForOnlyOnLinux(t *testing.T) {
	none := func(string) string { return "" }
	x11 := func(name string) string { return map[string]string{"DISPLAY": ":0"}[name] }
	if hasDisplay("linux", none) || !hasDisplay("linux", x11) || !hasDisplay("windows", none) {
		t.Error("the display was judged wrongly")
	}
}

func TestAnUnknownTaskNamesAllTasks(t *testing.T) {
	err := dispatch(context.Background(), []string{"nothing"})
	for _, task := range tasks() {
		if err == nil || !strings.Contains(err.Error(), task.name) {
			t.Errorf("%v lacks %s", err, task.name)
		}
	}
}
