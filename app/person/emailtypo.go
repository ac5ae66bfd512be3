package person

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

//go:embed domains.txt
var domainFile string

// domains holds the known mail domains, dotless the same by their spelling
// without dots, targets those that near spellings are offered as, in order.
var domains, dotless, targets = readDomains(domainFile)

func readDomains(file string) (known map[string]bool, dotless map[string]string, targets []string) {
	known, dotless = make(map[string]bool), make(map[string]string)
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, starred := strings.CutSuffix(line, "*")
		name = strings.TrimSpace(name)
		known[name] = true
		dotless[strings.ReplaceAll(name, ".", "")] = name
		if !starred {
			targets = append(targets, name)
		}
	}
	slices.Sort(targets)
	return known, dotless, targets
}

// wrongTops are endings that exist nowhere, with what was meant.
var wrongTops = []struct{ typed, meant string }{
	{".con", ".com"}, {".cmo", ".com"}, {".ocm", ".com"}, {".comm", ".com"},
	{".vom", ".com"}, {".xom", ".com"}, {".nll", ".nl"}, {".nlm", ".nl"},
}

// EmailTypo is the suggestion email-typo: a comma for a dot, a missing dot,
// or a well-known domain nearly spelled. A known domain is never touched, and
// what is offered is always a valid address.
func EmailTypo(s string) (string, bool) {
	local, domain, ok := strings.Cut(s, "@")
	if !ok || strings.Contains(domain, "@") {
		return s, false
	}
	fixed := nearDomain(strings.ReplaceAll(domain, ",", "."))
	out := strings.ReplaceAll(local, ",", ".") + "@" + fixed
	if out == s || !ValidEmail(out) {
		return s, false
	}
	return out, true
}

func nearDomain(domain string) string {
	low := strings.ToLower(domain)
	if domains[low] {
		return domain
	}
	if low == "gmail.nl" { // too far from gmail.com in spelling, not in habit
		return "gmail.com"
	}
	if d, ok := dotless[strings.ReplaceAll(low, ".", "")]; ok {
		return d
	}
	best, at := 3, ""
	for _, d := range targets {
		if n := distance(low, d); n < best {
			best, at = n, d
		}
	}
	if at != "" && best <= allowed(at) {
		return at
	}
	for _, t := range wrongTops {
		if strings.HasSuffix(low, t.typed) {
			// Two slips in one domain (gmial.ocm) are offered as one.
			return nearDomain(domain[:len(domain)-len(t.typed)] + t.meant)
		}
	}
	return domain
}

// allowed is the distance within which a domain is taken for a slip: short
// names are too easily another domain.
func allowed(domain string) int {
	if len(domain) >= 10 {
		return 2
	}
	return 1
}

// distance is the number of slips between two domains, two letters that
// changed places counted as one; far apart is 99.
func distance(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 || a == "" || a[0] != b[0] && (len(a) < 2 || a[1] != b[0]) {
		return 99
	}
	if swapped(a, b) {
		return 1
	}
	return levenshtein.ComputeDistance(a, b)
}

func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
