package main

import "testing"

func TestOutOfTime(t *testing.T) {
	for name, c := range map[string]struct {
		said string
		want bool
	}{
		"out of time":                          {"fuzz: elapsed: 6s, execs: 37082 (0/sec), new interesting: 26 (total: 28)\n--- FAIL: FuzzDecode (6.15s)\n    context deadline exceeded\nFAIL\n", true},
		"found":                                {"--- FAIL: FuzzDecode (0.10s)\n    --- FAIL: FuzzDecode (0.00s)\n        decode_test.go:9: wrong\n\n    Failing input written to testdata/fuzz/FuzzDecode/582528ddfad69eb5\nFAIL\n", false},
		"found something that ran out of time": {"--- FAIL: FuzzDecode (6.10s)\n    context deadline exceeded\n    Failing input written to testdata/fuzz/FuzzDecode/582528ddfad69eb5\nFAIL\n", false},
		"a seed fails":                         {"--- FAIL: FuzzDecode (0.10s)\n    failure while testing seed corpus entry: FuzzDecode/seed#0\nFAIL\n", false},
		"does not build":                       {"# aiosmap/app/form\napp/form/form.go:3:1: syntax error\nFAIL\taiosmap/app/form [build failed]\n", false},
	} {
		if got := outOfTime(c.said); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
