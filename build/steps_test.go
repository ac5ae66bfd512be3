package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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
	for _, st := range s.suite(nil, "") {
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
