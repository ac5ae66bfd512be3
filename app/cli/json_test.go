package cli_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// hasJSON reads the object on standard output of the command before and
// looks for "path=value" in it: problems.0.code=big-length; "path@=2" counts;
// "problems.code=big-length" finds one among several. Anything but one object
// on standard output fails.
func hasJSON(ts *testscript.TestScript, neg bool, args []string) {
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	var object map[string]any
	ts.Check(dec.Decode(&object))
	if dec.More() {
		ts.Fatalf("something stands behind the object")
	}
	for _, list := range []string{"fixes", "suggestions", "problems"} {
		if v, ok := object[list]; ok && v == nil {
			ts.Fatalf("%s is null", list)
		}
	}
	for _, want := range args {
		path, value, _ := strings.Cut(want, "=")
		counting := strings.HasSuffix(path, "@")
		found := lookUp(object, strings.Split(strings.TrimSuffix(path, "@"), "."))
		ok := false
		for _, f := range found {
			got := fmt.Sprint(f)
			if list, isList := f.([]any); counting && isList {
				got = fmt.Sprint(len(list))
			}
			if n, isNumber := f.(float64); isNumber {
				got = fmt.Sprintf("%.0f", n)
			}
			ok = ok || got == value || strings.HasPrefix(value, "~") && strings.Contains(got, value[1:])
		}
		if ok == neg {
			ts.Fatalf("%s: found %v", want, found)
		}
	}
}

func lookUp(v any, path []string) []any {
	if len(path) == 0 {
		return []any{v}
	}
	switch v := v.(type) {
	case map[string]any:
		if next, ok := v[path[0]]; ok {
			return lookUp(next, path[1:])
		}
	case []any:
		var n int
		if _, err := fmt.Sscan(path[0], &n); err == nil {
			if n < len(v) {
				return lookUp(v[n], path[1:])
			}
			return nil
		}
		var out []any
		for _, item := range v {
			out = append(out, lookUp(item, path)...)
		}
		return out
	}
	return nil
}
